"""The benchmarks: never part of the tests, run by ``python3 start.py bench``."""

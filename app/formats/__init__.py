"""Formats in and out: each one module, to and from ``app.journey``."""

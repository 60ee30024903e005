"""``python -m bench [NAME] [--json FILE]``: one benchmark, or all of them one after another.

A benchmark is a module of this folder with ``main(arguments)``, which takes ``--json FILE``.
"""

import argparse
import importlib
import json
import sys
import tempfile
from pathlib import Path

NAMES = sorted(one.stem for one in Path(__file__).parent.glob("[!_]*.py"))


def run_all(report: Path | None) -> None:
    """Every benchmark in turn; the figures of all in one file, if asked for."""
    found = {}
    for name in NAMES:
        print(f"\n{name}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            figures = Path(folder) / "figures.json"
            importlib.import_module(f"bench.{name}").main(["--json", str(figures)])
            found[name] = json.loads(figures.read_text("utf-8"))
    if report:
        report.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Run the benchmark that is named, with the arguments after its name; or all."""
    if arguments and arguments[0] in NAMES:
        importlib.import_module(f"bench.{arguments[0]}").main(arguments[1:])
        return
    reader = argparse.ArgumentParser(prog="bench", description=__doc__)
    reader.add_argument("name", nargs="?", choices=NAMES, help="one benchmark; without it, all")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    run_all(reader.parse_args(arguments).json)


if __name__ == "__main__":
    main(sys.argv[1:])

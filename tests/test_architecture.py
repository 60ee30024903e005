"""The rooms of docs/architecture.md and the arrows between them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN_NAMES = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}


def python_files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def method_calls(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node.lineno


def test_imports_run_one_way_through_the_rooms() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_storage_leaves_the_commit_to_the_action() -> None:
    files = [file for file in python_files("app/storage") if "migrations" not in file.parts]
    assert files, "app/storage has no files: this test would pass emptily"
    commits = [
        f"{file.relative_to(ROOT)}:{line}"
        for file in files
        for name, line in method_calls(file)
        if name == "commit"
    ]
    assert commits == []


@pytest.mark.parametrize("folder", ["app", "bench", "tests"])
def test_a_module_is_named_after_what_it_holds(folder: str) -> None:
    names = {part for file in python_files(folder) for part in (file.stem, file.parent.name)}
    assert names & FORBIDDEN_NAMES == set()

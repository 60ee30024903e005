"""What the documents name is there: files, settings, commands with their options, anchors."""

import re
import shlex
from pathlib import Path

import pytest

from app.cli import _parser
from app.language import translator
from app.settings import PREFIX

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)")
OWN_PATH = re.compile(r"`((?:app|tests|bench|docs|templates|static|journeys)/[\w./-]+)`")
COMMAND = re.compile(
    r"^(?:\$ )?(?:\.venv/bin/)?(klantreis [a-z].*)$|`(klantreis [a-z][^`\n]*)`", re.MULTILINE
)
SETTING = re.compile(rf"{PREFIX}([A-Z_]+)")
OF_TESTS = {"ACCEPT_PICTURES", "FUZZ"}

every_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda one: str(one.relative_to(ROOT))
)


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as code hosts make them."""
    heads = re.findall(r"^#+ (.*)$", document.read_text("utf-8"), re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", one).lower() for one in heads)
    return {re.sub(r"[^\w\- ]", "", one).strip().replace(" ", "-") for one in plain}


@every_document
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(document: Path) -> None:
    for path, anchor in LINK.findall(document.read_text("utf-8")):
        target = (document.parent / path) if path else document
        assert target.exists(), path
        if anchor and target.suffix == ".md":
            assert anchor[1:] in anchors(target), f"{path}{anchor}"


@every_document
def test_every_path_of_ours_that_is_named_is_there(document: Path) -> None:
    for path in OWN_PATH.findall(document.read_text("utf-8")):
        assert (ROOT / path).exists(), path


@every_document
def test_every_command_that_is_shown_is_understood(document: Path) -> None:
    parser = _parser(translator("en"))
    for lines, within in COMMAND.findall(document.read_text("utf-8")):
        words = shlex.split(re.sub(r"\s+(?:#|&|>|2>|\|).*$", "", lines or within), comments=True)
        for word in words[2:]:
            if word.startswith("--"):
                assert word in parser_of(words[1], parser), lines or within
        assert parser_of(words[1], parser)


def parser_of(command: str, parser: object) -> set[str]:
    """The options of a command; none where there is no such command."""
    subparsers = parser._subparsers._group_actions[0].choices  # type: ignore[attr-defined]
    return set(subparsers[command]._option_string_actions) if command in subparsers else set()


def test_every_setting_has_its_line_and_every_line_its_setting() -> None:
    code = "\n".join(one.read_text("utf-8") for one in (ROOT / "app").rglob("*.py"))
    known = set(SETTING.findall(code)) | set(re.findall(r'given\.get\("([A-Z_]+)"', code))
    known |= set(re.findall(r'PREFIX}([A-Z_]+)"', code))
    told = set(
        re.findall(
            rf"^\| `{PREFIX}([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.MULTILINE
        )
    )
    assert told
    assert known == told


@every_document
def test_no_document_names_a_setting_that_is_not_there(document: Path) -> None:
    told = (ROOT / "docs/settings.md").read_text("utf-8")
    for name in set(SETTING.findall(document.read_text("utf-8"))) - OF_TESTS:
        assert f"`{PREFIX}{name}`" in told, name

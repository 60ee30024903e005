"""docs/journey-format.md tells the whole format, and its example is one."""

import re
from pathlib import Path
from typing import Any

import pytest

from app.formats.journey_file import read_journey, write_journey
from app.formats.schema import journey_schema

TEXT = (Path(__file__).parent.parent.parent / "docs" / "journey-format.md").read_text("utf-8")
SCHEMA = journey_schema("en")
PARTS: dict[str, Any] = {"The journey": SCHEMA} | {
    re.sub("(?<!^)([A-Z])", lambda found: f" {found[0].lower()}", name): part
    for name, part in SCHEMA["$defs"].items()
    if "properties" in part
}


def rows(part: str) -> dict[str, str]:
    """The table rows of one section, by field."""
    section = re.search(rf"^### {part} \(.*?\n(.*?)(?=^###|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section, f"no section about {part}"
    return dict(re.findall(r"^\| `(\w+)` (\|.*)$", section[1], re.MULTILINE))


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_a_part_is_told_in_order(part: str) -> None:
    assert list(rows(part)) == list(PARTS[part]["properties"])


@pytest.mark.parametrize("part", PARTS)
def test_every_field_has_its_meaning_and_its_values(part: str) -> None:
    told = rows(part)
    for field, shape in PARTS[part]["properties"].items():
        names = re.findall(r"#/\$defs/(\w+)", str(shape))
        values = [value for name in names for value in SCHEMA["$defs"][name].get("enum", [])]
        missing = [value for value in values if f"`{value}`" not in told[field]]
        assert (shape["description"] in told[field], missing) == (True, []), field


@pytest.mark.parametrize("part", PARTS)
def test_what_is_needed_is_marked(part: str) -> None:
    marked = [field for field, row in rows(part).items() if "**needed**" in row]
    assert marked == [
        one for one in PARTS[part]["properties"] if one in PARTS[part].get("required", [])
    ]


def test_the_example_is_written_as_the_program_writes_it() -> None:
    example = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert example
    assert write_journey(read_journey(example[1], name="example")) == example[1]

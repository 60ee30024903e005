"""The ways that Mermaid's own parser is tried with: each is read, and what has no place is told."""

import pytest

from app.formats.mermaid import read_mermaid

EVERY_FORM = """journey
accTitle: Shopping
accDescr {
  A journey of a family
  that goes shopping
}
title Shopping with Mermaid
section Documentation
A task: 5: Alice, Bob, Charlie
B task: 3:Bob, Charlie
C task: 5
D task: 5: Charlie, Alice
E task: 5:
section Another section
P task: 5:;
Q task: 5:
%% a remark
"""


def test_tasks_with_many_one_or_no_people_are_all_contact_moments() -> None:
    reading = read_mermaid(EVERY_FORM.encode(), "x.mmd")
    titles = [one.title for one in reading.journey.contact_moments]
    assert titles == [f"{name} task" for name in "ABCDEPQ"]
    assert [one.title for one in reading.journey.phases] == ["Documentation", "Another section"]
    told = {(one.line, one.fault.code) for one in reading.remarks}
    assert {(9, "mermaid_people"), (10, "mermaid_people"), (17, "mermaid_comment")} <= told


def test_a_description_over_several_lines_is_the_summary() -> None:
    reading = read_mermaid(EVERY_FORM.encode(), "x.mmd")
    assert reading.journey.summary == "A journey of a family\nthat goes shopping"


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Shopping with Mermaid\n---\njourney\n",
        '%%{init: {"theme": "dark"}}%%\njourney\ntitle Shopping with Mermaid\n',
        '%%{init: {\n  "theme": "dark"\n}}%% journey\ntitle Shopping with Mermaid\n',
        "%% first\n\njourney\n  title Shopping with Mermaid\n",
        "journey\ntitle Shopping with Mermaid\nsection A;\n",
    ],
)
def test_whatever_stands_above_the_tasks_the_title_is_found(head: str) -> None:
    reading = read_mermaid(f"{head}  Make tea: 5: Me\n".encode(), "x.mmd")
    assert reading.journey.title == "Shopping with Mermaid"
    assert [one.title for one in reading.journey.contact_moments] == ["Make tea"]
    assert [one.score for one in reading.journey.experiences] == [2]

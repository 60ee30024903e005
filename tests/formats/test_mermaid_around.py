"""Diagrams as people keep them: in Markdown, in a wiki, in a page of HTML, several in one file."""

import pytest

from app.formats.bad_file import BadFile
from app.formats.mermaid import read_mermaid
from app.formats.mermaid_blocks import MOST_DIAGRAMS

JOURNEY = "journey\n  title Een dag\n  section Ochtend\n    Thee: 5: Me\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("```mermaid", "```"),
        ("~~~mermaid", "~~~"),
        ("::: mermaid", ":::"),
        ("````{mermaid}", "````"),
        ("# Titel\n\nTekst\n\n```mermaid", "```\n\nMeer tekst"),
        ('<pre class="mermaid">', "</pre>"),
        ('<p>Tekst</p>\n<div class="mermaid">', "</div>"),
    ],
)
def test_a_diagram_is_found_in_the_text_around_it(before: str, after: str) -> None:
    reading = read_mermaid(f"{before}\n{JOURNEY}{after}\n".encode(), "reis.md")
    assert reading.journey.title == "Een dag"
    assert [one.title for one in reading.journey.contact_moments] == ["Thee"]
    around = [one for one in reading.remarks if one.fault.code == "mermaid_around"]
    assert len(around) == ("ekst" in before)


def test_a_remark_names_the_line_of_the_file_and_not_of_the_diagram() -> None:
    text = f"Tekst\n```mermaid\n{JOURNEY}    Koffie: 9: Me\n```\n"
    told = {one.fault.code: one.line for one in read_mermaid(text.encode(), "reis.md").remarks}
    assert told["mermaid_score"] == 7
    assert told["mermaid_around"] == 1


def test_several_journeys_in_one_text_stay_apart_and_another_diagram_is_told() -> None:
    second = JOURNEY.replace("Een dag", "Nog een dag")
    flow = "flowchart TD\n  A --> B\n"
    text = "".join(f"```mermaid\n{one}```\n" for one in (JOURNEY, flow, second))
    reading = read_mermaid(text.encode(), "reis.md")
    assert [reading.journey.title, *(one.title for one in reading.others)] == [
        "Een dag",
        "Nog een dag",
    ]
    assert [(one.line, one.fault.values) for one in reading.remarks if one.line == 8] == [
        (8, {"text": "flowchart TD"})
    ]


def test_a_text_with_other_diagrams_alone_is_refused_where_the_first_begins() -> None:
    with pytest.raises(BadFile) as refused:
        read_mermaid(b"Tekst\n```mermaid\nflowchart TD\n```\n", "reis.md")
    assert [(one.line, one.fault.code) for one in refused.value.found] == [(3, "mermaid_none")]


def test_far_too_many_diagrams_are_refused_with_the_line() -> None:
    text = f"```mermaid\n{JOURNEY}```\n" * (MOST_DIAGRAMS + 1)
    with pytest.raises(BadFile) as refused:
        read_mermaid(text.encode(), "reis.md")
    assert refused.value.found[0].line == 6 * MOST_DIAGRAMS + 1


def test_a_department_in_other_capitals_is_the_same_one() -> None:
    text = "journey\n  section a\n    b: 3: Me, Gemeente\n    c: 2: gemeente\n"
    journey = read_mermaid(text.encode(), "reis.mmd").journey
    assert [one.title for one in journey.departments] == ["Gemeente"]

"""Mermaid's journey diagram: what can be said in it comes back, and the rest is told."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.bad_file import BadFile
from app.formats.draft import Reading
from app.formats.journey_file import read_journey
from app.formats.mermaid import read_mermaid, write_mermaid
from app.journey import Journey, JourneyKind, Resource
from app.language import translator
from tests.strategies import journeys, texts

DUTCH = translator("nl")
EXAMPLES = sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml"))

EVERYTHING = """\
---
title: "Uit de kop"
config:
  theme: dark
---
%%{init: {'theme': 'base',
  'themeVariables': {}}}%%
%% een opmerking
journey
  title Aanvraag; section Begin
    accTitle: Voor de schermlezer
    accDescr { Twee
      regels }
    Bellen: 5: Ik, Wijkteam
    Wachten: 2; Brief: 4: Gemeente, Corporatie, Me # nog een
  section Twee<br/>delen
    Afwijzing#58; nee: 1
    Zomaar iets
    Later: 6: Wijkteam
"""


def told(journey: Journey) -> dict[str, Any]:
    """What a diagram can say of a journey."""
    departments = {one.id: one for one in journey.departments}
    return {
        "kind": journey.kind,
        "title": journey.title,
        "summary": journey.summary,
        "departments": [(one.title, one.kind) for one in journey.departments],
        "phases": [
            (phase.title, [one.title for one in journey.in_phase(phase.id)])
            for phase in journey.phases
        ],
        "with": [
            departments[one.department].title if one.department else None
            for one in journey.contact_moments
        ],
        "scores": [
            one.score if (one := journey.lived_experience(moment.id)) else None
            for moment in journey.contact_moments
        ],
    }


def again(journey: Journey) -> Journey:
    reading = read_mermaid(write_mermaid(journey, DUTCH).content, "x.mmd")
    assert reading.remarks == ()
    return reading.journey


@given(journeys())
def test_what_a_diagram_can_say_comes_back(journey: Journey) -> None:
    assert told(again(journey)) == told(journey)


@given(journeys())
def test_writing_what_was_read_loses_nothing_more(journey: Journey) -> None:
    assert write_mermaid(again(journey), DUTCH).losses == ()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_comes_back_as_far_as_a_diagram_goes(file: Path) -> None:
    journey = read_journey(file.read_bytes(), name=file.name)
    assert told(again(journey)) == told(journey)


def test_a_score_that_nobody_gave_is_no_neutral_one() -> None:
    journey = read_journey(EXAMPLES[0].read_bytes(), name="x").with_items(Resource.EXPERIENCE, ())
    assert len(journey.contact_moments) > 3
    assert again(journey).experiences == ()


def test_everything_that_diagrams_hold_is_read_or_told() -> None:
    reading = read_mermaid(EVERYTHING.encode(), "x.mmd")
    journey = reading.journey
    assert (journey.title, journey.summary) == ("Aanvraag", "Twee\nregels")
    assert [one.title for one in journey.phases] == ["Begin", "Twee delen"]
    assert [(one.title, one.department) for one in journey.contact_moments] == [
        ("Bellen", "wijkteam"),
        ("Wachten", None),
        ("Brief", "gemeente"),
        ("Afwijzing: nee", None),
        ("Later", "wijkteam"),
    ]
    assert [one.score for one in journey.experiences] == [2, -1, 1, -2]
    assert [(one.line, one.fault.code) for one in reading.remarks] == [
        (3, "mermaid_settings"),
        (6, "mermaid_settings"),
        (8, "mermaid_comment"),
        (9, "kind_chosen"),
        (11, "mermaid_acc_title"),
        (15, "mermaid_comment"),
        (15, "mermaid_people"),
        (18, "mermaid_line"),
        (19, "mermaid_score"),
    ]


@pytest.mark.parametrize(
    "score", ["0", "6", "-1", "3.5", "", "goed", "1e0", "NaN", "９", "9" * 400]
)
def test_a_score_that_is_none_is_told_and_not_guessed(score: str) -> None:
    reading = read_mermaid(f"journey\nsection A\nTaak: {score}: Ik".encode(), "x.mmd")
    assert reading.journey.experiences == ()
    assert "mermaid_score" in [one.fault.code for one in reading.remarks]


@pytest.mark.parametrize("title", ["Journey", "title a", "Section", "accTitle: x", "a#59; b", "%%"])
def test_a_title_that_means_something_to_mermaid_is_hidden_from_it(title: str) -> None:
    moment = {"id": "m", "phase": "p", "title": title}
    whole = {"id": "x", "kind": "lived", "title": title, "phases": [{"id": "p", "title": title}]}
    journey = Journey.model_validate(whole | {"contact_moments": [moment]}, by_name=True)
    text = write_mermaid(journey, DUTCH).content.decode()
    assert not re.search(r"^\s*(journey .*|title (?!#|a#).*:.*)$", text, re.MULTILINE)
    assert told(again(journey)) == told(journey)


def test_losses_name_the_fields_and_how_often() -> None:
    journey = read_journey(
        next(one for one in EXAMPLES if one.stem == "david").read_bytes(), name="x"
    )
    named = {
        (one.resource.value, one.field): one.count for one in write_mermaid(journey, DUTCH).losses
    }
    assert named["contact-moment", "refusal.reason"] == 2
    assert named["experience", "score"] == 2
    assert ("contact-moment", "title") not in named


def test_a_diagram_in_a_markdown_fence_is_read() -> None:
    text = "```mermaid\njourney\n  section A\n  Taak: 3\n```\n"
    assert [one.title for one in read_mermaid(text.encode(), "x").journey.contact_moments] == [
        "Taak"
    ]


def test_a_diagram_without_a_title_is_called_after_its_file() -> None:
    reading = read_mermaid(b"journey\nsection A", "map/aanvraag.mmd")
    assert reading.journey.title == "aanvraag.mmd"
    assert reading.journey.kind is JourneyKind.LIVED


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"", 1, "mermaid_none"),
        (b"%% niets\n\n", 1, "mermaid_none"),
        (b"flowchart TD\n A --> B", 1, "mermaid_none"),
        (b"---\ntitle: x\n", 1, "mermaid_front_matter"),
        ("journey\n title Één".encode("utf-16"), 1, "file_encoding"),
        ("journey\n title Één".encode("latin-1"), 2, "file_encoding"),
        (b"journey\n title a\x00b", 2, "text_characters"),
        (b"journey\n title a#0;b", 2, "text_characters"),
        (b"journey\n title a#55296;b", 1, "invalid"),
        (b"journey\n section " + b"a" * 201, 2, "too_long"),
        (b"journey\n section A\n : 3", 3, "missing"),
        (b"journey\n" + b"a" * 5_000_001, 1, "file_too_big"),
    ],
)
def test_what_is_no_diagram_is_refused_with_its_line(content: bytes, line: int, code: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_mermaid(content, "x.mmd")
    assert [(one.line, one.fault.code) for one in refused.value.found] == [(line, code)]


def result(content: bytes) -> Reading | BadFile:
    """What a reader makes of it; any other error is a fault of the reader."""
    try:
        return read_mermaid(content, "x")
    except BadFile as bad:
        return bad


_LINES = (
    st.sampled_from(EVERYTHING.split("\n")) | texts() | st.from_regex(r"[a-z#;:%{}, 0-9-]{0,30}")
)


@given(st.lists(_LINES, max_size=12))
def test_whatever_stands_in_a_diagram_is_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(["journey", *lines])
    last = text.replace("\r", "\n").count("\n") + 1
    found = result(text.encode())
    said = found.found if isinstance(found, BadFile) else found.remarks
    assert all(DUTCH.fault(one.fault) and 1 <= one.line <= last for one in said)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for whole in (content, b"journey\n" + content):
        found = result(whole)
        assert found.found if isinstance(found, BadFile) else found.journey.title


def test_a_diagram_of_many_lines_is_read_in_one_go() -> None:
    lines = [f"  Taak {n}: {n % 5 + 1}: Ik, Afdeling {n % 7}" for n in range(5_000)]
    text = "\n".join(["journey", "section A", *lines])
    reading = read_mermaid(text.encode(), "x")
    assert (len(reading.journey.contact_moments), len(reading.journey.departments)) == (5_000, 7)

"""A journey goes into a file and comes out the same."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.journey_file import read_journey, write_journey
from app.formats.schema import journey_schema, schema_text
from app.formats.yaml_tree import read_tree
from app.journey import Experience, Journey, JourneyKind, Refused, Resource
from app.language import Translator, languages, translator
from tests.strategies import journeys, texts

SCHEMA = Path(__file__).parent.parent.parent / "journeys" / "schema.json"
VALIDATOR = jsonschema.Draft7Validator(journey_schema())

MOMENTS = """\
klantreis: 1
kind: lived
title: Noor
phases:
  - title: Start
contact_moments:
  - {title: A, phase: start, date: 2025}
  - title: A
    phase: start
    description:
    experiences: [{score: 1}, {score: 2}]
"""


@given(journeys())
def test_what_was_written_is_read_back_exactly(journey: Journey) -> None:
    assert read_journey(write_journey(journey), name="x") == journey


@given(journeys())
def test_writing_what_was_read_gives_the_same_file(journey: Journey) -> None:
    text = write_journey(journey)
    assert write_journey(read_journey(text, name="x")) == text


@given(journeys())
def test_the_schema_accepts_what_is_written(journey: Journey) -> None:
    VALIDATOR.validate(read_tree(write_journey(journey), "x").value)


@given(journeys(), st.data())
def test_the_schema_accepts_whatever_the_reader_accepts(
    journey: Journey, data: st.DataObject
) -> None:
    content = read_tree(write_journey(journey), "x").value
    _spoil(content, data)
    text = json.dumps(content, ensure_ascii=False)
    try:
        read_journey(text, name="x")
    except Refused:
        return
    VALIDATOR.validate(read_tree(text, "x").value)


def _spoil(content: Any, data: st.DataObject) -> None:
    """Puts something else in one place of a file's content."""
    while True:
        places = list(content) if isinstance(content, dict) else range(len(content))
        place = data.draw(st.sampled_from(places))
        inner = content[place]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.integers(0, 4)) == 0:
            break
        content = inner
    other = st.sampled_from(
        [None, True, 0, 1.0, 2025, "yes", "2025", "  ", [], {}, ["date"], "6 week"]
    )
    content[place] = data.draw(other | texts())


@given(journeys())
def test_other_yaml_programs_read_the_same_texts(journey: Journey) -> None:
    ours = read_tree(write_journey(journey), "x").value
    theirs = yaml.load(write_journey(journey), Loader=yaml.BaseLoader)
    assert _as_text(theirs) == _as_text(ours)


@pytest.mark.parametrize("word", ["yes", "No", "on", "y", "OFF", "12:30", "1_000", "2025", "null"])
def test_words_with_a_meaning_in_older_yaml_stay_words(word: str) -> None:
    journey = Journey(id="x", kind=JourneyKind.LIVED, title=word, themes=(word,))
    read = yaml.safe_load(write_journey(journey))
    assert (read["title"], read["themes"]) == (word, [word])


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(journeys())
@settings(max_examples=20)
def test_lines_are_not_longer_than_they_need_be(journey: Journey) -> None:
    lines = write_journey(journey).splitlines()
    assert len(lines) > 3
    folded = [line for line in lines if len(line) > 100 and " " in line.strip() and '"' not in line]
    assert [line for line in folded if not line.lstrip().startswith(("-", "title", "topic"))] == []


def test_experiences_are_written_with_their_contact_moment_in_its_order() -> None:
    journey = read_journey(MOMENTS, name="x")
    mixed = [
        Experience(id="z", contact_moment="a-2", score=0),
        Experience(id="y", contact_moment="a", score=1),
    ]
    again = read_journey(write_journey(journey.with_items(Resource.EXPERIENCE, mixed)), name="x")
    assert [one.id for one in again.experiences] == ["y", "z"]


def test_ids_that_are_left_out_are_made_from_the_title() -> None:
    journey = read_journey(MOMENTS, name="x")
    assert [one.id for one in journey.contact_moments] == ["a", "a-2"]
    assert [one.id for one in journey.experiences] == ["a-2-1", "a-2-2"]


def test_a_journey_without_id_gets_a_new_one_each_time() -> None:
    assert read_journey(MOMENTS, name="x").id != read_journey(MOMENTS, name="x").id


def test_a_bare_year_is_a_date() -> None:
    assert read_journey(MOMENTS, name="x").contact_moments[0].date == "2025"


def test_a_byte_order_mark_is_no_part_of_the_file() -> None:
    assert read_journey(b"\xef\xbb\xbf" + MOMENTS.encode(), name="x").title == "Noor"


def test_windows_line_ends_make_no_difference() -> None:
    ours = read_journey("id: x\n" + MOMENTS, name="x")
    assert read_journey("id: x\r\n" + MOMENTS.replace("\n", "\r\n"), name="x") == ours


def test_a_long_text_is_folded_and_a_short_one_with_lines_is_kept_as_it_is() -> None:
    journey = Journey(
        id="x", kind=JourneyKind.LIVED, title="T", goal="een twee " * 20, wish="een\n\ntwee"
    )
    text = write_journey(journey)
    assert "goal: >-\n  een twee een" in text
    assert "wish: |-\n  een\n\n  twee\n" in text


def test_a_journey_that_would_not_fit_in_a_file_is_not_written() -> None:
    phases = [{"id": f"p{n}", "title": "P", "description": "x" * 5000} for n in range(1001)]
    journey = Journey.model_validate({"id": "x", "kind": "lived", "title": "T", "phases": phases})
    with pytest.raises(Refused) as refused:
        write_journey(journey)
    assert [one.code for one in refused.value.faults] == ["file_too_big"]


def test_the_published_schema_is_up_to_date() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("language", languages())
def test_every_field_of_the_schema_tells_what_it_means(language: str) -> None:
    parts = [journey_schema(language), *journey_schema(language)["$defs"].values()]
    meanings = [
        field["description"] for part in parts for field in part.get("properties", {}).values()
    ]
    assert len(meanings) > 70
    assert all(meanings)


def test_every_described_field_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    described = {key for key in translator("nl")._texts if key.startswith("fields.")}
    used: set[str] = set()
    monkeypatch.setattr(Translator, "__call__", lambda _self, key: used.add(key) or key)
    journey_schema()
    assert described - used == {"fields.experience.contact_moment"}

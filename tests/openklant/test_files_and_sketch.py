"""Open Klant's contacts out of a file, and the sketch that they become."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.bad_file import BadFile
from app.formats.journey_file import write_journey
from app.journey import Channel, JourneyKind, faults_in
from app.language import languages, translator
from app.openklant.fetching import gathered_from
from app.openklant.gathering import Gathered, Wanted
from app.openklant.sketch import MOST_MOMENTS, Words, sketch_of
from tests.openklant.fake import as_file, contact

ALL = Wanted()
CONTACTS = [
    contact(1),
    contact(2),
    contact(3, kanaal="Zuil in de hal", indicatieContactGelukt=False),
    contact(4, onderwerp="Briefadres", hadBetrokkenActoren=[]),
]


def sketch(contacts: list[dict[str, Any]], words: Words | None = None) -> Any:
    gathered = gathered_from(as_file(contacts), "x.json", ALL)
    return sketch_of(gathered, "klant.example.nl", words or Words(), translator("nl"))


def test_contacts_become_a_sketch_with_how_often_they_came() -> None:
    journey = sketch(CONTACTS)
    first = journey.contact_moments[0]
    assert journey.kind is JourneyKind.SKETCH
    assert len(journey.contact_moments) == 3
    assert (first.title, first.channel) == ("Vraag over bijstand", Channel.TELEPHONE)
    assert first.description == "Dit contact was er 2 keer. 2 keer lukte het om contact te krijgen."
    assert [one.title for one in journey.departments] == ["Werk en inkomen"]
    assert faults_in(journey) == []


def test_words_of_a_municipality_are_read_as_it_says() -> None:
    words = Words(
        channels={"zuil in de hal": Channel.COUNTER}, departments={"werk en inkomen": "Inkomen"}
    )
    journey = sketch(CONTACTS, words)
    assert {one.channel for one in journey.contact_moments} == {
        Channel.TELEPHONE,
        Channel.COUNTER,
    }
    assert [one.title for one in journey.departments] == ["Inkomen"]


def test_a_channel_that_nobody_knows_is_told_with_its_word() -> None:
    texts = [one.description for one in sketch(CONTACTS).contact_moments]
    assert any("‘Zuil in de hal’" in one for one in texts)


def test_only_the_commonest_contacts_are_on_the_map() -> None:
    journey = sketch([contact(n, onderwerp=f"Onderwerp {n}") for n in range(80)])
    assert len(journey.contact_moments) == MOST_MOMENTS
    assert "20 soorten contact" in journey.summary


@pytest.mark.parametrize("language", languages())
def test_a_sketch_is_told_in_every_language(language: str) -> None:
    gathered = gathered_from(as_file(CONTACTS), "x.json", ALL)
    journey = sketch_of(gathered, "klant.example.nl", Words(), translator(language))
    assert "GEHEIM" not in write_journey(journey)


@pytest.mark.parametrize(
    "told",
    [CONTACTS, {"results": CONTACTS}, [{"results": CONTACTS[:2]}, {"results": CONTACTS[2:]}]],
)
def test_a_file_may_hold_a_page_or_pages_or_contacts(told: object) -> None:
    assert gathered_from(json.dumps(told).encode(), "x.json", ALL).taken == 4


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"", 1, "klant_file"),
        (b"{", 1, "klant_file"),
        (b'{"results":\n[1,\n', 3, "klant_file"),
        (b"[" * 100_000, 1, "klant_file"),
        (b'{"kanaal": "\xe9"}', 1, "file_encoding"),
        ('{"a": 1}'.encode("utf-16"), 1, "file_encoding"),
        (b'[{"geen": "contact"}]', 1, "klant_file"),
        (b"3", 1, "klant_file"),
    ],
)
def test_a_file_that_is_none_is_refused(content: bytes, line: int, code: str) -> None:
    with pytest.raises(BadFile) as bad:
        gathered_from(content, "x.json", ALL)
    assert [(one.line, one.fault.code) for one in bad.value.found] == [(line, code)]


def test_a_contact_that_cannot_be_read_is_counted() -> None:
    found = gathered_from(as_file([*CONTACTS, {"kanaal": 3, "uuid": "9"}]), "x.json", ALL)
    assert (found.taken, found.unreadable) == (4, 1)


def test_what_was_gathered_comes_back_from_plain_values() -> None:
    found = gathered_from(as_file(CONTACTS), "x.json", ALL)
    assert Gathered.of_json(json.loads(json.dumps(found.as_json()))) == found


def test_a_period_that_runs_back_is_refused() -> None:
    with pytest.raises(ValueError, match="reversed"):
        Wanted(first=date(2025, 2, 1), last=date(2025, 1, 1))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(contact(1))), values), max_size=4))
def test_whatever_contacts_hold_is_taken_or_counted(contacts: list[dict[str, Any]]) -> None:
    gathered = Gathered()
    gathered.take(contacts, ALL, "x")
    assert gathered.taken + gathered.unreadable + gathered.confidential == len(gathered.seen)
    journey = sketch_of(gathered, "h", Words(), translator("nl"))
    assert faults_in(journey) == []

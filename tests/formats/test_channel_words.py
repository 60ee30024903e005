"""The words of closed lists as people write them, in tables and workbooks; channels as in logs."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from app.formats import channel_words, given_words
from app.formats.bad_file import BadFile
from app.formats.cells import TERMS
from app.formats.channel_words import known_channels
from app.formats.contact_table import read_contact_table
from app.formats.folding import folded
from app.journey import Channel

GIVEN = tomllib.loads(Path(given_words.__file__).with_suffix(".toml").read_text("utf-8"))
WORDS = tomllib.loads(Path(channel_words.__file__).with_suffix(".toml").read_text("utf-8"))


def test_no_word_stands_for_two_channels_and_each_is_written_as_it_is_compared() -> None:
    words = [word for several in WORDS.values() for word in several]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [word for word in words if folded(word) != word] == []


def test_our_own_names_keep_their_meaning() -> None:
    assert {known_channels()[one.value.replace("_", " ")] for one in Channel} == set(Channel)


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("Bellen", "telephone"),
        ("mail", "email"),
        ("Langsgaan", "face_to_face"),
        ("appje", "chat"),
        ("LOKET", "counter"),
        ("Per brief", "letter"),
        ("phone call", "telephone"),
        ("huisbezoek", "home_visit"),
        ("Teams", "video_call"),
        ("telefoon", "telephone"),
        ("face_to_face", "face_to_face"),
    ],
)
def test_a_table_says_a_channel_as_people_do(word: str, channel: str) -> None:
    table = f"Contactmoment;Kanaal\nIntake;{word}\n".encode()
    [moment] = read_contact_table(table, "x.csv").journey.contact_moments
    assert moment.channel == channel


@pytest.mark.parametrize("name", GIVEN)
def test_a_word_of_a_closed_list_means_one_thing(name: str) -> None:
    assert set(GIVEN[name]) <= {one.value for one in TERMS[name]}
    words = [word for several in GIVEN[name].values() for word in several]
    assert [
        word for word, times in Counter(words).items() if times > 1 or folded(word) != word
    ] == []


def test_other_lists_are_read_as_people_say_them_and_our_own_words_go_first() -> None:
    table = (
        "Contactmoment;Afdeling;Soort organisatie;Wie begon?;Resultaat\n"
        "Intake;GGD;GGD;ouder;loopt nog\nBrief;Gemeente;gemeente;De gemeente;opgelost\n"
    )
    journey = read_contact_table(table.encode(), "x.csv").journey
    assert [one.kind for one in journey.departments] == ["health", "municipality"]
    assert [(one.initiator, one.result) for one in journey.contact_moments] == [
        ("young_parent", "pending"),
        ("department", "solved"),
    ]


def test_a_kind_that_is_none_is_told_once() -> None:
    table = b"Contactmoment;Afdeling;Soort organisatie\nIntake;X;bakkerij\n"
    with pytest.raises(BadFile) as refused:
        read_contact_table(table, "x.csv")
    assert [(one.line, one.name) for one in refused.value.found] == [(2, "Soort organisatie")]

"""Channels as people write them, in tables and workbooks as in logs."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from app.formats import channel_words
from app.formats.channel_words import known_channels
from app.formats.contact_table import read_contact_table
from app.formats.folding import folded
from app.journey import Channel

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

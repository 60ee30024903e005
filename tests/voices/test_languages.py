"""The languages of the questionnaire: every text, the same places to fill in, a direction."""

import re
import tomllib
from pathlib import Path

import pytest

from app.language import HERE, flat, translator
from app.language.questions import (
    FILE,
    offered_languages,
    question_languages,
    question_translator,
)
from app.voices.steps import Ask

OURS = sorted(file.parent.name for file in HERE.glob(f"*/{FILE}"))
NOWHERE = Path("there-is-no-such-folder")


def texts(language: str) -> dict[str, str]:
    return dict(flat(tomllib.loads((HERE / language / FILE).read_text("utf-8")), ""))


def test_there_are_four_languages_dutch_first() -> None:
    found = question_languages(NOWHERE)
    assert found[0].code == "nl"
    assert {"nl", "en", "ar", "tr"} <= {one.code for one in found}
    assert all(not one.fault and not one.missing for one in found)
    assert [one.code for one in found if one.direction == "rtl"] == ["ar"]


@pytest.mark.parametrize("language", OURS)
def test_a_language_has_the_same_texts_and_places_to_fill_in_as_dutch(language: str) -> None:
    dutch, other = texts("nl"), texts(language)
    assert other.keys() == dutch.keys()
    for key, text in dutch.items():
        places = sorted(re.findall(r"\{\w*\}", text))
        assert sorted(re.findall(r"\{\w*\}", other[key])) == places, key


@pytest.mark.parametrize("language", OURS)
def test_a_language_offers_enough_names_and_the_same_feelings(language: str) -> None:
    names = [one.strip() for one in texts(language)["questionnaire.names"].split(",")]
    assert len(set(names)) == len(names) >= 25
    assert max(map(len, names)) <= 40
    t = question_translator(language, NOWHERE)
    offered = translator("nl")("form.suggestions.emotions").split(", ")
    kept = [key.replace("-", " ") for key, _ in t.below("questionnaire.feelings.")]
    assert kept == offered


@pytest.mark.parametrize("room", ["voices", "voices_faults"])
def test_the_pages_of_who_asks_are_there_in_dutch_and_english(room: str) -> None:
    found = [
        dict(flat(tomllib.loads((HERE / one / f"{room}.toml").read_text("utf-8")), "")).keys()
        for one in ("nl", "en")
    ]
    assert found[0]
    assert found[0] == found[1]


def test_every_question_has_its_words() -> None:
    t = question_translator("nl", NOWHERE)
    assert [one for one in Ask if not t.has(f"questionnaire.ask.{one}") and one != "check"] == []


def test_languages_without_every_screen_are_not_offered_for_the_screens() -> None:
    assert translator("ar").language == "nl"


def own(folder: Path, code: str, text: str) -> None:
    (folder / "languages" / code).mkdir(parents=True)
    (folder / "languages" / code / FILE).write_text(text, "utf-8")


def test_a_municipality_adds_a_language_and_changes_one_of_ours(tmp_path: Path) -> None:
    own(tmp_path, "pl", '[questionnaire.language]\nname = "Polski"\n')
    own(tmp_path, "en", '[questionnaire.go]\nnext = "Onwards"\n')
    polish = next(one for one in offered_languages(tmp_path) if one.code == "pl")
    assert (polish.name, polish.is_own, polish.direction) == ("Polski", True, "ltr")
    assert "questionnaire.go.next" in polish.missing
    assert question_translator("pl", tmp_path)("questionnaire.go.next") == "Volgende"
    english = question_translator("en", tmp_path)
    assert english("questionnaire.go.next") == "Onwards"
    assert english("questionnaire.go.back") == "Back"


@pytest.mark.parametrize(
    "text",
    [
        "[questionnaire",
        "\x00",
        'x = "' + "x" * 300_000 + '"',
        '[questionnaire.welcome]\ntime = "Trwa {minutes minut."',
        '[questionnaire.welcome]\ntime = "Trwa {minutes.real} minut."',
    ],
)
def test_a_file_that_can_not_be_read_is_told_and_not_offered(tmp_path: Path, text: str) -> None:
    own(tmp_path, "pl", text)
    (found,) = [one for one in question_languages(tmp_path) if one.code == "pl"]
    assert found.fault
    assert "pl" not in {one.code for one in offered_languages(tmp_path)}
    assert question_translator("pl", tmp_path).language == "nl"


def test_a_folder_that_is_no_language_is_left_alone(tmp_path: Path) -> None:
    own(tmp_path, "not a language", "")
    assert "not a language" not in {one.code for one in question_languages(tmp_path)}

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.privacy import Certainty, PersonalData, warnings_in
from app.privacy.numbers import is_bsn
from bench.privacy import (
    FALSE_ALARMS,
    RECALL,
    RECALL_OF_NAMES,
    SETS,
    Score,
    example_sentences,
    measure,
    sentences,
)

TODAY = date(2026, 11, 22)


def pieces(text: str, **asked: object) -> list[tuple[str, PersonalData]]:
    found = warnings_in(text, today=TODAY, **asked)  # type: ignore[arg-type]
    return [(text[one.start : one.end], one.kind) for one in found]


@pytest.fixture(scope="module", params=SETS)
def score(request: pytest.FixtureRequest) -> Score:
    return measure(sentences(request.param))


@pytest.mark.parametrize("kind", list(PersonalData))
def test_personal_data_of_each_kind_is_seen(score: Score, kind: PersonalData) -> None:
    least = RECALL_OF_NAMES if kind is PersonalData.NAME else RECALL
    assert score.there[kind] >= 3
    assert score.recall(kind) >= least, score.misses


def test_plain_sentences_seldom_give_a_warning(score: Score) -> None:
    assert score.plain >= 40
    assert score.false_alarms <= FALSE_ALARMS, score.misses


def test_the_example_journeys_give_nearly_no_warning() -> None:
    score = measure(example_sentences())
    assert score.plain > 500
    assert score.false_alarms <= 0.01, score.misses


@pytest.mark.parametrize("digits", ["111222333", "123456782", "999990019", "63624643"])
def test_a_bsn_passes_its_own_check(digits: str) -> None:
    assert is_bsn(digits)


@pytest.mark.parametrize("digits", ["123456789", "000000000", "1234567", "12345678a", ""])
def test_other_digits_are_no_bsn(digits: str) -> None:
    assert not is_bsn(digits)


@given(st.integers(min_value=10_000_000, max_value=999_999_999), st.integers(1, 9))
def test_one_digit_changed_is_no_bsn_any_more(number: int, more: int) -> None:
    digits = str(number).zfill(9)
    if is_bsn(digits):
        changed = digits[:3] + str((int(digits[3]) + more) % 10) + digits[4:]
        assert not is_bsn(changed)


def test_a_pseudonym_of_the_journey_may_stand_there() -> None:
    text = "Toen zei Amina dat ze weg moest."
    assert pieces(text) == [("Amina", PersonalData.NAME)]
    assert pieces(text, allowed=["Amina"]) == []


def test_a_name_and_surname_are_one_warning() -> None:
    assert pieces("Ik sprak met Fatima el Idrissi.") == [("Fatima el Idrissi", PersonalData.NAME)]


def test_a_number_that_is_called_a_bsn_is_one_though_a_digit_is_wrong() -> None:
    assert pieces("mijn BSN is 123456789") == [("123456789", PersonalData.BSN)]


@pytest.mark.parametrize(
    "text",
    [
        "Urgentie werd afgewezen.",
        "Toeslagen moest ik zelf aanvragen.",
        "Budgetbeheer hielp me niet.",
        "Intensieve begeleiding kreeg ik niet.",
        "dat heet jeugdreclassering",
        "Moeder en haar kind kregen een kamer.",
    ],
)
def test_an_ordinary_word_at_the_beginning_is_no_name(text: str) -> None:
    assert pieces(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jerryl stuurde elke maand iets.", "Jerryl"),
        ("Kwame en zijn moeder sliepen daar.", "Kwame"),
        ("Overleg met mw. Kaya; zij zoekt het uit.", "Kaya"),
        ("ik heet sjakie", "sjakie"),
        ("mijn vriend yunus is weg", "yunus"),
    ],
)
def test_a_name_that_no_list_has_is_told_by_its_sentence(text: str, name: str) -> None:
    assert pieces(text) == [(name, PersonalData.NAME)]


def test_digits_of_another_script_are_digits() -> None:
    assert pieces("٠٦١٢٣٤٥٦٧٨")[0][1] is PersonalData.TELEPHONE


def test_a_name_in_ukrainian_is_seen() -> None:
    assert pieces("Мене звати Оксана.") == [("Оксана", PersonalData.NAME)]


def test_the_number_of_a_call_centre_is_nobodys() -> None:
    assert pieces("Bel 0800-1234 of 14 020.") == []


def test_a_recent_date_is_no_date_of_birth_and_an_old_one_may_be() -> None:
    assert pieces("Op 12 maart 2025 belde ik.") == []
    [one] = warnings_in("Dat was 12 maart 2001.", today=TODAY)
    assert (one.kind, one.certainty) == (PersonalData.BIRTH_DATE, Certainty.LIKELY)


@given(st.text(max_size=400))
@example("Mevrouw " * 40)
@example("a@" * 200)
@example("1" * 400)
@example("06 " * 130)
@example("Prins Hendrik " * 28)
@example("1 januari " * 40)
@example("moeder (1-1-2020) " * 22)
@example("Laan van de Laan 1 " * 21)
def test_any_text_gives_warnings_in_order_that_never_overlap(text: str) -> None:
    found = warnings_in(text, today=TODAY)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.sampled_from([one.text for one in sentences("held_out") if one.marks]))
def test_what_is_seen_alone_is_seen_after_another_sentence(text: str) -> None:
    after = f"Dat was het. {text}"
    assert {kind for _, kind in pieces(text)} <= {kind for _, kind in pieces(after)}


def test_a_very_long_text_is_looked_at_up_to_a_limit() -> None:
    text = "x " * 15_000 + "Mijn nummer is 0612345678."
    assert pieces(text) == []

"""One question after the other: which are asked, in which order, and where somebody is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journey import Refused
from app.voices import Answers, Known
from app.voices.saying import said, said_about, without_missing
from app.voices.steps import Ask, Step, find_step, first_open, place_of, steps_of
from tests.voices.sketch import NOTHING, SKETCH


def keys(answers: Answers, cases: tuple[str, ...] = ()) -> list[str]:
    return [one.key for one in steps_of(SKETCH, answers, cases)]


def say(answers: Answers, key: str, value: Any) -> Answers:
    step = find_step(key, SKETCH, answers)
    assert step is not None, key
    return said(answers, step, value, sketch=SKETCH)


def test_who_has_said_nothing_is_asked_the_least() -> None:
    assert keys(NOTHING) == [
        "name", "known.a", "known.b", "more.0", "mattered", "goal", "reached", "check",
    ]  # fmt: skip


def test_cases_are_asked_first_where_there_are_any() -> None:
    assert keys(NOTHING, ("Noor",))[0] == "case"


def test_only_who_had_a_contact_moment_is_asked_how_it_was() -> None:
    yes = say(NOTHING, "known.a", "yes")
    assert keys(yes)[1:6] == ["known.a", "score.a", "feelings.a", "sentence.a", "known.b"]
    assert keys(say(NOTHING, "known.a", "no")) == keys(NOTHING)
    assert keys(say(NOTHING, "known.a", "unsure")) == keys(NOTHING)


def test_who_takes_back_having_had_it_takes_back_what_they_felt() -> None:
    felt = say(say(NOTHING, "known.a", "yes"), "score.a", -2)
    assert felt.about("a").score == -2
    assert say(felt, "known.a", "no").about("a").score is None


def test_who_tells_how_it_was_had_it() -> None:
    told = said_about(NOTHING, "a", {"score": 1})
    assert told.about("a").known is Known.YES


def test_a_missing_contact_moment_gets_questions_of_its_own_and_another_chance() -> None:
    one = say(NOTHING, "title.0", "Voedselbank")
    assert keys(one)[3:9] == ["more.0", "title.0", "place.0", "felt.0", "told.0", "more.1"]
    placed = say(one, "place.0", "a")
    assert (placed.missing[0].after, placed.missing[0].placed) == ("a", True)
    first = say(one, "place.0", "")
    assert (first.missing[0].after, first.missing[0].placed) == (None, True)
    assert without_missing(placed, 0).missing == ()


@pytest.mark.parametrize(
    "key",
    [
        "", "known", "known.nowhere", "score", "name.a", "title.1", "place.0", "more.-1",
        "more.²", "more.99", "nonsense", "check.a", "title.x",
    ],
)  # fmt: skip
def test_an_address_of_no_question_leads_nowhere(key: str) -> None:
    assert find_step(key, SKETCH, NOTHING) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("known.a", "perhaps"), ("score.a", 3), ("score.a", "x"), ("sentence.a", "x" * 501),
        ("feelings.a", ["x"] * 9), ("title.0", ""), ("title.0", "x" * 201), ("mattered", "z"),
        ("reached", "maybe"), ("goal", "x" * 501), ("sentence.a", "\x00"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_refused_by_its_name(key: str, value: Any) -> None:
    with pytest.raises(Refused) as refused:
        say(NOTHING, key, value)
    assert {one.place for one in refused.value.faults} == {("answer",)}


def test_a_case_is_one_of_those_that_were_named() -> None:
    step = Step(Ask.CASE)
    assert said(NOTHING, step, "Noor", sketch=SKETCH, cases=("Noor",)).case == "Noor"
    with pytest.raises(Refused):
        said(NOTHING, step, "Somebody", sketch=SKETCH, cases=("Noor",))


def test_skipping_goes_to_the_next_contact_moment() -> None:
    yes = say(NOTHING, "known.a", "yes")
    place = place_of(Step(Ask.SCORE, "a"), steps_of(SKETCH, yes))
    assert place.following == Step(Ask.FEELINGS, "a")
    assert place.skips_to == Step(Ask.KNOWN, "b")
    assert place.previous == Step(Ask.KNOWN, "a")


def test_a_question_that_became_needless_leads_on() -> None:
    no = say(NOTHING, "known.a", "no")
    place = place_of(Step(Ask.SCORE, "a"), steps_of(SKETCH, no))
    assert place.following == Step(Ask.KNOWN, "b")


def test_who_comes_back_goes_on_where_they_stopped() -> None:
    half = say(say(NOTHING, "known.a", "yes"), "score.a", 1)
    assert first_open(steps_of(SKETCH, half), half) == Step(Ask.FEELINGS, "a")
    assert first_open(steps_of(SKETCH, NOTHING), NOTHING) == Step(Ask.NAME)


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["yes", "no", "unsure", None]))))
def test_by_going_on_everybody_gets_to_the_end(choices: list[tuple[int, str | None]]) -> None:
    answers, step, seen = NOTHING, Step(Ask.NAME), 0
    tape = iter(choices)
    while step.ask is not Ask.CHECK:
        if step.ask is Ask.KNOWN:
            answers = said(answers, step, next(tape, (0, None))[1], sketch=SKETCH)
        place = place_of(step, steps_of(SKETCH, answers))
        assert place.following is not None
        assert 0 <= place.done <= place.of
        step, seen = place.following, seen + 1
        assert seen < 50

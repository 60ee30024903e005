"""What the department expected beside what parents felt: k of n, the spread, no figures below 3."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.journey import Journey, Perspective
from app.journey.gap import FEWEST, Felt, felt_along, felt_in, gaps, with_felt


def journey(**changes: Any) -> Journey:
    fields: dict[str, Any] = {
        "id": "schets",
        "kind": "sketch",
        "title": "Schets",
        "phases": [{"id": "p", "title": "Fase"}],
        "contact_moments": [
            {"id": "a", "phase": "p", "title": "Intake"},
            {"id": "b", "phase": "p", "title": "Besluit"},
        ],
        "experiences": [
            {"id": "e", "contact_moment": "a", "perspective": "department", "score": 1}
        ],
    }
    return Journey.model_validate(fields | changes)


def heard(*scores: int | None, moment: str = "a") -> list[Felt]:
    return [Felt(f"v{n}", moment, True, score) for n, score in enumerate(scores)]


def test_a_wide_gap_is_the_middle_of_what_parents_felt_below_what_was_expected() -> None:
    first, second = gaps(journey(), heard(-2, -1, 2))
    assert (first.middle, first.difference, first.is_wide) == (-1, 2, True)
    assert first.spread == {-2: 1, -1: 1, 0: 0, 1: 0, 2: 1}
    assert (second.middle, second.difference, second.is_wide) == (None, None, False)


def test_of_two_people_no_score_is_told() -> None:
    first, _ = gaps(journey(), heard(-2, -2))
    assert (first.scores, first.middle, first.spread, first.is_hidden) == ((), None, {}, True)
    assert not first.may_count


def test_colleagues_who_differ_are_taken_at_the_lowest() -> None:
    lower = [
        {"id": "e", "contact_moment": "a", "perspective": "department", "score": 2, "voice": "x"},
        {"id": "f", "contact_moment": "a", "perspective": "department", "score": 0, "voice": "y"},
    ]
    first, _ = gaps(journey(experiences=lower), heard(-1, -1, -1))
    assert (first.expected, first.difference) == ((0, 2), 1)


def test_what_most_parents_did_not_have_is_not_recognised() -> None:
    told = [Felt(f"v{n}", "a", n == 0) for n in range(3)]
    first, second = gaps(journey(), told)
    assert (first.had, first.asked, first.is_not_recognised) == (1, 3, True)
    assert not second.is_not_recognised


def test_who_did_not_tell_is_not_counted() -> None:
    first, _ = gaps(journey(), [Felt("v", "a", None), Felt("w", "a", True)])
    assert (first.had, first.asked) == (1, 1)


def test_one_voice_counts_once_however_often_it_is_heard() -> None:
    first, _ = gaps(journey(), [*heard(-1, -1, -1), Felt("v0", "a", True, 2)])
    assert first.scores == (-1, -1, -1)
    assert first.asked == 3


def test_a_lived_journey_had_what_has_a_counterpart_and_lacks_the_rest() -> None:
    lived = journey(
        id="reis",
        kind="lived",
        based_on="schets",
        contact_moments=[{"id": "x", "phase": "p", "title": "Praten"}],
        experiences=[
            {"id": "e", "contact_moment": "x", "score": 1},
            {"id": "f", "contact_moment": "x", "score": -1},
        ],
        matches=["a = x"],
    )
    assert felt_along(lived, journey()) == [
        Felt("reis", "a", True, -1),
        Felt("reis", "b", False, None),
    ]


def test_experiences_that_are_counted_elsewhere_are_left_out() -> None:
    several = [
        {"id": "e", "contact_moment": "a", "score": 1, "voice": "Roos"},
        {"id": "f", "contact_moment": "a", "score": -1, "voice": "Lis"},
    ]
    found = felt_in(journey(experiences=several), "own", frozenset({"f"}))
    assert found == [Felt("own:Roos", "a", True, 1)]


@given(st.lists(st.builds(Felt, st.sampled_from("vwxyz"), st.sampled_from("ab"),
                          st.sampled_from([True, False, None]),
                          st.none() | st.integers(-2, 2))))  # fmt: skip
def test_no_figure_is_ever_told_of_fewer_than_three_people(felt: list[Felt]) -> None:
    for one in gaps(journey(), felt):
        people = {voice.voice for voice in felt if voice.moment_id == one.moment_id}
        assert not one.scores or len(people) >= FEWEST
        assert one.had <= one.asked <= len(people)
        assert not one.scores or sum(one.spread.values()) == len(one.scores)


@given(st.lists(st.integers(-2, 2), max_size=8), st.lists(st.integers(-2, 2), max_size=8))
def test_what_is_drawn_of_the_gap_is_what_may_be_told(a: list[int], b: list[int]) -> None:
    sketch = journey()
    found = gaps(sketch, [*heard(*a), *heard(*b, moment="b")])
    drawn = with_felt(sketch, found)
    for moment, scores in (("a", a), ("b", b)):
        people = [
            one
            for one in drawn.experiences_of(moment)
            if one.perspective is Perspective.YOUNG_PARENT
        ]
        assert sorted(one.score for one in people if one.score is not None) == (
            sorted(scores) if len(scores) >= FEWEST else []
        )
        assert not any(one.voice or one.quote or one.emotions for one in people)
    assert drawn.expectation("a") == sketch.expectation("a")


def test_what_was_felt_most_is_drawn_first() -> None:
    drawn = with_felt(journey(), gaps(journey(), heard(-2, 2, -1, -1, -1)))
    scores = [one.score for one in drawn.experiences if one.score is not None][1:]
    assert scores == [-1, -1, -1, -2, 2]


def test_what_nobody_matched_yet_is_unknown_rather_than_lacking() -> None:
    lived = journey(
        id="reis", kind="lived", based_on="schets",
        contact_moments=[{"id": "x", "phase": "p", "title": "Praten"}], experiences=[],
    )  # fmt: skip
    assert felt_along(lived, journey()) == []
    matched = lived.model_copy(update={"matches": ("a = x",)})
    assert felt_along(matched, journey(), frozenset({"b"})) == [Felt("reis", "a", True)]

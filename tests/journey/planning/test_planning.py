"""Ranking, levels, reminders, shares and the book of solutions."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journey import Action, Category, Choice, Effort, Journey, Level
from app.journey.bottlenecks import Colour, find_bottlenecks, overview
from app.journey.planning.levels import first_level, is_ready, next_level, passed_on_from
from app.journey.planning.ranking import Rank, ranked
from app.journey.planning.reminders import Reason, ask_again, reminders
from app.journey.planning.sharing_out import by_term, has_reached, progress, shares
from app.journey.planning.solutions import fitting, solutions_in
from app.journey.planning.square import EFFORTS, IMPACTS, suggested
from tests.journey.bottlenecks.making import decision, journey, moment
from tests.strategies import journeys

MARKED = {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["m1"]}
IDEA = {"id": "v", "title": "V", "bottlenecks": ["k"], "impact": 4, "effort": "small"}


def ranks(reach: int = 1, *, score: int | None = None, **fields: Any) -> list[Rank]:
    made = journey(moment(0, score=score), bottlenecks=[MARKED], improvements=[IDEA | fields])
    seen = overview(made, find_bottlenecks(made))
    return ranked(made, seen.entries, {Category.TRANSFER: reach})


# --- ranking -------------------------------------------------------------------------------------


def test_the_number_is_reach_times_severity_times_confidence_by_effort() -> None:
    (found,) = ranks(reach=4, effort="large", score=1)
    parts = (found.reach, found.weight, found.confidence, found.work, found.value)
    assert parts == (4, 1, 1.0, 4, 1.0)


@pytest.mark.parametrize(
    ("reach", "score", "sure"), [(1, 1, 0.5), (2, 1, 0.8), (3, None, 0.8), (3, 1, 1.0)]
)
def test_a_pattern_told_by_a_parent_is_sure_and_a_signal_is_not(
    reach: int, score: int | None, sure: float
) -> None:
    assert ranks(reach, score=score)[0].confidence == sure


def test_an_assumption_stays_unsure_however_often_it_comes_up() -> None:
    assert ranks(9, score=1, source="assumption")[0].confidence == 0.5


def test_what_is_unknown_gives_no_number() -> None:
    assert ranks(effort=None)[0].value is None
    assert ranks(bottlenecks=[])[0].value is None


def made_red(**fields: Any) -> list[Rank]:
    """A stopped journey: red, and merged into the marked bottleneck."""
    ideas = [IDEA | {"id": "klein"}, IDEA | {"id": "veilig", "effort": "extra_large"} | fields]
    base = journey(moment(0, result="stopped"), moment(1), bottlenecks=[MARKED], improvements=ideas)
    merge = decision(finding="stopped.m1", verdict="merged", into="k")  # type: ignore[arg-type]
    seen = overview(base, find_bottlenecks(base), [merge])
    (entry,) = [one for one in seen.entries if one.bottleneck]
    assert entry.colour is Colour.RED
    return ranked(base, seen.entries, {})


def test_red_and_about_safety_stands_on_top_whatever_the_effort() -> None:
    assert [one.improvement.id for one in made_red(safety=True)] == ["veilig", "klein"]
    assert [one.improvement.id for one in made_red()] == ["klein", "veilig"]


@given(journeys())
def test_every_improvement_is_ranked_once(made: Journey) -> None:
    found = ranked(made, overview(made, find_bottlenecks(made)).entries, {})
    assert sorted(one.improvement.id for one in found) == sorted(
        one.id for one in made.improvements
    )


def test_the_square_suggests_each_choice_in_its_corner() -> None:
    corners = [(4, Effort.SMALL), (4, Effort.EXTRA_LARGE), (1, Effort.SMALL), (1, Effort.LARGE)]
    found = [suggested(*one) for one in corners]
    assert found == [Choice.NOW, Choice.PLAN, Choice.ON_THE_SIDE, Choice.NOT_DOING]
    assert len({suggested(i, e) for i in IMPACTS for e in EFFORTS}) == 4


# --- levels --------------------------------------------------------------------------------------


def action(**fields: Any) -> Action:
    return Action.model_validate({"id": "x", "title": "X"} | fields)


@pytest.mark.parametrize(
    ("level", "last_day"),
    [("professional", "2026-01-14"), ("organisation", "2026-02-11"), ("network", "2026-04-01")],
)
def test_an_action_may_go_up_once_its_time_at_a_level_is_over(level: str, last_day: str) -> None:
    one = action(level=level, level_since="2026-01-01")
    last = date.fromisoformat(last_day)
    assert not is_ready(one, last)
    assert is_ready(one, date.fromordinal(last.toordinal() + 1))


def test_what_is_done_unknown_or_national_goes_nowhere() -> None:
    late = date(2030, 1, 1)
    since = {"level_since": "2026-01-01"}
    assert not is_ready(action(), late)
    assert not is_ready(action(**since, status="stopped"), late)
    assert not is_ready(action(**since, level="national"), late)
    assert passed_on_from(action(level="national", **since)) is None
    assert [next_level(one) for one in Level] == [*list(Level)[1:], None]


@pytest.mark.parametrize(
    ("refusal", "level"), [("region_binding", Level.NETWORK), ("age_limit", Level.NATIONAL)]
)
def test_who_is_held_by_a_rule_begins_high(refusal: str, level: Level) -> None:
    made = journey(moment(0, result="refused", refusal={"rule": refusal}))
    (entry,) = overview(made, find_bottlenecks(made)).entries
    assert first_level(entry) is level


# --- reminders -----------------------------------------------------------------------------------

MEASURED = {"title": "D", "measure_on": "2026-06-01",
            "measurements": [{"date": "2026-06-02", "value": 1}]}  # fmt: skip


def reasons(**fields: Any) -> list[tuple[Reason, str]]:
    made = journey(actions=[{"id": "x", "title": "X"} | fields])
    return [(one.reason, one.day.isoformat()) for one in reminders(made)]


def test_deadline_measuring_and_the_voices_are_due_in_order() -> None:
    indicator = {"title": "D", "measure_on": "2026-03-01"}
    assert reasons(deadline="2026-02-01", indicator=indicator) == [
        (Reason.DEADLINE, "2026-02-01"),
        (Reason.MEASURE, "2026-03-01"),
        (Reason.VOICES, "2027-02-01"),
    ]


def test_what_was_measured_or_stopped_reminds_nobody() -> None:
    assert reasons(indicator=MEASURED, status="done") == []
    assert reasons(indicator={"title": "D", "measure_on": "2026-03-01"}, status="stopped") == []


def test_a_year_after_the_leap_day_is_the_first_of_march() -> None:
    made = journey(actions=[{"id": "x", "title": "X", "deadline": "2028-02-29"}])
    assert ask_again(made) == date(2029, 3, 1)


@given(journeys())
def test_reminders_come_in_order_and_each_has_a_name_of_its_own(made: Journey) -> None:
    found = reminders(made)
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert len({one.key for one in found}) == len(found)


# --- shares --------------------------------------------------------------------------------------


@given(journeys())
def test_every_action_is_somebodys_or_nobodys_once(made: Journey) -> None:
    own = [one.id for share in shares(made) for one in share.own]
    assert sorted(own) == sorted(one.id for one in made.actions)
    terms = [one.id for several in by_term(made.actions).values() for one in several]
    assert sorted(terms) == sorted(own)
    assert progress(made.actions).count == len(own)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "reached"),
    [(28, 7, 7, True), (28, 7, 8, False), (3, 10, 10, True), (3, 10, 9, False), (None, 5, 6, True)],
)
def test_a_target_is_reached_seen_from_the_baseline(
    baseline: float | None, target: float, value: float, reached: bool
) -> None:
    measured = [{"date": "2026-01-01", "value": value}]
    indicator = {"title": "D", "baseline": baseline, "target": target, "measurements": measured}
    assert has_reached(action(indicator=indicator)) is reached


# --- the book of solutions -----------------------------------------------------------------------


def test_what_became_of_an_idea_is_a_solution_for_its_kind_of_bottleneck() -> None:
    indicator = MEASURED | {"title": "Dagen", "baseline": 28}
    done = {"id": "x", "title": "X", "improvement": "v", "status": "done", "indicator": indicator}
    idea = IDEA | {"solved": "Geen overdracht meer."}
    made = journey(moment(0), bottlenecks=[MARKED], improvements=[idea], actions=[done])
    (one,) = solutions_in(made)
    assert (one.title, one.solved, one.measured) == ("V", "Geen overdracht meer.", "Dagen: 28 → 1")
    assert fitting([one], Category.TRANSFER) == [one]
    assert fitting([one], Category.LAW) == []


def test_an_idea_without_a_result_or_a_bottleneck_solves_nothing() -> None:
    made = journey(moment(0), bottlenecks=[MARKED], improvements=[IDEA])
    assert solutions_in(made) == []
    loose = IDEA | {"bottlenecks": [], "solved": "Werkte."}
    assert solutions_in(journey(moment(0), improvements=[loose])) == []


def test_an_action_of_no_idea_is_a_solution_once_it_is_done() -> None:
    fields = {"id": "x", "title": "X", "bottleneck": "k", "proof": "Staat in het draaiboek."}
    open_one = journey(moment(0), bottlenecks=[MARKED], actions=[fields])
    done = fields | {"status": "done", "indicator": MEASURED}
    assert solutions_in(open_one) == []
    (one,) = solutions_in(journey(moment(0), bottlenecks=[MARKED], actions=[done]))
    assert (one.title, one.solved) == ("X", "Staat in het draaiboek.")


@given(journeys(), st.sampled_from(Category))
def test_the_book_of_any_journey_can_be_read(made: Journey, category: Category) -> None:
    for one in fitting(solutions_in(made), category):
        assert category in one.categories

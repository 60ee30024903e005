"""Counts over the workspace are right after every way of changing it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from app.actions.archive import back_up, restore
from app.actions.deciding import findings_of
from app.actions.items import change_item, create_item, remove_item
from app.actions.journeys import get_journey, import_journey, remove_journey, restore_journey
from app.actions.kept_sums import KEPT_FROM
from app.actions.patterns import all_tallies, counted, today
from app.actions.rule_settings import change_rules
from app.actions.settling import keep_what_was_added_up, settle
from app.actions.undoing import undo
from app.actions.workspace import Workspace
from app.journey import Journey, JourneyKind, Resource
from app.journey.across import Facet, Selection
from app.storage.patterns import bodies, standings
from app.storage.remembered import SUMS, note_forgetting, setting
from app.storage.tallies import Tallies
from tests.actions.conftest import NOOR, WIM
from tests.journey.across.making import REFUSED, journey

ALL = Selection(kind=None)


def stored(workspace: Workspace, made: Journey, name: str) -> str:
    named = made.model_copy(update={"id": name})
    return import_journey(workspace, person=WIM, journey=named).journey_id


def refused(workspace: Workspace, selection: Selection = ALL) -> tuple[int, int]:
    """In how many journeys a rule held the parent, of how many; as a new process sees it too."""
    here = counted(workspace, selection).counts
    anew = counted(replace(workspace, tallies=Tallies()), selection).counts
    assert here == anew
    row = here.row(Facet.RULE, "held_by_a_rule")
    return (row.journeys if row else 0, here.journeys)


def change(workspace: Workspace, **fields: object) -> None:
    change_item(
        workspace,
        person=WIM,
        journey_id="een",
        resource=Resource.CONTACT_MOMENT,
        item_id="m0",
        fields=fields,
    )


@pytest.fixture
def een(workspace: Workspace) -> str:
    """A journey in which a rule held the parent, counted already."""
    made = stored(workspace, journey(REFUSED), "een")
    assert refused(workspace) == (1, 1)
    return made


def test_an_empty_workspace_has_nothing_to_count(workspace: Workspace) -> None:
    assert refused(workspace) == (0, 0)


def test_every_import_change_and_undo_is_counted(workspace: Workspace, een: str) -> None:
    stored(workspace, journey(REFUSED), "twee")
    assert refused(workspace) == (2, 2)
    change(workspace, result="solved", refusal=None)
    assert refused(workspace) == (1, 2)
    undo(workspace, person=WIM, journey_id="een")
    assert refused(workspace) == (2, 2)


def test_a_removed_journey_counts_no_more_and_one_put_back_does(
    workspace: Workspace, een: str
) -> None:
    remove_journey(workspace, person=WIM, journey_id=een)
    assert refused(workspace) == (0, 0)
    restore_journey(workspace, person=WIM, journey_id=een)
    assert refused(workspace) == (1, 1)


def test_a_decision_is_counted_and_taken_back(workspace: Workspace, een: str) -> None:
    fields = {"finding": "held_by_a_rule.m0", "verdict": "rejected", "reason": "Klopt niet"}
    done = create_item(
        workspace, person=WIM, journey_id=een, resource=Resource.DECISION, fields=fields
    )
    assert refused(workspace) == (0, 1)
    remove_item(workspace, person=WIM, journey_id=een, resource=Resource.DECISION, item_id=done.id)
    assert refused(workspace) == (1, 1)


def test_other_settings_of_the_rules_count_at_once(workspace: Workspace) -> None:
    stored(workspace, journey({"moment_of_truth": {"effect": "ill"}}, **FELT), "een")
    before = counted(workspace, ALL).counts.row(Facet.RULE, "truth_went_badly")
    assert before is not None
    change_rules(workspace, changes={"bad_score": -2}, today=date(2026, 3, 1))
    assert counted(workspace, ALL).counts.row(Facet.RULE, "truth_went_badly") is None


FELT = {"experiences": [{"id": "e", "contact_moment": "m0", "score": -1}]}


def test_a_sketch_that_changes_or_goes_counts_for_the_journeys_held_against_it(
    workspace: Workspace,
) -> None:
    solved = {"topic": "huis", "result": "solved"}
    stored(workspace, journey(solved, kind="sketch"), "schets")
    stored(workspace, journey({"result": "not_solved"}, based_on="schets"), "een")

    def off_route() -> bool:
        counts = counted(workspace, Selection()).counts
        return counts.row(Facet.RULE, "off_route") is not None

    assert off_route()
    remove_journey(workspace, person=WIM, journey_id="schets")
    assert not off_route()
    restore_journey(workspace, person=WIM, journey_id="schets")
    assert off_route()
    change_item(
        workspace,
        person=WIM,
        journey_id="schets",
        resource=Resource.CONTACT_MOMENT,
        item_id="m0",
        fields={"result": "not_solved"},
    )
    assert not off_route()


def test_a_restored_workspace_counts_as_the_one_that_was_saved(
    workspace: Workspace, other: Workspace, een: str
) -> None:
    stored(workspace, journey({}), "twee")
    assert refused(workspace) == (1, 2)
    archive = BytesIO()
    back_up(workspace.database, archive)
    archive.seek(0)
    stored(other, journey(REFUSED), "oud")
    assert refused(other) == (1, 1)
    restore(other.database, archive, name="back-up", replace=True)
    assert refused(other) == (1, 2)


def test_templates_are_no_journeys_of_anybody(workspace: Workspace) -> None:
    stored(workspace, journey(REFUSED, template=True), "sjabloon")
    assert refused(workspace) == (0, 0)


def test_lived_journeys_are_counted_unless_others_are_asked_for(workspace: Workspace) -> None:
    stored(workspace, journey(REFUSED), "een")
    stored(workspace, journey(REFUSED, kind="combined"), "samen")
    assert refused(workspace, Selection()) == (1, 1)
    assert refused(workspace, Selection(kind=JourneyKind.COMBINED)) == (1, 1)
    assert refused(workspace, ALL) == (2, 2)


def test_what_there_is_no_time_for_is_told_and_counted_the_next_time(
    workspace: Workspace, een: str
) -> None:
    stored(workspace, NOOR, "noor")
    tallies, waiting = all_tallies(workspace, seconds=-1)
    assert (len(tallies), waiting) == (1, 1)
    tallies, waiting = all_tallies(workspace)
    assert (len(tallies), waiting) == (2, 0)


def test_the_day_counts_for_a_journey_that_goes_on_and_for_no_other(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = iter([date(2026, 1, 5), date(2026, 1, 5), date(2026, 3, 1), date(2026, 3, 1)])
    monkeypatch.setattr("app.actions.patterns.today", lambda: next(days))
    silent = {"result": "pending", "date": "2026-01-01"}
    stored(workspace, journey(silent), "loopt")
    stored(workspace, journey(silent, outcome="Zij heeft een huis"), "klaar")
    assert [stopped(workspace) for _ in range(4)] == [0, 0, 1, 1]


def stopped(workspace: Workspace) -> int:
    row = counted(workspace, ALL).counts.row(Facet.RULE, "stopped")
    return row.journeys if row else 0


def test_a_journey_whose_terms_have_all_run_out_is_not_counted_again_every_day(
    workspace: Workspace,
) -> None:
    stored(workspace, journey({"result": "pending", "date": "2020-01-01"}), "oud")
    stored(workspace, journey({"result": "pending", "date": today().isoformat()}), "nu")
    all_tallies(workspace)
    with workspace.database.reading() as session:
        assert {one.id: one.day is None for one in standings(session)} == {"oud": True, "nu": False}


def test_what_was_counted_of_a_journey_goes_with_its_next_change(
    workspace: Workspace, een: str
) -> None:
    change(workspace, result="solved", refusal=None)
    with workspace.database.reading() as session:
        assert list(bodies(session, {een})) == []


def waited(days: int) -> Journey:
    waiting = {"duration": f"{days} days", "waited_for": "department"}
    return journey({"topic": "huis", "waiting": waiting})


def long_waits(workspace: Workspace, journey_id: str = "een") -> list[tuple[str, int]]:
    """The long waits on a journey's own page, and in how many journeys they are counted."""
    made = get_journey(workspace, journey_id).journey
    found = [one for one in findings_of(workspace, made, None) if one.rule == "long_wait"]
    row = counted(workspace, Selection()).counts.row(Facet.RULE, "long_wait")
    return [(one.variant, row.journeys if row else 0) for one in found]


def settled(workspace: Workspace) -> int:
    """What is usual is worked out until it is; how many rounds that took."""
    rounds = 1
    while settle(workspace):
        all_tallies(workspace)
        rounds += 1
    return rounds


def test_a_wait_is_held_against_what_is_usual_over_the_lived_journeys(
    workspace: Workspace,
) -> None:
    stored(workspace, waited(22), "een")
    for number in range(19):
        stored(workspace, waited(10 if number < 17 else 15), f"reis-{number}")
    stored(workspace, waited(1).model_copy(update={"kind": JourneyKind.SKETCH}), "schets")
    assert long_waits(workspace) == []
    assert settled(workspace) == 2
    assert long_waits(workspace) == [("usual", 1)]
    assert settled(workspace) == 1
    remove_journey(workspace, person=WIM, journey_id="reis-3")
    assert settled(workspace) == 2
    assert long_waits(workspace) == []


def test_what_is_usual_by_another_percentile_is_worked_out_anew(workspace: Workspace) -> None:
    for number in range(20):
        stored(workspace, waited(number + 1), f"reis-{number}")
    settled(workspace)
    assert long_waits(workspace, "reis-19") == [("usual", 2)]
    change_rules(workspace, changes={"wait_percentile": 95}, today=date(2026, 3, 1))
    settled(workspace)
    assert long_waits(workspace, "reis-19") == [("usual", 1)]
    assert long_waits(workspace, "reis-18") == []


def test_a_server_that_starts_reads_what_was_added_up_until_something_changes(
    workspace: Workspace, een: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.actions.kept_sums.KEPT_FROM", 1)
    settled(workspace)
    keep_what_was_added_up(workspace)
    started = replace(workspace, tallies=Tallies())
    assert counted(started, Selection()) == counted(workspace, Selection())
    assert started.tallies.is_empty
    change(workspace, result="solved", refusal=None)
    assert counted(started, Selection()).counts.row(Facet.RULE, "held_by_a_rule") is None


def test_sums_are_not_kept_of_few_journeys_nor_beyond_an_erasing(
    workspace: Workspace, een: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_what_was_added_up(workspace)
    with workspace.database.reading() as session:
        assert setting(session, SUMS) is None
    assert KEPT_FROM > 1
    monkeypatch.setattr("app.actions.kept_sums.KEPT_FROM", 1)
    keep_what_was_added_up(workspace)
    with workspace.database.writing() as session:
        assert setting(session, SUMS) is not None
        note_forgetting(session)
        session.commit()
    with workspace.database.reading() as session:
        assert setting(session, SUMS) is None

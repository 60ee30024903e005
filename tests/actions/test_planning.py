"""Decisions about findings, the plan with its votes, levels, and the book of solutions."""

import json
from datetime import date
from typing import Any

import pytest

from app.actions.deciding import decide, findings_of, take_over
from app.actions.items import change_frame, change_item, create_item, remove_item
from app.actions.journeys import get_journey
from app.actions.planning import journey_plan, pass_on
from app.actions.solutions import book_file, forget, others_solutions, own_solutions, take_in
from app.actions.undoing import undo
from app.actions.voting import cast, close_voting, start_voting
from app.actions.workspace import NotFound, Workspace
from app.journey import Journey, Refused, Resource, Verdict
from app.journey.bottlenecks import Finding, Status, overview
from app.journey.bottlenecks.lasting import goes_on
from tests.actions.conftest import WIM
from tests.actions.record import check_sound
from tests.actions.workshop_cast import joined, opened

TODAY = date(2026, 2, 1)


@pytest.fixture
def finding(workspace: Workspace, journey_id: str) -> Finding:
    """A rule held the young parent at ``b``."""
    change_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=Resource.CONTACT_MOMENT,
        item_id="b",
        fields={"result": "refused", "refusal": {"rule": "age_limit"}},
    )
    found = findings_of(workspace, journey(workspace, journey_id), None)
    return next(one for one in found if one.id == "held_by_a_rule.b")


def journey(workspace: Workspace, journey_id: str) -> Journey:
    return get_journey(workspace, journey_id).journey


def status(workspace: Workspace, journey_id: str) -> str:
    """What became of the finding: its status, ``rejected``, or what it lives in."""
    made = journey(workspace, journey_id)
    seen = overview(made, findings_of(workspace, made, None))
    if any(one.id == "held_by_a_rule.b" for one, _ in seen.rejected):
        return "rejected"
    return next(
        f"in {entry.id}" if entry.bottleneck else entry.status.value
        for entry in seen.entries
        if any(one.id == "held_by_a_rule.b" for one in entry.findings)
    )


def decided(workspace: Workspace, journey_id: str, verdict: Verdict, **more: Any) -> None:
    decide(
        workspace,
        person=WIM,
        journey_id=journey_id,
        finding="held_by_a_rule.b",
        verdict=verdict,
        **more,
    )


def test_a_decision_stays_when_the_journey_changes_and_an_undo_takes_it_back(
    workspace: Workspace, journey_id: str, finding: Finding
) -> None:
    assert status(workspace, journey_id) == Status.FOUND.value
    decided(workspace, journey_id, Verdict.REJECTED, reason="Ze was al 18.")
    change_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.CONTACT_MOMENT,
                item_id="a", fields={"title": "Anders"})  # fmt: skip
    assert status(workspace, journey_id) == "rejected"
    undo(workspace, person=WIM, journey_id=journey_id)
    undo(workspace, person=WIM, journey_id=journey_id)
    assert status(workspace, journey_id) == Status.FOUND.value
    check_sound(workspace, journey_id)


def test_the_newest_decision_counts(
    workspace: Workspace, journey_id: str, finding: Finding
) -> None:
    decided(workspace, journey_id, Verdict.REJECTED, reason="Klopt niet.")
    decided(workspace, journey_id, Verdict.CONFIRMED)
    assert status(workspace, journey_id) == Status.CONFIRMED.value
    decided(workspace, journey_id, Verdict.MERGED, into="k")
    assert status(workspace, journey_id) == "in k"


def test_a_rejection_without_a_reason_keeps_nothing(
    workspace: Workspace, journey_id: str, finding: Finding
) -> None:
    before = journey(workspace, journey_id).decisions
    with pytest.raises(Refused):
        decided(workspace, journey_id, Verdict.REJECTED, reason="  ")
    assert journey(workspace, journey_id).decisions == before


def test_a_finding_that_is_taken_over_is_one_bottleneck_with_it_and_one_undo(
    workspace: Workspace, journey_id: str, finding: Finding
) -> None:
    take_over(workspace, person=WIM, journey_id=journey_id, finding=finding, title="T",
              description="D")  # fmt: skip
    made = journey(workspace, journey_id).bottlenecks[-1]
    assert (made.title, made.category, made.contact_moments) == ("T", "age_limit", ("b",))
    assert status(workspace, journey_id) == f"in {made.id}"
    with pytest.raises(Refused):
        take_over(workspace, person=WIM, journey_id=journey_id, finding=finding, title="T",
                  description="D")  # fmt: skip
    undo(workspace, person=WIM, journey_id=journey_id)
    assert status(workspace, journey_id) == Status.FOUND.value
    check_sound(workspace, journey_id)


def test_silence_counts_only_in_a_journey_that_goes_on(
    workspace: Workspace, journey_id: str
) -> None:
    made = journey(workspace, journey_id)
    ended = made.with_frame(made.frame.model_copy(update={"outcome": "Een huis."}))
    assert goes_on(made)
    assert not goes_on(ended)


def test_the_plan_shows_the_votes_of_closed_rounds(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    person = joined(workspace, leader, name="Wilg")
    voting = start_voting(workspace, member=leader, subject=Resource.IMPROVEMENT, votes_each=2)
    cast(workspace, member=person, voting_id=voting.id, choices=["v"])
    assert journey_plan(workspace, journey_id, TODAY).votes == {}
    close_voting(workspace, member=leader, voting_id=voting.id)
    assert journey_plan(workspace, journey_id, TODAY).votes == {"v": 1}


def test_an_action_goes_up_level_by_level_and_no_higher(
    workspace: Workspace, journey_id: str
) -> None:
    def up() -> str:
        pass_on(workspace, person=WIM, journey_id=journey_id, action_id="ac", today=TODAY)
        (action,) = journey(workspace, journey_id).actions
        assert action.level_since == TODAY.isoformat()
        return action.level.value

    assert [up(), up(), up()] == ["organisation", "network", "national"]
    with pytest.raises(Refused):
        up()
    with pytest.raises(NotFound):
        pass_on(workspace, person=WIM, journey_id=journey_id, action_id="weg", today=TODAY)


def test_an_action_is_refused_as_done_until_it_was_measured(
    workspace: Workspace, journey_id: str
) -> None:
    def change(**fields: Any) -> None:
        change_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.ACTION,
                    item_id="ac", fields=fields)  # fmt: skip

    with pytest.raises(Refused):
        change(status="done")
    measured = [{"date": "2026-01-01", "value": 3}]
    change(status="done", indicator={"title": "Dagen", "measurements": measured})
    with pytest.raises(Refused):
        change(indicator={"title": "Dagen", "measurements": []})
    assert journey(workspace, journey_id).actions[0].status == "done"


def test_the_book_holds_what_was_solved_here_and_goes_to_another_municipality(
    workspace: Workspace, journey_id: str
) -> None:
    assert own_solutions(workspace) == []
    change_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.IMPROVEMENT,
                item_id="v", fields={"solved": "Het scheelt 3 weken."})  # fmt: skip
    ((place, solution),) = own_solutions(workspace)
    assert (place, solution.solved) == (journey_id, "Het scheelt 3 weken.")
    file = book_file(workspace)
    assert take_in(workspace, file) == 1
    assert take_in(workspace, file) == 0
    assert others_solutions(workspace) == (solution,)
    forget(workspace, 0)
    forget(workspace, 7)
    assert others_solutions(workspace) == ()
    remove_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.IMPROVEMENT,
                item_id="v")  # fmt: skip
    assert own_solutions(workspace) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"solutions": [{"title": "x"}]}', b'{"solutions": [], "other": 1}',
     json.dumps({"solutions": [{"title": "x", "categories": ["nope"]}]}).encode()],
)  # fmt: skip
def test_what_is_no_book_is_refused_and_nothing_is_kept(
    workspace: Workspace, content: bytes
) -> None:
    with pytest.raises(Refused):
        take_in(workspace, content)
    assert others_solutions(workspace) == ()


def test_a_template_solves_nothing(workspace: Workspace, journey_id: str) -> None:
    change_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.IMPROVEMENT,
                item_id="v", fields={"solved": "Ja."})  # fmt: skip
    change_frame(workspace, person=WIM, journey_id=journey_id, fields={"template": True})
    assert own_solutions(workspace) == []


def test_an_idea_in_a_journey_of_its_own_is_ranked_by_what_the_workspace_knows(
    workspace: Workspace, journey_id: str
) -> None:
    create_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.IMPROVEMENT,
                fields={"title": "Los idee"})  # fmt: skip
    ranks = journey_plan(workspace, journey_id, TODAY).ranks
    assert [one.improvement.title for one in ranks] == ["Eén loket", "Los idee"]
    assert (ranks[0].reach, ranks[1].reach) == (1, None)

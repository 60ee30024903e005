"""Sketch, lived journeys and voices brought together: by people, with its source, and undone."""

from typing import Any

import pytest
from sqlmodel import select

from app.access import Person
from app.access.members import NotAllowed
from app.access.people import Role
from app.actions.combining import get_bringing, make_combined, take_over
from app.actions.gap import gap_of
from app.actions.items import change_item
from app.actions.journeys import get_journey, import_journey
from app.actions.linking import (
    forget_match,
    get_linked,
    journeys_along,
    link_sketch,
    say_matches,
)
from app.actions.undoing import undo
from app.actions.voices import note_use, used_in
from app.actions.voices_giving import BY_ADDRESS, BY_GIVER, BY_LINK
from app.actions.voices_withdrawing import SCRUBS, withdraw_own
from app.actions.workspace import Workspace
from app.journey import Journey, JourneyKind, Refused, Resource
from app.journey.bringing import Base, Kind
from app.journey.matches import Match
from app.storage.tables import EventRow
from app.storage.voices_tables import AnswersRow
from tests.actions.conftest import WIM
from tests.actions.voices_cast import agree, ask, tell

GUEST = Person("somebody", Role.GUEST)


@pytest.fixture(autouse=True)
def _nobody_has_asked_too_often() -> None:
    for limit in (BY_ADDRESS, BY_GIVER, BY_LINK, SCRUBS):
        limit.forget()


def journey(name: str, kind: str, *moments: str, **changes: Any) -> Journey:
    fields: dict[str, Any] = {
        "id": name,
        "kind": kind,
        "title": f"Klantreis {name}",
        "phases": [{"id": "p", "title": "Fase"}],
        "departments": [{"id": f"{name}-team", "title": "Wijkteam", "kind": "municipality"}],
        "contact_moments": [
            {"id": one, "phase": "p", "title": one, "department": f"{name}-team"} for one in moments
        ],
    }
    return Journey.model_validate(fields | changes)


SKETCH = journey(
    "schets", "sketch", "a", "b",
    experiences=[{"id": "e", "contact_moment": "a", "perspective": "department", "score": 1}],
)  # fmt: skip
LIVED = journey(
    "reis", "lived", "x", "y",
    case={"name": "Roos"},
    experiences=[
        {"id": "e", "contact_moment": "x", "score": -2, "quote": "Niemand luisterde."},
        {"id": "f", "contact_moment": "y", "score": 1},
    ],
)  # fmt: skip


@pytest.fixture
def sketch(workspace: Workspace) -> str:
    import_journey(workspace, person=WIM, journey=LIVED)
    return import_journey(workspace, person=WIM, journey=SKETCH).journey_id


def linked(workspace: Workspace, *matches: Match) -> None:
    link_sketch(workspace, person=WIM, journey_id="reis", sketch_id="schets")
    if matches:
        say_matches(workspace, person=WIM, journey_id="reis", matches=matches)


def combined(workspace: Workspace) -> str:
    return make_combined(workspace, person=WIM, sketch_id="schets", title="Samen").journey_id


def in_the_log(workspace: Workspace) -> str:
    """Everything that the log holds, as one text."""
    with workspace.database.reading() as session:
        return " ".join(str(one.model_dump()) for one in session.exec(select(EventRow)))


def test_a_journey_is_held_against_a_sketch_and_matched_by_a_person(
    workspace: Workspace, sketch: str
) -> None:
    linked(workspace, Match("a", "x"))
    found = get_linked(workspace, "reis")
    assert found.sketch == get_journey(workspace, sketch).journey
    assert found.journey.matches == ("a = x",)
    assert [one.id for one in journeys_along(workspace, sketch)] == ["reis"]
    forget_match(workspace, person=WIM, journey_id="reis", planned="a", actual="x")
    assert get_journey(workspace, "reis").journey.matches == ()


def test_another_sketch_forgets_what_was_said_of_the_first(
    workspace: Workspace, sketch: str
) -> None:
    linked(workspace, Match("a", "x"))
    link_sketch(workspace, person=WIM, journey_id="reis", sketch_id=None)
    assert get_journey(workspace, "reis").journey.matches == ()
    undo(workspace, person=WIM, journey_id="reis")
    assert get_journey(workspace, "reis").journey.matches == ("a = x",)


@pytest.mark.parametrize(("held", "against"), [("reis", "reis"), ("schets", "schets")])
def test_a_journey_is_held_against_a_sketch_only(
    workspace: Workspace, sketch: str, held: str, against: str
) -> None:
    with pytest.raises(Refused):
        link_sketch(workspace, person=WIM, journey_id=held, sketch_id=against)


def test_a_match_with_what_is_not_there_is_refused(workspace: Workspace, sketch: str) -> None:
    linked(workspace)
    for match in (Match("weg", "x"), Match("a", "weg")):
        with pytest.raises(Refused):
            say_matches(workspace, person=WIM, journey_id="reis", matches=(match,))
    assert get_journey(workspace, "reis").journey.matches == ()


def test_a_combined_journey_begins_as_the_sketch_and_takes_nothing_unasked(
    workspace: Workspace, sketch: str
) -> None:
    linked(workspace, Match("a", "x"))
    made = get_journey(workspace, combined(workspace)).journey
    assert (made.kind, made.based_on) == (JourneyKind.COMBINED, sketch)
    assert made.contact_moments == SKETCH.contact_moments
    assert made.experiences == SKETCH.experiences


def test_what_a_lived_journey_tells_is_taken_over_item_by_item(
    workspace: Workspace, sketch: str
) -> None:
    linked(workspace, Match("a", "x"))
    made = combined(workspace)
    felt, extra = get_bringing(workspace, person=WIM, journey_id=made).open
    assert (felt.kind, felt.base, felt.moment_id) == (Kind.EXPERIENCE, Base.LIVED, "a")
    assert (extra.kind, extra.title, extra.moment_id) == (Kind.MOMENT, "y", "a")
    take_over(workspace, person=WIM, journey_id=made, proposal_ids=[felt.id])
    now = get_journey(workspace, made).journey
    taken = next(one for one in now.experiences_of("a") if one.id == felt.item_id)
    assert (taken.voice, taken.quote) == ("Roos", "Niemand luisterde.")
    assert [one.id for one in get_bringing(workspace, person=WIM, journey_id=made).open] == [
        extra.id
    ]
    take_over(workspace, person=WIM, journey_id=made, proposal_ids=[extra.id])
    now = get_journey(workspace, made).journey
    assert [one.title for one in now.contact_moments] == ["a", "y", "b"]
    assert now.contact_moments[1].department == "schets-team"
    assert get_bringing(workspace, person=WIM, journey_id=made).open == ()


def test_taking_over_is_one_operation_and_undone_as_one(workspace: Workspace, sketch: str) -> None:
    linked(workspace, Match("a", "x"))
    made = combined(workspace)
    before = get_journey(workspace, made).journey
    wanted = [one.id for one in get_bringing(workspace, person=WIM, journey_id=made).open]
    assert len(wanted) == 2
    take_over(workspace, person=WIM, journey_id=made, proposal_ids=wanted)
    take_over(workspace, person=WIM, journey_id=made, proposal_ids=wanted)
    assert len(get_journey(workspace, made).journey.contact_moments) == 3
    undo(workspace, person=WIM, journey_id=made)
    assert get_journey(workspace, made).journey == before


def test_answers_become_experiences_and_contact_moments_with_their_source(
    workspace: Workspace, sketch: str
) -> None:
    asked = ask(workspace, sketch)
    given, token = agree(workspace, asked)
    tell(workspace, asked, token, known_a="yes", score_a=-2, sentence_a="Ik stond buiten.")
    tell(workspace, asked, token, title_0="Voedselbank", place_0="a", told_0="Voor eten.")
    made = combined(workspace)
    several = get_bringing(workspace, person=WIM, journey_id=made).open
    assert [(one.base, one.kind) for one in several] == [
        (Base.VOICE, Kind.EXPERIENCE), (Base.VOICE, Kind.MOMENT),
    ]  # fmt: skip
    take_over(workspace, person=WIM, journey_id=made, proposal_ids=[one.id for one in several])
    now = get_journey(workspace, made).journey
    assert [one.title for one in now.contact_moments] == ["a", "Voedselbank", "b"]
    assert {one.voice for one in now.experiences if one.quote} == {given.voice}
    assert len(used_in(workspace, journey_id=made)) == 3


def test_who_withdraws_is_gone_from_the_combined_journey_too(
    workspace: Workspace, sketch: str
) -> None:
    asked = ask(workspace, sketch)
    _, token = agree(workspace, asked)
    tell(workspace, asked, token, known_a="yes", score_a=-2, sentence_a="Ik stond buiten.")
    made = combined(workspace)
    wanted = [one.id for one in get_bringing(workspace, person=WIM, journey_id=made).open]
    take_over(workspace, person=WIM, journey_id=made, proposal_ids=wanted)
    assert any(one.quote for one in get_journey(workspace, made).journey.experiences)
    assert "Ik stond buiten" in in_the_log(workspace)
    withdraw_own(workspace, code=asked.code, token=token)
    assert "Ik stond buiten" not in in_the_log(workspace)
    assert not any(one.quote for one in get_journey(workspace, made).journey.experiences)
    assert get_bringing(workspace, person=WIM, journey_id=made).open == ()


def test_the_sketch_s_own_words_stay_when_the_combined_journey_says_it_otherwise(
    workspace: Workspace, sketch: str
) -> None:
    made = combined(workspace)
    change_item(
        workspace, person=WIM, journey_id=made, resource=Resource.CONTACT_MOMENT,
        item_id="a", fields={"title": "Eerste gesprek"},
    )  # fmt: skip
    bringing = get_bringing(workspace, person=WIM, journey_id=made)
    assert [one.title for one in bringing.sketch.contact_moments] == ["a", "b"]
    assert bringing.combined.contact_moments[0].title == "Eerste gesprek"


def test_the_gap_counts_voices_and_lived_journeys_together(
    workspace: Workspace, sketch: str
) -> None:
    linked(workspace, Match("a", "x"))
    asked = ask(workspace, sketch)
    for score in (-1, -2):
        tell(workspace, asked, agree(workspace, asked)[1], known_a="yes", score_a=score)
    found = gap_of(workspace, person=WIM, journey_id=sketch)
    first, second = found.gaps
    assert (first.had, first.asked, first.scores, first.difference) == (3, 3, (-2, -2, -1), 3)
    assert (second.had, second.asked) == (0, 1)
    assert [moment.id for _, moment in found.unknown] == ["y"]


def test_nothing_of_this_is_for_a_guest(workspace: Workspace, sketch: str) -> None:
    made = combined(workspace)
    with pytest.raises(NotAllowed):
        gap_of(workspace, person=GUEST, journey_id=sketch)
    with pytest.raises(NotAllowed):
        get_bringing(workspace, person=GUEST, journey_id=made)
    with pytest.raises(NotAllowed):
        take_over(workspace, person=GUEST, journey_id=made, proposal_ids=[])
    with pytest.raises(NotAllowed):
        make_combined(workspace, person=GUEST, sketch_id=sketch, title="Samen")
    with pytest.raises(NotAllowed):
        link_sketch(workspace, person=GUEST, journey_id="reis", sketch_id=sketch)


def test_words_that_came_by_way_of_a_lived_journey_go_with_the_giver_too(
    workspace: Workspace, sketch: str
) -> None:
    linked(workspace, Match("a", "x"))
    asked = ask(workspace, "reis")
    _, token = agree(workspace, asked)
    tell(workspace, asked, token, known_x="yes", score_x=-2, sentence_x="Ik stond buiten.")
    with workspace.database.writing() as session:
        (row,) = session.exec(select(AnswersRow))
        note_use(
            session, answers_id=row.id, journey_id="reis",
            resource=Resource.EXPERIENCE, item_id="e",
        )  # fmt: skip
        session.commit()
    made = combined(workspace)
    wanted = [one.id for one in get_bringing(workspace, person=WIM, journey_id=made).open]
    take_over(workspace, person=WIM, journey_id=made, proposal_ids=wanted)
    quotes = [one.quote for one in get_journey(workspace, made).journey.experiences]
    assert "Niemand luisterde." in quotes
    withdraw_own(workspace, code=asked.code, token=token)
    quotes = [one.quote for one in get_journey(workspace, made).journey.experiences]
    assert "Niemand luisterde." not in quotes

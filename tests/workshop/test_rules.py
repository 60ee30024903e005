from datetime import UTC, datetime

import pytest

from app.access.permissions import MAY, Deed, may
from app.journey import Journey, JourneyKind, Perspective, Resource, Source
from app.workshop import (
    GUIDE,
    ContributionState,
    Participant,
    ParticipantState,
    Question,
    QuestionKind,
    QuestionState,
    Role,
    Settings,
    Step,
    Workshop,
    WorkshopState,
    first_step,
    next_prompt,
)
from app.workshop.rules import first_state, signed

WHEN = datetime(2025, 3, 14, tzinfo=UTC)


def workshop(**settings: bool) -> Workshop:
    return Workshop(
        id="w",
        journey_id="j",
        code="7GK2M4QZ",
        state=WorkshopState.OPEN,
        step=Step.GOAL,
        settings=Settings(**settings),
        focus=None,
        shows_code=False,
        timer_ends_at=None,
        first=1,
        last=None,
        opened_at=WHEN,
        closed_at=None,
        expires_at=WHEN,
    )


def question(*, hides: bool) -> Question:
    return Question("q", "w", QuestionKind.FREE, "Wat?", None, hides, QuestionState.OPEN, WHEN)


def somebody(role: Role) -> Participant:
    state = ParticipantState.PRESENT
    return Participant("p", "w", 7, "Roos", role, None, state, WHEN, WHEN)


@pytest.mark.parametrize(
    ("settings", "asked", "state"),
    [
        ({}, None, ContributionState.ACCEPTED),
        ({"moderated": True}, None, ContributionState.HELD),
        ({"hidden": True}, None, ContributionState.HIDDEN),
        ({"hidden": True, "moderated": True}, None, ContributionState.HIDDEN),
        ({}, question(hides=True), ContributionState.HIDDEN),
        ({"hidden": True}, question(hides=False), ContributionState.ACCEPTED),
    ],
)
def test_what_waits_and_for_what(
    settings: dict[str, bool], asked: Question | None, state: ContributionState
) -> None:
    assert first_state(workshop(**settings), asked) is state


@pytest.mark.parametrize(
    ("role", "source", "perspective"),
    [
        (Role.YOUNG_PARENT, Source.YOUNG_PARENT, Perspective.YOUNG_PARENT),
        (Role.EXPERT_BY_EXPERIENCE, Source.EXPERT_BY_EXPERIENCE, Perspective.YOUNG_PARENT),
        (Role.PARTICIPANT, Source.PROFESSIONAL, Perspective.DEPARTMENT),
    ],
)
def test_a_contribution_is_signed_with_a_role_and_a_number(
    role: Role, source: Source, perspective: Perspective
) -> None:
    fields = signed(somebody(role), Resource.EXPERIENCE, {"score": 1})
    assert fields == {
        "score": 1,
        "source": source.value,
        "perspective": perspective.value,
        "voice": "7",
    }


def test_every_role_has_its_row_in_the_table() -> None:
    assert set(MAY) == set(Role)
    assert MAY[Role.FACILITATOR] >= MAY[Role.PROJECTOR]
    assert {Deed.APPOINT, Deed.OPEN} & MAY[Role.CO_FACILITATOR] == set()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", Deed)
def test_who_was_sent_away_may_nothing(role: Role, deed: Deed) -> None:
    assert not may(role, deed, state=ParticipantState.REMOVED)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FACILITATOR])
def test_the_lobby_shows_no_more_than_that_the_workshop_is_there(role: Role) -> None:
    allowed = {deed for deed in Deed if may(role, deed, state=ParticipantState.WAITING)}
    assert allowed == {Deed.SEE_WORKSHOP, Deed.FOLLOW}


def test_after_the_closing_only_who_led_sees_the_journey() -> None:
    closed = WorkshopState.CLOSED
    sees = {role for role in Role if may(role, Deed.SEE_JOURNEY, workshop=closed)}
    assert sees == {Role.FACILITATOR, Role.CO_FACILITATOR}


def test_the_guide_asks_for_what_the_map_lacks() -> None:
    empty = Journey(id="j", kind=JourneyKind.SKETCH, title="Leeg")
    assert first_step(empty) is Step.SET_UP
    for step in Step:
        assert next_prompt(empty, step) == GUIDE[step][0].key
    started = empty.model_copy(update={"purpose": "Weten waar het misgaat"})
    assert next_prompt(started, Step.GOAL) == "target_group"

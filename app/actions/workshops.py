"""Open a workshop on a journey, set it up, pause, close and reopen it, and see how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from app.access.people import Person
from app.actions.operations import found_row
from app.actions.orders import Order
from app.actions.scenes import Scene, carry_out
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Refused, Resource, faults_from, new_id
from app.journey.journey import Journey
from app.storage import workshops as stored
from app.storage.tables import now
from app.storage.workshop_tables import WorkshopRow
from app.workshop import (
    CURVE,
    Focus,
    Matter,
    Question,
    QuestionState,
    Settings,
    Signal,
    Step,
    Voting,
    Workshop,
    WorkshopState,
    first_step,
    new_code,
)

LONGEST_TIMER: Final = 4 * 60 * 60
FIELDS: Final = frozenset({"state", "step", "settings", "focus", "showsCode", "timer"})
E = TypeVar("E", WorkshopState, Step)
FOCUSED: Final = (
    Resource.PHASE,
    Resource.CONTACT_MOMENT,
    Resource.DEPARTMENT,
    Resource.BOTTLENECK,
    Resource.EXPERIENCE,
)


@dataclass(frozen=True)
class Situation:
    """A workshop with what is asked and voted in it right now, at one number of the journey."""

    workshop: Workshop
    questions: tuple[Question, ...]
    votings: tuple[Voting, ...]
    sequence: int
    content: int


def open_workshop(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    settings: Mapping[str, Any] | None = None,
    operation_id: str | None = None,
) -> Workshop:
    """Open a workshop on a journey, with a new code; ``settings`` as ``app.workshop.Settings``."""
    wanted = _settings(Settings(), settings or {})
    order = Order(person, {"verb": "open-workshop", "settings": settings}, operation_id)

    def work(scene: Scene) -> Signal:
        row = WorkshopRow(
            id=new_id(),
            journey_id=journey_id,
            code=new_code(),
            state=WorkshopState.OPEN.value,
            step=first_step(scene.journey).value,
            settings=wanted.model_dump(),
            first_sequence=scene.row.sequence,
            expires_at=now() + timedelta(hours=wanted.hours),
        )
        scene.session.add(row)
        scene.session.flush()
        return scene.tell(Matter.WORKSHOP, row.id)

    made = carry_out(workspace, order, journey_id, work)
    return get_workshop(workspace, journey_id=journey_id, workshop_id=made.about).workshop


def list_workshops(workspace: Workspace, *, journey_id: str) -> list[Workshop]:
    """The workshops on a journey, the newest first; raises ``NotFound``."""
    with workspace.database.reading() as session:
        found_row(session, journey_id)
        return [stored.workshop_of(row) for row in stored.workshops_of(session, journey_id)]


def get_workshop(workspace: Workspace, *, journey_id: str, workshop_id: str) -> Situation:
    """A workshop as it stands; raises ``NotFound``."""
    with workspace.database.reading() as session:
        journey = found_row(session, journey_id)
        row = session.get(WorkshopRow, workshop_id)
        if row is None or row.journey_id != journey_id:
            raise NotFound(Matter.WORKSHOP, workshop_id)
        questions = [stored.question_of(one) for one in stored.questions_of(session, row.id)]
        votings = [stored.voting_of(session, one) for one in stored.votings_of(session, row.id)]
        return Situation(
            stored.workshop_of(row),
            tuple(one for one in questions if one.state is not QuestionState.CLOSED),
            tuple(votings),
            journey.sequence,
            journey.content,
        )


def change_workshop(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    workshop_id: str,
    fields: Mapping[str, Any],
    operation_id: str | None = None,
) -> Workshop:
    """Change how a workshop stands: only the ``fields`` that are given.

    ``state``, ``step``, ``settings`` (each alone), ``focus`` (``{"resource", "id"}`` or ``None``),
    ``showsCode``, ``timer`` (seconds from now, or ``None`` to stop it). Reopening (``state`` from
    closed to open) gives the code its hours again. Raises ``Refused`` with every wrong field.
    """
    unknown = sorted(set(fields) - FIELDS)
    if unknown:
        raise Refused([Fault((one,), "no_such_field", {"name": one}) for one in unknown])
    content = {"verb": "change-workshop", "workshop": workshop_id, "fields": dict(fields)}

    def work(scene: Scene) -> Signal:
        row = scene.workshop_row(workshop_id)
        faults: list[Fault] = []
        for name, change in _CHANGES.items():
            if name in fields:
                try:
                    change(row, fields[name], scene)
                except Refused as refused:
                    faults += refused.faults
        if faults:
            raise Refused(faults)
        return scene.tell(Matter.WORKSHOP, row.id)

    carry_out(workspace, Order(person, content, operation_id), journey_id, work)
    return get_workshop(workspace, journey_id=journey_id, workshop_id=workshop_id).workshop


def _change_settings(row: WorkshopRow, value: Any, _scene: Scene) -> None:
    if not isinstance(value, Mapping):
        raise Refused([Fault(("settings",), "not_an_object")])
    before = Settings.model_validate(row.settings)
    after = _settings(before, value)
    row.settings = after.model_dump()
    is_over = row.expires_at <= now()
    if after.hours != before.hours or ("hours" in value and is_over):
        row.expires_at = now() + timedelta(hours=after.hours)


def _change_state(row: WorkshopRow, value: Any, scene: Scene) -> None:
    state = _one_of(WorkshopState, "state", value)
    if state is WorkshopState.CLOSED and row.state != state.value:
        row.closed_at, row.last_sequence = now(), scene.row.sequence
        row.shows_code, row.timer_ends_at = False, None
    elif state is not WorkshopState.CLOSED and row.state == WorkshopState.CLOSED.value:
        row.closed_at, row.last_sequence = None, None
        hours = Settings.model_validate(row.settings).hours
        row.expires_at = now() + timedelta(hours=hours)
    row.state = state.value


def _change_step(row: WorkshopRow, value: Any, _scene: Scene) -> None:
    row.step = _one_of(Step, "step", value).value


def _change_focus(row: WorkshopRow, value: Any, scene: Scene) -> None:
    focus = None if value is None else focus_on(scene.journey, value, "focus")
    row.focus_resource = focus.resource.value if focus else None
    row.focus_id = focus.id if focus else None


def _change_shows_code(row: WorkshopRow, value: Any, _scene: Scene) -> None:
    if not isinstance(value, bool):
        raise Refused([Fault(("showsCode",), "not_yes_or_no")])
    row.shows_code = value


def _change_timer(row: WorkshopRow, value: Any, _scene: Scene) -> None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise Refused([Fault(("timer",), "not_a_number")])
    if value is not None and not 0 < value <= LONGEST_TIMER:
        code = "too_small" if value <= 0 else "too_large"
        raise Refused([Fault(("timer",), code, {"limit": 1 if value <= 0 else LONGEST_TIMER})])
    row.timer_ends_at = None if value is None else now() + timedelta(seconds=value)


_CHANGES: Final = {
    "settings": _change_settings,
    "state": _change_state,
    "step": _change_step,
    "focus": _change_focus,
    "showsCode": _change_shows_code,
    "timer": _change_timer,
}


def focus_on(journey: Journey, value: Any, field: str) -> Focus:
    """The thing that everybody is to look at; refuses what isn't in the journey."""
    if not isinstance(value, Mapping) or set(value) != {"resource", "id"}:
        raise Refused([Fault((field,), "not_an_object")])
    if value["resource"] not in FOCUSED:
        expected = ", ".join(one.value for one in FOCUSED)
        raise Refused([Fault((field, "resource"), "not_one_of", {"expected": expected})])
    resource, item_id = Resource(value["resource"]), value["id"]
    if (resource, item_id) == (Resource.EXPERIENCE, CURVE):
        return Focus(resource, CURVE)
    if not isinstance(item_id, str) or journey.find(resource, item_id) is None:
        values = {"resource": resource.value, "id": str(item_id)}
        raise Refused([Fault((field, "id"), "not_there", values)])
    return Focus(resource, item_id)


def _settings(before: Settings, fields: Mapping[str, Any]) -> Settings:
    try:
        sent = Settings.model_validate(dict(fields), strict=True)
    except ValidationError as error:
        raise Refused([one.under("settings") for one in faults_from(error, Settings)]) from error
    return before.model_copy(update=sent.model_dump(exclude_unset=True))


def _one_of(kind: type[E], field: str, value: Any) -> E:
    try:
        return kind(value)
    except ValueError as error:
        expected = ", ".join(one.value for one in kind)
        raise Refused([Fault((field,), "not_one_of", {"expected": expected})]) from error

"""A contact moment as a person tells it: what happened, with whom, and how it felt, in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlmodel import Session

from app.access.people import Person
from app.actions.operations import Order, Plan, Target, perform
from app.actions.workspace import Done, Stale, Workspace
from app.journey import LAST, Change, Experience, Journey, Refused, Resource, apply, changes
from app.journey.changes import After
from app.storage import journeys as kept_journeys

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """What somebody tells about one contact moment.

    ``experience`` is the young parent's, ``None`` where nothing is told of it; it goes to
    ``experience_id`` where there is one (at ``experience_version``), else it is new.
    ``new_department`` is a department that is not in the list yet: the contact was with it.
    """

    fields: Fields
    after: After | Literal["stay"] = LAST
    experience: Fields | None = None
    experience_id: str | None = None
    experience_version: int | None = None
    new_department: Fields | None = None


def record_contact_moment(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    moment_id: str,
    told: Told,
    is_new: bool,
    version: int | None = None,
    operation_id: str | None = None,
) -> Done:
    """Add or change a contact moment with its experience and department: all, or nothing.

    One operation, so one undo. Faults of the experience stand under ``experience``, those of the
    department under ``new_department``.
    """
    content = {"verb": "record", "moment": moment_id, "new": is_new, "told": repr(told)}

    def plan(session: Session, journey: Journey) -> Plan:
        _check_experience(session, journey, told)
        return Plan(_changes(journey, moment_id, told, is_new=is_new))

    target = None if is_new else Target(Resource.CONTACT_MOMENT, moment_id, version)
    return perform(workspace, Order(person, content, operation_id), journey_id, target, plan)


def _check_experience(session: Session, journey: Journey, told: Told) -> None:
    """Refuse to write over an experience that somebody changed meanwhile."""
    if told.experience_id is None or told.experience_version is None:
        return
    now = kept_journeys.item_version(session, journey.id, Resource.EXPERIENCE, told.experience_id)
    current = journey.find(Resource.EXPERIENCE, told.experience_id)
    if now is not None and current is not None and now != told.experience_version:
        raise Stale(Resource.EXPERIENCE, told.experience_id, now, current)


def _changes(journey: Journey, moment_id: str, told: Told, *, is_new: bool) -> list[Change]:
    done: list[Change] = []
    fields = dict(told.fields)
    if told.new_department is not None:
        done += _under("new_department", journey, Resource.DEPARTMENT, told.new_department)
        fields["department"] = done[-1].id
    journey = apply(journey, done)
    if is_new:
        fields["id"] = moment_id
        after = LAST if told.after == "stay" else told.after
        moment = changes.create(journey, Resource.CONTACT_MOMENT, fields, after)
    else:
        moment = changes.change(journey, Resource.CONTACT_MOMENT, moment_id, fields, told.after)
    journey = apply(journey, moment)
    return [*done, *moment, *_experience(journey, moment_id, told)]


def _experience(journey: Journey, moment_id: str, told: Told) -> list[Change]:
    if told.experience is None:
        return []
    if isinstance(journey.find(Resource.EXPERIENCE, told.experience_id), Experience):
        return _under(
            "experience", journey, Resource.EXPERIENCE, told.experience, told.experience_id
        )
    if not any(value not in (None, "", (), []) for value in told.experience.values()):
        return []
    fields = {**told.experience, "contact_moment": moment_id}
    return _under("experience", journey, Resource.EXPERIENCE, fields)


def _under(
    name: str, journey: Journey, resource: Resource, fields: Fields, item_id: str | None = None
) -> list[Change]:
    """Create an item, or change the one of that id; its faults are seen from further out."""
    try:
        if item_id is not None:
            return changes.change(journey, resource, item_id, fields)
        return changes.create(journey, resource, fields)
    except Refused as refused:
        raise Refused(fault.under(name) for fault in refused.faults) from refused

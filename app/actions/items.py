"""Add, change, move and remove the items of a journey."""

from collections.abc import Mapping
from typing import Any, Literal

from app.access.people import Person
from app.actions.operations import Plan, Target, perform
from app.actions.orders import Order
from app.actions.workspace import Done, Workspace
from app.journey import LAST, Resource, changes
from app.journey.changes import After


def create_item(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    resource: Resource,
    fields: Mapping[str, Any],
    after: After = LAST,
    operation_id: str | None = None,
) -> Done:
    """Add an item to a journey."""
    content = {"verb": "create", "resource": resource, "fields": dict(fields), "after": repr(after)}
    return perform(
        workspace,
        Order(person, content, operation_id),
        journey_id,
        None,
        lambda _session, journey: Plan(changes.create(journey, resource, fields, after)),
    )


def change_item(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    resource: Resource,
    item_id: str,
    fields: Mapping[str, Any],
    after: After | Literal["stay"] = "stay",
    version: int | None = None,
    operation_id: str | None = None,
) -> Done:
    """Give an item other fields or another place; ``version`` is the one that the caller saw."""
    content = {"verb": "change", "item": item_id, "fields": dict(fields), "after": repr(after)}
    return perform(
        workspace,
        Order(person, content | {"resource": resource}, operation_id),
        journey_id,
        Target(resource, item_id, version),
        lambda _session, journey: Plan(changes.change(journey, resource, item_id, fields, after)),
    )


def remove_item(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    resource: Resource,
    item_id: str,
    detach: bool = False,
    move_to: str | None = None,
    version: int | None = None,
    operation_id: str | None = None,
) -> Done:
    """Take an item away, with what can't be without it (see ``app.journey.changes.remove``)."""
    content = {"verb": "remove", "resource": resource, "item": item_id, "move_to": move_to}
    return perform(
        workspace,
        Order(person, content | {"detach": detach}, operation_id),
        journey_id,
        Target(resource, item_id, version),
        lambda _session, journey: Plan(
            changes.remove(journey, resource, item_id, detach=detach, move_to=move_to)
        ),
    )


def change_frame(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    fields: Mapping[str, Any],
    version: int | None = None,
    operation_id: str | None = None,
) -> Done:
    """Change what a journey is about: title, purpose, target group and so on."""
    return perform(
        workspace,
        Order(person, {"verb": "frame", "fields": dict(fields)}, operation_id),
        journey_id,
        Target(Resource.JOURNEY, journey_id, version),
        lambda _session, journey: Plan(changes.change_frame(journey, fields)),
    )

"""Webhooks: add one, list them, stop, start, try and remove one, and what came of deliveries."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import StringConstraints, ValidationError
from sqlmodel import Session

from app.access.people import Person
from app.access.webhooks import WebhookDeed, check_webhook_deed, webhook_secret
from app.actions.webhook_sending import LONGEST_ADDRESS, Message, Outcome, Sender
from app.actions.workspace import Workspace
from app.journey import Fault, Refused, faults_from, new_id
from app.journey.items import Part
from app.journey.texts import Title
from app.storage import webhooks as stored
from app.storage.journeys import lock_workspace
from app.storage.tables import now
from app.storage.webhook_tables import WebhookDeliveryRow, WebhookRow

MOST: Final = 20
"""So many webhooks may there be."""


class WebhookState(StrEnum):
    """Whether a webhook is told anything."""

    ACTIVE = stored.ACTIVE
    PAUSED = "paused"
    """By a person."""
    STOPPED = "stopped"
    """By itself, after failing too often; or because the receiver said that it is gone."""


class WebhookNotFound(Refused):
    """There is no such webhook."""

    def __init__(self) -> None:
        """Told as any id that is not there."""
        super().__init__([Fault(("id",), "not_there")])


class Wishes(Part):
    """What is wanted of a new webhook."""

    title: Title
    address: Annotated[str, StringConstraints(max_length=LONGEST_ADDRESS)]


@dataclass(frozen=True)
class Delivery:
    """One try: of which journey (``None``: a test), which changes, and what came of it."""

    journey_id: str | None
    first: int
    last: int
    at: datetime
    outcome: Outcome


@dataclass(frozen=True)
class Webhook:
    """A webhook, with its last deliveries, the newest first."""

    id: str
    title: str
    address: str
    state: WebhookState
    failures: int
    made_at: datetime
    next_try_at: datetime | None
    deliveries: tuple[Delivery, ...] = ()


def add_webhook(
    workspace: Workspace, *, person: Person, sender: Sender, fields: Mapping[str, Any]
) -> Webhook:
    """Tell an address of every change from now on; raises ``Refused``."""
    check_webhook_deed(person, WebhookDeed.KEEP_WEBHOOKS)
    try:
        wishes = Wishes.model_validate(fields)
    except ValidationError as error:
        raise Refused(faults_from(error, Wishes)) from error
    address = sender.check(wishes.address)
    with workspace.database.writing() as session:
        lock_workspace(session)  # it names every journey, as who erases a voice holds them all
        if len(stored.webhooks_of(session)) >= MOST:
            raise Refused([Fault((), "webhook_most", {"most": MOST})])
        state = WebhookState.ACTIVE.value
        row = WebhookRow(id=new_id(), title=wishes.title, address=address, state=state)
        session.add(row)
        stored.start_from_now(session, row.id)
        session.commit()
    return _told(row)


def list_webhooks(workspace: Workspace, *, person: Person) -> list[Webhook]:
    """All webhooks, each with its newest delivery."""
    check_webhook_deed(person, WebhookDeed.SEE_WEBHOOKS)
    with workspace.database.reading() as session:
        rows = stored.webhooks_of(session)
        return [_told(row, stored.deliveries_of(session, row.id)[:1]) for row in rows]


def get_webhook(workspace: Workspace, *, person: Person, webhook_id: str) -> Webhook:
    """One webhook with its last deliveries; raises ``WebhookNotFound``."""
    check_webhook_deed(person, WebhookDeed.SEE_WEBHOOKS)
    with workspace.database.reading() as session:
        row = _found(session, webhook_id)
        return _told(row, stored.deliveries_of(session, webhook_id))


def secret_of(workspace: Workspace, *, person: Person, sender: Sender, webhook_id: str) -> str:
    """What the receiver checks the signatures with."""
    check_webhook_deed(person, WebhookDeed.KEEP_WEBHOOKS)
    with workspace.database.reading() as session:
        return webhook_secret(sender.server_key, _found(session, webhook_id).id)


def switch_webhook(
    workspace: Workspace, *, person: Person, webhook_id: str, active: bool
) -> Webhook:
    """Pause a webhook, or start it again: it then gets what it missed."""
    check_webhook_deed(person, WebhookDeed.KEEP_WEBHOOKS)
    with workspace.database.writing() as session:
        row = _found(session, webhook_id)
        row.state = (WebhookState.ACTIVE if active else WebhookState.PAUSED).value
        row.failures, row.next_try_at = 0, None
        session.commit()
        told = _told(row, stored.deliveries_of(session, webhook_id))
    workspace.announce("", 0)
    return told


def remove_webhook(workspace: Workspace, *, person: Person, webhook_id: str) -> None:
    """Tell it nothing more, and forget it."""
    check_webhook_deed(person, WebhookDeed.KEEP_WEBHOOKS)
    with workspace.database.writing() as session:
        stored.remove_webhook(session, _found(session, webhook_id).id)
        session.commit()


def try_webhook(
    workspace: Workspace, *, person: Person, sender: Sender, webhook_id: str
) -> Outcome:
    """Send a test at once; it says nothing of any journey, and is no success nor failure."""
    check_webhook_deed(person, WebhookDeed.KEEP_WEBHOOKS)
    with workspace.database.reading() as session:
        row = _found(session, webhook_id)
    moment = now()
    body = {"type": "test", "timestamp": moment.isoformat(), "data": {}}
    outcome = sender.send(
        row.address, row.id, Message(f"test-{new_id()}", json.dumps(body).encode())
    )
    with workspace.database.writing() as session:
        _found(session, webhook_id)
        stored.add_delivery(session, delivery_row(row.id, outcome))
        session.commit()
    return outcome


def delivery_row(
    webhook_id: str, outcome: Outcome, journey_id: str | None = None, first: int = 0, last: int = 0
) -> WebhookDeliveryRow:
    """A try as it is kept."""
    return WebhookDeliveryRow(
        id=new_id(),
        webhook_id=webhook_id,
        journey_id=journey_id,
        first=first,
        last=last,
        status=outcome.status,
        problem=outcome.problem,
        milliseconds=outcome.milliseconds,
    )


def _found(session: Session, webhook_id: str) -> WebhookRow:
    row = session.get(WebhookRow, webhook_id)
    if row is None:
        raise WebhookNotFound
    return row


def _told(row: WebhookRow, deliveries: Sequence[WebhookDeliveryRow] = ()) -> Webhook:
    return Webhook(
        row.id,
        row.title,
        row.address,
        WebhookState(row.state),
        row.failures,
        row.made_at,
        row.next_try_at,
        tuple(
            Delivery(
                one.journey_id,
                one.first,
                one.last,
                one.at,
                Outcome(one.status, one.problem, one.milliseconds),
            )
            for one in deliveries
        ),
    )

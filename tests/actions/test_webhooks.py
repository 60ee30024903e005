"""Webhooks: what is sent, to whom, how often, and what it never tells."""

import io
from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.access.members import NotAllowed
from app.access.people import guest
from app.actions import webhook_delivery
from app.actions.archive import back_up, restore
from app.actions.items import create_item
from app.actions.webhook_delivery import (
    LONGEST_PAUSE,
    MOST_FAILURES,
    Postman,
    deliver,
    pause_after,
)
from app.actions.webhook_sending import Message, Sender
from app.actions.webhooks import (
    MOST,
    Webhook,
    WebhookState,
    add_webhook,
    get_webhook,
    list_webhooks,
    remove_webhook,
    secret_of,
    switch_webhook,
    try_webhook,
)
from app.actions.workspace import Workspace
from app.journey import Refused, Resource
from app.storage.tables import now
from app.storage.webhook_tables import WebhookCursorRow, WebhookRow
from app.storage.webhooks import MOST_SHOWN, lease
from tests.actions.conftest import WIM
from tests.webhook_receiver import Receiver, receiving

HERE = Sender("a server's key for tests, long enough", private=True)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


@pytest.fixture
def webhook(workspace: Workspace, journey_id: str, receiver: Receiver) -> Webhook:
    """A webhook that knows the journey as it is."""
    assert journey_id
    fields = {"title": "Zaaksysteem", "address": receiver.address}
    return add_webhook(workspace, person=WIM, sender=HERE, fields=fields)


def change(workspace: Workspace, journey_id: str, times: int = 1) -> None:
    for number in range(times):
        fields = {"title": f"Geheim verhaal {number}"}
        create_item(
            workspace,
            person=WIM,
            journey_id=journey_id,
            resource=Resource.PROBLEM,
            fields=fields,
            operation_id=None,
        )


def now_due(workspace: Workspace, webhook: Webhook) -> None:
    with workspace.database.writing() as session:
        session.get_one(WebhookRow, webhook.id).next_try_at = now()
        session.commit()


def seen(workspace: Workspace, webhook: Webhook) -> Webhook:
    return get_webhook(workspace, person=WIM, webhook_id=webhook.id)


def test_every_change_is_told_in_order_signed_and_without_anybodys_words(
    workspace: Workspace, journey_id: str, webhook: Webhook, receiver: Receiver
) -> None:
    change(workspace, journey_id, 3)
    deliver(workspace, HERE, webhook.id)
    (message,) = receiver.got
    assert message.told["type"] == "journey.changed"
    assert message.told["data"]["journey"] == journey_id
    assert message.sequences == [2, 3, 4]
    told = message.told["data"]["events"][0]
    assert (told["resource"], told["verb"]) == ("problem", "created")
    assert set(told) == {"sequence", "resource", "resourceId", "operationId", "verb", "at"}
    assert b"Geheim" not in message.body
    assert WIM.id.encode() not in message.body
    assert message.headers["webhook-id"] == f"{journey_id}-2-4"
    secret = secret_of(workspace, person=WIM, sender=HERE, webhook_id=webhook.id)
    assert message.is_signed_by(secret)
    assert not message.is_signed_by(secret.replace(secret[10], "A" if secret[10] != "A" else "B"))
    deliver(workspace, HERE, webhook.id)
    assert len(receiver.got) == 1


def test_what_is_not_taken_is_told_again_and_nothing_behind_it_goes_first(
    workspace: Workspace, journey_id: str, webhook: Webhook, receiver: Receiver
) -> None:
    receiver.answers = [500, 301]
    receiver.location = receiver.address
    change(workspace, journey_id)
    deliver(workspace, HERE, webhook.id)
    assert len(receiver.got) == 1
    deliver(workspace, HERE, webhook.id)
    assert len(receiver.got) == 1, "it is not due yet"
    change(workspace, journey_id)
    now_due(workspace, webhook)
    deliver(workspace, HERE, webhook.id)
    assert len(receiver.got) == 2, "a redirect is not followed"
    assert seen(workspace, webhook).failures == 2
    now_due(workspace, webhook)
    deliver(workspace, HERE, webhook.id)
    assert [one.sequences for one in receiver.got] == [[2], [2, 3], [2, 3]]
    after = seen(workspace, webhook)
    assert (after.failures, after.next_try_at) == (0, None)
    assert [one.outcome.status for one in after.deliveries] == [204, 301, 500]


def test_more_than_one_message_holds_is_told_in_several(
    workspace: Workspace,
    journey_id: str,
    webhook: Webhook,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(webhook_delivery, "AT_ONCE", 2)
    change(workspace, journey_id, 5)
    deliver(workspace, HERE, webhook.id)
    assert [one.sequences for one in receiver.got] == [[2, 3], [4, 5], [6]]


def test_one_that_fails_too_often_stops_and_started_again_gets_what_it_missed(
    workspace: Workspace, journey_id: str, webhook: Webhook, receiver: Receiver
) -> None:
    receiver.answers = [503] * MOST_FAILURES
    change(workspace, journey_id)
    for _ in range(MOST_FAILURES):
        assert seen(workspace, webhook).state is WebhookState.ACTIVE
        now_due(workspace, webhook)
        deliver(workspace, HERE, webhook.id)
    assert seen(workspace, webhook).state is WebhookState.STOPPED
    change(workspace, journey_id)
    deliver(workspace, HERE, webhook.id)
    assert len(receiver.got) == MOST_FAILURES
    switch_webhook(workspace, person=WIM, webhook_id=webhook.id, active=True)
    deliver(workspace, HERE, webhook.id)
    assert receiver.got[-1].sequences == [2, 3]


def test_one_that_says_that_it_is_gone_stops_at_once(
    workspace: Workspace, journey_id: str, webhook: Webhook, receiver: Receiver
) -> None:
    receiver.answers = [410]
    change(workspace, journey_id)
    deliver(workspace, HERE, webhook.id)
    assert seen(workspace, webhook).state is WebhookState.STOPPED


def test_a_paused_or_removed_one_is_told_nothing(
    workspace: Workspace, journey_id: str, webhook: Webhook, receiver: Receiver
) -> None:
    switch_webhook(workspace, person=WIM, webhook_id=webhook.id, active=False)
    change(workspace, journey_id)
    deliver(workspace, HERE, webhook.id)
    remove_webhook(workspace, person=WIM, webhook_id=webhook.id)
    deliver(workspace, HERE, webhook.id)
    assert receiver.got == []
    assert list_webhooks(workspace, person=WIM) == []


def test_two_servers_never_tell_the_same_at_once(workspace: Workspace, webhook: Webhook) -> None:
    def take() -> bool:
        with workspace.database.writing() as session:
            taken = lease(session, webhook.id, now(), timedelta(seconds=60))
            session.commit()
        return taken

    assert take()
    assert not take()


def test_the_wait_doubles_up_to_an_hour() -> None:
    pauses = [pause_after(failures) for failures in range(1, MOST_FAILURES + 1)]
    assert pauses[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert pauses[-1] == LONGEST_PAUSE


def test_a_test_says_nothing_of_any_journey(
    workspace: Workspace, webhook: Webhook, receiver: Receiver
) -> None:
    for _ in range(MOST_SHOWN + 2):
        outcome = try_webhook(workspace, person=WIM, sender=HERE, webhook_id=webhook.id)
        assert outcome.status == 204
    assert receiver.got[0].told["data"] == {}
    kept = seen(workspace, webhook).deliveries
    assert len(kept) == MOST_SHOWN
    assert kept[0].journey_id is None


def test_the_postman_tells_by_himself_what_was_committed(
    workspace: Workspace, journey_id: str, webhook: Webhook, receiver: Receiver
) -> None:
    postman = Postman(workspace, HERE)
    told = Workspace(workspace.database, lambda _journey, _sequence: postman.wake())
    postman.start()
    try:
        change(told, journey_id)
        assert receiver.arrived.get(timeout=20).sequences == [2]
        change(told, journey_id)
        assert receiver.arrived.get(timeout=20).sequences == [3]
    finally:
        postman.stop()
    assert seen(workspace, webhook).failures == 0


def test_a_backup_has_the_webhooks_and_how_far_each_was_told(
    workspace: Workspace, journey_id: str, webhook: Webhook, receiver: Receiver
) -> None:
    archive = io.BytesIO()
    back_up(workspace.database, archive)
    archive.seek(0)
    restore(workspace.database, archive, name="backup", replace=True)
    assert [one.id for one in list_webhooks(workspace, person=WIM)] == [webhook.id]
    change(workspace, journey_id)
    deliver(workspace, HERE, webhook.id)
    assert receiver.sequences == [2]


def test_a_journey_that_is_not_as_far_as_was_told_is_told_from_where_it_is(
    workspace: Workspace, journey_id: str, webhook: Webhook, receiver: Receiver
) -> None:
    with workspace.database.writing() as session:
        session.get_one(WebhookCursorRow, (webhook.id, journey_id)).sequence = 99
        session.commit()
    deliver(workspace, HERE, webhook.id)
    assert receiver.got == []
    change(workspace, journey_id)
    deliver(workspace, HERE, webhook.id)
    assert receiver.sequences == [2]


def test_only_the_owner_keeps_webhooks(workspace: Workspace, webhook: Webhook) -> None:
    stranger = guest("p1")
    with pytest.raises(NotAllowed):
        list_webhooks(workspace, person=stranger)
    with pytest.raises(NotAllowed):
        secret_of(workspace, person=stranger, sender=HERE, webhook_id=webhook.id)
    with pytest.raises(NotAllowed):
        remove_webhook(workspace, person=stranger, webhook_id=webhook.id)


def test_there_is_an_end_to_how_many_there_are(workspace: Workspace) -> None:
    fields = {"title": "W", "address": "https://example.org/"}
    for _ in range(MOST):
        add_webhook(workspace, person=WIM, sender=HERE, fields=fields)
    with pytest.raises(Refused):
        add_webhook(workspace, person=WIM, sender=HERE, fields=fields)


def test_nothing_goes_to_our_own_network_unless_a_setting_allows(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    careful = Sender(HERE.server_key)
    outcome = careful.send("https://localhost:1/", "w", Message("m", b"{}"))
    assert (outcome.status, outcome.problem) == (None, "webhook_private")
    assert careful.send(receiver.address, "w", Message("m", b"{}")).problem == "webhook_https"
    assert HERE.send(receiver.address, "w", Message("m", b"{}")).status == 204
    assert receiver.got[0].headers["host"].startswith("localhost:")

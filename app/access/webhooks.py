"""Who may set up webhooks, and what proves that a message is ours.

A webhook's secret is made from the server's own key and the webhook's id, and kept nowhere: who
reads the database or a backup can't sign. Signatures are those of Standard Webhooks 1.0
(https://www.standardwebhooks.com): HMAC-SHA256 over the id, the moment and the body.
"""

import base64
import hashlib
import hmac
from enum import StrEnum
from typing import Final

from app.access.members import NotAllowed
from app.access.people import Person, Role

PREFIX: Final = "whsec_"


class WebhookDeed(StrEnum):
    """Something that can be done with webhooks."""

    SEE_WEBHOOKS = "see_webhooks"
    """See where they go, and what came of the last deliveries."""
    KEEP_WEBHOOKS = "keep_webhooks"
    """Add, stop, start, try and remove one, and see its secret."""


MAY: Final[dict[Role, frozenset[WebhookDeed]]] = {Role.OWNER: frozenset(WebhookDeed)}
"""What each role may do; a role that isn't named may do nothing."""


def check_webhook_deed(person: Person, deed: WebhookDeed) -> None:
    """Raise ``NotAllowed`` where this person may not do this."""
    if deed not in MAY.get(person.role, frozenset()):
        raise NotAllowed


def webhook_secret(server_key: str, webhook_id: str) -> str:
    """What a receiver checks signatures with: ``whsec_`` and 256 bits in base64."""
    return f"{PREFIX}{base64.b64encode(_key(server_key, webhook_id)).decode()}"


def signature(server_key: str, webhook_id: str, message_id: str, moment: int, body: bytes) -> str:
    """The signature of a message; ``moment`` in seconds since 1970."""
    signed = f"{message_id}.{moment}.".encode() + body
    digest = hmac.new(_key(server_key, webhook_id), signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def _key(server_key: str, webhook_id: str) -> bytes:
    told = f"klantreis webhook {webhook_id}".encode()
    return hmac.new(server_key.encode(), told, hashlib.sha256).digest()

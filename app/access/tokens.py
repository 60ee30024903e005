"""Keys to the workspace: shown once, kept as a digest, revocable.

A token has 256 random bits, so its SHA-256 needs no salt and no slow hash: it can't be guessed.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta
from enum import StrEnum
from typing import Final

from sqlmodel import Session

from app.access.people import OWNER, Person
from app.storage.tables import AccessTokenRow, now

SESSION_LIFETIME: Final = timedelta(days=30)


class TokenKind(StrEnum):
    """What a token is for."""

    API = "api"
    SESSION = "session"


def mint_token(session: Session, *, kind: TokenKind, name: str, person: Person = OWNER) -> str:
    """A new token of a person; the caller commits."""
    token = f"kr_{secrets.token_urlsafe(32)}"
    expires_at = now() + SESSION_LIFETIME if kind is TokenKind.SESSION else None
    row = AccessTokenRow(
        digest=_digest(token), kind=kind.value, name=name, person=person.id, expires_at=expires_at
    )
    session.add(row)
    return token


def person_of_token(session: Session, token: str, kind: TokenKind) -> Person | None:
    """Whose token this is; ``None`` where it is unknown, revoked, expired or of another kind."""
    row = session.get(AccessTokenRow, _digest(token))
    if row is None or row.kind != kind.value or row.revoked_at is not None:
        return None
    if row.expires_at is not None and row.expires_at.timestamp() < now().timestamp():
        return None
    return OWNER if row.person == OWNER.id else None


def revoke_token(session: Session, token: str) -> None:
    """Close what this token opened; the caller commits."""
    row = session.get(AccessTokenRow, _digest(token))
    if row is not None:
        row.revoked_at = now()


def owner_key(secret_key: str) -> str:
    """The key in the link that logs the owner in; it changes only with the secret key."""
    return hmac.new(secret_key.encode(), b"klantreis owner link", hashlib.sha256).hexdigest()


def is_owner_key(secret_key: str, given: str) -> bool:
    """Whether the key of a link is the owner's (compared in constant time)."""
    return hmac.compare_digest(owner_key(secret_key).encode(), given.encode())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

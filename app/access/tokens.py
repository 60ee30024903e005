"""Keys to the workspace: shown once, kept as a digest, revocable.

A token has 256 random bits, so its SHA-256 needs no salt and no slow hash: it can't be guessed.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.access.people import OWNER, Person
from app.storage.tables import AccessTokenRow, now

SESSION_LIFETIME: Final = timedelta(days=30)
NAME_LENGTH: Final = 200
SHOWN: Final = 12


class TokenKind(StrEnum):
    """What a token is for."""

    API = "api"
    SESSION = "session"


@dataclass(frozen=True)
class KnownToken:
    """A token as a list of tokens shows it: ``id`` tells tokens apart, and opens nothing."""

    id: str
    name: str
    person: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


def mint_token(session: Session, *, kind: TokenKind, name: str, person: Person = OWNER) -> str:
    """A new token of a person; the caller commits. Names are cut at 200 characters."""
    forget_expired(session)
    token = f"kr_{secrets.token_urlsafe(32)}"
    expires_at = now() + SESSION_LIFETIME if kind is TokenKind.SESSION else None
    row = AccessTokenRow(
        digest=digest_of(token),
        kind=kind.value,
        name=name[:NAME_LENGTH],
        person=person.id,
        expires_at=expires_at,
    )
    session.add(row)
    return token


def person_of_token(session: Session, token: str, kind: TokenKind) -> Person | None:
    """Whose token this is; ``None`` where it is unknown, revoked, expired or of another kind."""
    row = session.get(AccessTokenRow, digest_of(token))
    if row is None or row.kind != kind.value or row.revoked_at is not None:
        return None
    if row.expires_at is not None and row.expires_at <= now():
        return None
    return OWNER if row.person == OWNER.id else None


def list_tokens(session: Session, kind: TokenKind = TokenKind.API) -> Sequence[KnownToken]:
    """Every token of a kind, the newest first, the revoked ones too."""
    rows = session.exec(
        select(AccessTokenRow)
        .where(AccessTokenRow.kind == kind.value)
        .order_by(col(AccessTokenRow.created_at).desc(), AccessTokenRow.digest)
    )
    return [
        KnownToken(
            row.digest[:SHOWN],
            row.name,
            row.person,
            row.created_at,
            row.expires_at,
            row.revoked_at,
        )
        for row in rows
    ]


def revoke_token(session: Session, token: str) -> None:
    """Close what this token opened; the caller commits."""
    row = session.get(AccessTokenRow, digest_of(token))
    if row is not None and row.revoked_at is None:
        row.revoked_at = now()


def revoke_token_of_id(session: Session, token_id: str) -> bool:
    """Close what the token of this id in the list opened; ``False`` where there is none."""
    begins = col(AccessTokenRow.digest).startswith(token_id, autoescape=True)
    if len(token_id) < SHOWN:
        return False
    row = session.exec(select(AccessTokenRow).where(begins)).one_or_none()
    if row is None:
        return False
    row.revoked_at = row.revoked_at or now()
    return True


def forget_expired(session: Session) -> None:
    """Take expired tokens out of the table; the caller commits."""
    session.execute(delete(AccessTokenRow).where(col(AccessTokenRow.expires_at) <= now()))


def owner_key(secret_key: str) -> str:
    """The key in the link that logs the owner in; it changes only with the secret key."""
    return hmac.new(secret_key.encode(), b"klantreis owner link", hashlib.sha256).hexdigest()


def is_owner_key(secret_key: str, given: str) -> bool:
    """Whether the key of a link is the owner's (compared in constant time)."""
    return hmac.compare_digest(owner_key(secret_key).encode(), _bytes(given))


def digest_of(token: str) -> str:
    """What is kept of a token: it can't be turned back."""
    return hashlib.sha256(_bytes(token)).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")

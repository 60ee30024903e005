"""Who may see and do what: people, their keys to the workspace, and what these open."""

from app.access.people import OWNER, Person
from app.access.tokens import (
    KnownToken,
    TokenKind,
    list_tokens,
    mint_token,
    person_of_token,
    revoke_token,
    revoke_token_of_id,
)

__all__ = [
    "OWNER",
    "KnownToken",
    "Person",
    "TokenKind",
    "list_tokens",
    "mint_token",
    "person_of_token",
    "revoke_token",
    "revoke_token_of_id",
]

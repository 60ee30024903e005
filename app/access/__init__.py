"""Who may see and do what: people, their keys to the workspace, and what these open."""

from app.access.people import OWNER, Person
from app.access.tokens import TokenKind, mint_token, person_of_token, revoke_token

__all__ = ["OWNER", "Person", "TokenKind", "mint_token", "person_of_token", "revoke_token"]

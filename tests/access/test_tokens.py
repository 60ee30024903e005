"""Keys to the workspace: what opens it, for how long, and what never does."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.access import (
    OWNER,
    Person,
    TokenKind,
    list_tokens,
    mint_token,
    person_of_token,
    revoke_token,
    revoke_token_of_id,
)
from app.access.tokens import SESSION_LIFETIME, is_owner_key, owner_key
from app.storage.database import Database
from app.storage.tables import AccessTokenRow, now

SECRET = "s" * 40


def mint(database: Database, kind: TokenKind = TokenKind.API, name: str = "script") -> str:
    with database.writing() as session:
        token = mint_token(session, kind=kind, name=name)
        session.commit()
    return token


def opens(database: Database, token: str, kind: TokenKind = TokenKind.API) -> Person | None:
    with database.reading() as session:
        return person_of_token(session, token, kind)


def age(database: Database, passed: timedelta) -> None:
    """Make every token as old as if this time had passed."""
    with database.writing() as session:
        for row in session.exec(select(AccessTokenRow)):
            row.created_at -= passed
            if row.expires_at is not None:
                row.expires_at -= passed
        session.commit()


@pytest.mark.parametrize("kind", TokenKind)
def test_a_token_opens_the_workspace_as_its_own_kind_only(
    database: Database, kind: TokenKind
) -> None:
    token = mint(database, kind)
    other = next(one for one in TokenKind if one is not kind)
    assert opens(database, token, kind) == OWNER
    assert opens(database, token, other) is None


@pytest.mark.parametrize("wrong", ["", "kr_", "kr_ander", "\ud800", "x" * 100_000, "a\0b"])
def test_an_unknown_token_opens_nothing(database: Database, wrong: str) -> None:
    mint(database)
    assert opens(database, wrong) is None


def test_the_database_keeps_no_token_that_opens_it(database: Database) -> None:
    token = mint(database)
    with database.reading() as session:
        rows = session.exec(select(AccessTokenRow)).all()
    assert len(rows) == 1
    assert token not in repr(rows)
    assert opens(database, rows[0].digest) is None


def test_a_revoked_token_opens_nothing(database: Database) -> None:
    token, other = mint(database), mint(database)
    with database.writing() as session:
        revoke_token(session, token)
        session.commit()
    assert opens(database, token) is None
    assert opens(database, other) == OWNER


def test_a_token_is_revoked_by_its_id_in_the_list(database: Database) -> None:
    token, other = mint(database, name="oud"), mint(database, name="nieuw")
    with database.writing() as session:
        known = {one.name: one.id for one in list_tokens(session)}
        assert revoke_token_of_id(session, known["oud"])
        session.commit()
    assert (opens(database, token), opens(database, other)) == (None, OWNER)
    with database.reading() as session:
        revoked = {one.name: one.revoked_at is not None for one in list_tokens(session)}
    assert revoked == {"oud": True, "nieuw": False}


@pytest.mark.parametrize("wrong", ["", "%", "_" * 12, "f" * 12, "kr_"])
def test_an_id_that_is_not_in_the_list_revokes_nothing(database: Database, wrong: str) -> None:
    token = mint(database)
    with database.writing() as session:
        assert not revoke_token_of_id(session, wrong)
        session.commit()
    assert opens(database, token) == OWNER


def test_the_list_shows_api_tokens_only_and_nothing_that_opens(database: Database) -> None:
    token = mint(database)
    mint(database, TokenKind.SESSION)
    with database.reading() as session:
        (shown,) = list_tokens(session)
    assert (shown.name, shown.expires_at) == ("script", None)
    assert opens(database, shown.id) is None
    assert token not in repr(shown)


def test_a_session_ends_and_an_api_token_does_not(database: Database) -> None:
    session_token = mint(database, TokenKind.SESSION)
    token = mint(database)
    age(database, SESSION_LIFETIME - timedelta(minutes=1))
    assert opens(database, session_token, TokenKind.SESSION) == OWNER
    age(database, timedelta(minutes=2))
    assert opens(database, session_token, TokenKind.SESSION) is None
    assert opens(database, token) == OWNER


def test_ended_sessions_are_forgotten(database: Database) -> None:
    mint(database, TokenKind.SESSION)
    age(database, SESSION_LIFETIME + timedelta(minutes=1))
    mint(database, TokenKind.SESSION)
    with database.reading() as session:
        rows = session.exec(select(AccessTokenRow)).all()
    assert len(rows) == 1
    assert rows[0].expires_at is not None
    assert rows[0].expires_at > now()


def test_a_token_of_somebody_who_is_not_the_owner_opens_nothing_yet(database: Database) -> None:
    with database.writing() as session:
        stranger = Person("vreemd", OWNER.role)
        token = mint_token(session, kind=TokenKind.API, name="x", person=stranger)
        session.commit()
    assert opens(database, token) is None


def test_the_owner_s_link_opens_with_the_right_key_only() -> None:
    key = owner_key(SECRET)
    assert is_owner_key(SECRET, key)
    for wrong in ("", key[:-1], key + "0", key.upper(), SECRET, "é", "\ud800", owner_key("x" * 40)):
        assert not is_owner_key(SECRET, wrong)
    assert SECRET not in key

"""Which keys come along in an archive, and which stay behind."""

from app.access import TokenKind, mint_token, person_of_token
from app.access.tokens import revoke_token
from app.actions.workspace import Workspace
from tests.actions.archive_round import backup_of, put_back


def token_opens(workspace: Workspace, token: str, kind: TokenKind = TokenKind.API) -> bool:
    with workspace.database.reading() as session:
        return person_of_token(session, token, kind) is not None


def new_token(workspace: Workspace, kind: TokenKind = TokenKind.API) -> str:
    with workspace.database.writing() as session:
        token = mint_token(session, kind=kind, name="x")
        session.commit()
    return token


def test_api_tokens_come_along_and_sessions_of_browsers_stay(
    workspace: Workspace, other: Workspace
) -> None:
    token = new_token(workspace)
    browser, here = (new_token(one, TokenKind.SESSION) for one in (workspace, other))
    put_back(other, backup_of(workspace))
    assert token_opens(other, token)
    assert not token_opens(other, browser, TokenKind.SESSION)
    assert token_opens(other, here, TokenKind.SESSION)


def test_a_token_that_was_revoked_since_stays_revoked(workspace: Workspace) -> None:
    token = new_token(workspace)
    kept = backup_of(workspace)
    with workspace.database.writing() as session:
        revoke_token(session, token)
        session.commit()
    put_back(workspace, kept, replace=True)
    assert not token_opens(workspace, token)

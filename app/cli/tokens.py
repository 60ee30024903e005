"""The command for API tokens: a new one, those that there are, and closing one."""

from argparse import Namespace

from app.access import TokenKind, mint_token
from app.access.tokens import list_tokens, revoke_token_of_id
from app.cli.opening import settings_with, workspace_of
from app.cli.wording import Problem, say
from app.language import Translator
from app.storage.database import Database


def token_command(asked: Namespace, t: Translator) -> int:
    """Prints a new API token of the owner, of which only a digest is kept; lists or revokes."""
    with workspace_of(settings_with(t), t) as workspace:
        if asked.revoke is not None:
            _revoke(workspace.database, asked.revoke, t)
        elif asked.list:
            _list(workspace.database, t)
        else:
            _mint(workspace.database, asked.name or "klantreis token", t)
    return 0


def _mint(database: Database, name: str, t: Translator) -> None:
    with database.writing() as session:
        token = mint_token(session, kind=TokenKind.API, name=name)
        session.commit()
    say(t("commands.token.once"))
    print(token)


def _list(database: Database, t: Translator) -> None:
    """One line a token: its id, the day it was made, its name."""
    with database.reading() as session:
        known = list_tokens(session)
    for one in known:
        revoked = f" ({t('commands.token.is_revoked')})" if one.revoked_at else ""
        print(f"{one.id}  {one.created_at:%Y-%m-%d}  {one.name}{revoked}")
    if not known:
        say(t("commands.token.none"))


def _revoke(database: Database, token_id: str, t: Translator) -> None:
    with database.writing() as session:
        if not revoke_token_of_id(session, token_id):
            raise Problem(t("commands.token.unknown", id=token_id))
        session.commit()
    print(t("commands.token.revoked", id=token_id))

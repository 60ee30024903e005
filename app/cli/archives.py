"""Commands on everything: backup, restore."""

import os
import secrets
import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from app.actions.archive import NotEmpty, back_up, restore
from app.cli.opening import reason, settings_with, workspace_of
from app.cli.sources import STANDARD, name_of
from app.cli.wording import Problem, faults_in_lines, say
from app.formats.bad_file import BadFile
from app.language import Translator


def backup_command(asked: Namespace, t: Translator) -> int:
    """Keeps everything in a file that only its owner reads; it is there whole or not at all."""
    with workspace_of(settings_with(t), t) as workspace, _written(asked.archive, t) as stream:
        moved = back_up(workspace.database, stream)
    file = name_of(asked.archive, t) if asked.archive != STANDARD else STANDARD
    say(t("commands.backup.done", file=file, n=moved.journeys, rows=moved.rows))
    return 0


def restore_command(asked: Namespace, t: Translator) -> int:
    """Puts back everything from a file: all of it, or nothing."""
    with _read(asked.archive, t) as stream, workspace_of(settings_with(t), t) as workspace:
        try:
            moved = restore(
                workspace.database, stream, name=name_of(asked.archive, t), replace=asked.replace
            )
        except BadFile as bad:
            raise Problem("\n".join(faults_in_lines(bad, t))) from bad
        except NotEmpty as error:
            raise Problem(t("commands.restore.not_empty")) from error
    print(t("commands.restore.done", n=moved.journeys, rows=moved.rows))
    return 0


@contextmanager
def _written(target: str, t: Translator) -> Iterator[IO[bytes]]:
    if target == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    file = Path(target)
    draft = file.with_name(f".{file.name[:100]}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(descriptor)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        why = reason(error, t, writing=True)
        raise Problem(t("commands.cannot_write", file=target, reason=why)) from error


@contextmanager
def _read(source: str, t: Translator) -> Iterator[IO[bytes]]:
    """The file; standard input is kept in a file first, since it is read more than once."""
    try:
        if source != STANDARD:
            with Path(source).open("rb") as stream:
                yield stream
            return
        with tempfile.TemporaryFile() as kept:
            shutil.copyfileobj(sys.stdin.buffer, kept)
            yield kept
    except OSError as error:
        raise Problem(t("commands.cannot_read", file=source, reason=reason(error, t))) from error

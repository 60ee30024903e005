"""Where commands read from and write to: files, standard input and output."""

import os
import secrets
import sys
from pathlib import Path
from typing import Final

from app.cli.opening import reason
from app.cli.wording import Problem, faults_in_lines
from app.formats.bad_file import BadFile
from app.formats.journey_file import read_journey
from app.formats.yaml_tree import MOST_BYTES
from app.journey import Journey
from app.language import Translator

STANDARD: Final = "-"


def contents_of(file: str, t: Translator) -> bytes:
    """The bytes of a file (``-``: standard input), as far as a journey file may be long."""
    try:
        if file == STANDARD:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem(t("commands.cannot_read", file=file, reason=reason(error, t))) from error


def journey_in(file: str, t: Translator) -> Journey:
    """The journey in a file; a ``Problem`` with every fault where there are any."""
    try:
        return read_journey(contents_of(file, t), name=name_of(file, t))
    except BadFile as bad:
        raise Problem("\n".join(faults_in_lines(bad, t))) from bad


def name_of(file: str, t: Translator) -> str:
    """What messages call the file."""
    return t("commands.standard_input") if file == STANDARD else file


def put(content: bytes, target: str, t: Translator) -> None:
    """Writes to a file (``-``: standard output); the file is there whole or not at all."""
    if target == STANDARD:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    file = Path(target)
    draft = file.with_name(f".{file.name[:100]}.{secrets.token_hex(4)}")
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(content)  # /dev/stdout and the like: nothing to replace
            return
        try:
            draft.write_bytes(content)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        why = reason(error, t, writing=True)
        raise Problem(t("commands.cannot_write", file=target, reason=why)) from error


def targets(files: list[str], suffix: str, output: str | None, t: Translator) -> list[str]:
    """Where the result of each file goes.

    Without ``output`` beside the file it is made of; else to that file, or into that folder.
    """
    if output is None:
        return [
            STANDARD if file == STANDARD else str(Path(file).with_suffix(suffix)) for file in files
        ]
    into_folder = len(files) > 1 or Path(output).is_dir() or output.endswith(("/", os.sep))
    if not into_folder:
        return [output]
    if output == STANDARD:
        raise Problem(t("commands.one_to_standard_output"))
    try:
        Path(output).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(t("commands.cannot_write", file=output, reason=reason(error, t))) from error
    names = ["klantreis" if file == STANDARD else Path(file).stem for file in files]
    if len(set(names)) < len(names):
        raise Problem(t("commands.same_name", folder=output))
    return [str(Path(output) / f"{name}{suffix}") for name in names]

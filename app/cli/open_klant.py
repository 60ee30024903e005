"""The command that makes a sketch of the contacts in Open Klant, or in a JSON file of it."""

import getpass
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from app.access import OWNER
from app.actions.journeys import import_journey
from app.actions.mappings import remember_words, words_for
from app.actions.workspace import Workspace
from app.cli.opening import reason
from app.cli.sources import STANDARD, name_of
from app.cli.wording import Problem, faults_in_lines, say
from app.formats.bad_file import BadFile
from app.formats.folding import folded
from app.journey import Channel, Fault
from app.language import Translator
from app.openklant.client import OpenKlant
from app.openklant.fetching import MOST_BYTES, fetched, gathered_from
from app.openklant.gathering import Gathered, Wanted
from app.openklant.remarks import remarks_on
from app.openklant.sketch import Words, sketch_of

TOKEN: Final = "KLANTREIS_OPEN_KLANT_TOKEN"  # noqa: S105  # the name of a variable
BOOKMARKS: Final = "open-klant"


def import_contacts(asked: Namespace, t: Translator, workspace: Workspace, data: Path) -> int:
    """Stores a sketch of contacts; what the words of a municipality mean is remembered."""
    try:
        gathered, lost, host = _gathered(asked, t, data)
        if not gathered.taken:
            raise BadFile(host, [(0, Fault((), "klant_no_contacts"))])
        words = _words(asked.map or [], words_for(workspace, host), host)
        journey = sketch_of(gathered, host, words, t)
    except BadFile as bad:
        raise Problem("\n".join(faults_in_lines(bad, t))) from bad
    done = import_journey(workspace, person=OWNER, journey=journey)
    remember_words(workspace, host, words)
    for sentence in remarks_on(gathered, lost, t):
        say(sentence)
    print(t("commands.import.done", title=journey.title, id=done.journey_id))
    return 0


def _gathered(asked: Namespace, t: Translator, data: Path) -> tuple[Gathered, int, str]:
    """What was gathered, how many contacts never came, and where it is from."""
    wanted = _wanted(asked)
    if "://" not in asked.file:
        name = name_of(asked.file, t)
        return gathered_from(_content(asked.file, name, t), name, wanted), 0, Path(name).name
    source = OpenKlant(asked.file, _token(t))

    def tell(read: int, count: int) -> None:
        say(t("reading.klant.read_so_far", n=read, count=count))

    try:
        gathered, lost = fetched(source, wanted, data / BOOKMARKS, tell)
    finally:
        source.close()
    return gathered, lost, source.host


def _content(file: str, name: str, t: Translator) -> bytes:
    try:
        if file == STANDARD:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem(t("commands.cannot_read", file=name, reason=reason(error, t))) from error


def _token(t: Translator) -> str:
    """The token, out of the environment or asked: never an argument, which others can see."""
    given = os.environ.get(TOKEN, "")
    if given or not sys.stdin.isatty():
        return given
    return getpass.getpass(f"{t('reading.klant.token')}: ")


def _wanted(asked: Namespace) -> Wanted:
    said = {
        "first": asked.wanted_from or None,
        "last": asked.wanted_until or None,
        "channel": asked.wanted_channel or "",
        "department": asked.wanted_department or "",
    }
    try:
        return Wanted.model_validate(said)
    except ValidationError as error:
        faults = []
        for one in error.errors():
            is_period = one["type"] == "klant_period"
            names = {"first": "--from", "last": "--until"}
            name = "--from" if is_period else names.get(str(one["loc"][0]), str(one["loc"][0]))
            faults.append((0, Fault((name,), "klant_period" if is_period else "date_shape")))
        raise BadFile(str(asked.file), faults) from error


def _words(pairs: list[str], known: Words, host: str) -> Words:
    """What ``--map WORD=CHANNEL`` says over what was remembered."""
    said = dict(known.channels)
    for pair in pairs:
        word, sign, value = pair.rpartition("=")
        if not sign or value not in set(Channel):
            values = {"text": pair[:60], "known": ", ".join(Channel)}
            raise BadFile(host, [(0, Fault(("--map",), "log_map_part", values))])
        said[folded(word)] = Channel(value)
    return known.model_copy(update={"channels": said})

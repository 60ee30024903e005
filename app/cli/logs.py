"""Commands on event logs: what one comes to, and a journey made of it."""

import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from pydantic import ValidationError

from app.access import OWNER
from app.actions.journeys import import_journey
from app.actions.mappings import mapping_for, remember_mapping
from app.actions.workspace import Workspace
from app.cli.opening import reason
from app.cli.sources import STANDARD, name_of
from app.cli.wording import Problem, faults_in_lines, say
from app.eventlogs.looking import Look, look_as_before, look_at
from app.eventlogs.mapping import NEEDED, ROLES, Mapping, names_a_person
from app.eventlogs.one_case import case_journey
from app.eventlogs.reading import Progress, read_log
from app.eventlogs.report import people_told, remarks_told, report
from app.eventlogs.spill import spilled
from app.eventlogs.summary import Summary
from app.eventlogs.usual import usual_journey
from app.formats.bad_file import BadFile
from app.journey import Fault, Journey
from app.language import Translator

KINDS: Final = {"xes": "xes", "event-csv": "csv"}
ENDINGS: Final = (".xes", ".xes.gz", ".csv.gz", ".zip")
INTERRUPTED: Final = 130
_SETTINGS: Final = ("dates", "encoding", "delimiter")
_EVERY: Final = 0.2

Remembered = Callable[[str], Mapping | None]


def is_log(asked: Namespace) -> bool:
    """Whether a file that is to be read is an event log."""
    if asked.form is not None:
        return asked.form in KINDS
    return str(asked.file).lower().endswith(ENDINGS)


def summary_command(asked: Namespace, t: Translator) -> int:
    """Prints what a log comes to; nothing is stored."""
    with _log(asked, t, lambda _shape: None) as log:
        _tell_remarks(log.summary, t)
        if asked.json:
            print(log.summary.model_dump_json(indent=2))
        else:
            print("\n".join(report(log.summary, t)))
    return 0


def import_log(asked: Namespace, t: Translator, workspace: Workspace) -> int:
    """Stores a journey made of a log: of one case, or the usual one of all."""
    with _log(asked, t, lambda shape: mapping_for(workspace, shape)) as log:
        _tell_remarks(log.summary, t)
        journey = log.journey(asked.case, t)
    done = import_journey(workspace, person=OWNER, journey=journey)
    remember_mapping(workspace, log.look.shape, log.mapping)
    print(t("commands.import.done", title=journey.title, id=done.journey_id))
    return 0


@dataclass(frozen=True)
class _Log:
    """A log that was read, while its spill is there."""

    look: Look
    mapping: Mapping
    summary: Summary
    spill: Path

    def journey(self, case: str | None, t: Translator) -> Journey:
        """The journey of a case, or the usual one."""
        if case is None:
            return usual_journey(self.summary, t)
        with spilled(self.spill) as spill:
            journey = case_journey(spill, self.summary, self.mapping, case, t)
        if journey is None:
            some = ", ".join(one.case for one in self.summary.picks)
            raise Problem(t("commands.import.no_case", case=case, some=some))
        return journey


@contextmanager
def _log(asked: Namespace, t: Translator, remembered: Remembered) -> Iterator[_Log]:
    """A log read to its end; what was needed on disk for it goes again, whatever happens."""
    name = name_of(asked.file, t)
    with tempfile.TemporaryDirectory(prefix="klantreis-") as folder:
        try:
            path = _on_disk(asked.file, Path(folder))
            given = _given(asked.map or [], name)
            look = look_at(path, name, KINDS.get(asked.form or "", ""), given)
            _check_columns(given, look)
            if (known := remembered(look.shape)) is not None:
                look = look_as_before(path, name, known, given)
            mapping = _whole(look, t)
            spill = Path(folder) / "log.db"
            summary = read_log(look.file, mapping, spill, _Bar(t).tell)
            yield _Log(look, mapping, summary, spill)
        except BadFile as bad:
            raise Problem("\n".join(faults_in_lines(bad, t))) from bad
        except OSError as error:
            sentence = t("commands.cannot_read", file=name, reason=reason(error, t))
            raise Problem(sentence) from error
        except KeyboardInterrupt:
            say(t("commands.import.interrupted"))
            sys.exit(INTERRUPTED)


def _check_columns(given: Mapping, look: Look) -> None:
    """Refuses a column that was asked for and isn't there."""
    faults = [
        (1, Fault((role,), "log_no_column", {"column": column[:60]}))
        for role in ROLES
        if (column := given.column(role)) and column not in look.names
    ]
    if faults:
        raise BadFile(look.file.name, faults)


def _on_disk(file: str, folder: Path) -> Path:
    if file != STANDARD:
        if not Path(file).is_file():
            with Path(file).open("rb"):  # says why
                pass
        return Path(file)
    path = folder / "input"
    with path.open("wb") as out:
        shutil.copyfileobj(sys.stdin.buffer, out)
    return path


def _given(pairs: list[str], name: str) -> Mapping:
    """What ``--map case=Zaak,activity=Stap`` says; a comma within a name is kept."""
    said: dict[str, str] = {}
    known = (*ROLES, *_SETTINGS)
    last = ""
    for part in (part for pair in pairs for part in pair.split(",")):
        role, sign, value = part.partition("=")
        if sign and role.strip() in known:
            last = role.strip()
            said[last] = value.strip()
        elif last:
            said[last] += f",{part}"
        else:
            code = "log_map_part" if sign else "log_map"
            fault = Fault(("--map",), code, {"text": role[:60], "known": ", ".join(known)})
            raise BadFile(name, [(0, fault)])
    try:
        return Mapping.model_validate(said)
    except ValidationError as error:
        values = {"text": said.get("dates", ""), "known": "year_first, day_first, month_first"}
        raise BadFile(name, [(0, Fault(("--map", "dates"), "log_map_part", values))]) from error


def _whole(look: Look, t: Translator) -> Mapping:
    """The mapping, complete; a problem that says which columns there are where it isn't."""
    mapping = look.suggested
    lacking = [role for role in NEEDED if not mapping.column(role)]
    if lacking:
        columns = "\n".join(f"  {one.name}: {', '.join(one.samples)}" for one in look.columns)
        roles = ", ".join(t(f"reading.role.{one}") for one in lacking)
        raise Problem(t("commands.import.columns", roles=roles, columns=columns))
    if mapping.time and mapping.dates is None:
        forms = ", ".join(look.date_forms) or "day_first, month_first, year_first"
        sample = next((one.samples for one in look.columns if one.name == mapping.time), ())
        told = {"column": mapping.time, "samples": "; ".join(sample), "forms": forms}
        raise Problem(t("commands.import.dates", **told))
    chosen = [f"{role}={column}" for role in ROLES if (column := mapping.column(role))]
    say(t("commands.import.mapping", mapping=", ".join(chosen)))
    for role in ROLES:
        if names_a_person(mapping.column(role)):
            say(t("commands.import.people", column=mapping.column(role)))
    return mapping


class _Bar:
    """Progress on standard error: in place on a terminal, else a line for every quarter."""

    def __init__(self, t: Translator) -> None:
        self._t = t
        self._shown = 0.0
        self._quarter = 0
        self._stage = ""

    def tell(self, progress: Progress) -> None:
        """Show how far reading is."""
        stage_is_new = progress.stage != self._stage
        percent = round(100 * progress.read / progress.total) if progress.total else 100
        if sys.stderr.isatty():
            if stage_is_new or monotonic() - self._shown > _EVERY:
                self._shown, self._stage = monotonic(), progress.stage
                print(f"\r{self._line(progress, percent)}\x1b[K", end="", file=sys.stderr)
                if progress.stage == "adding" and stage_is_new:
                    print(file=sys.stderr)
        elif stage_is_new or percent // 25 > self._quarter:
            self._stage, self._quarter = progress.stage, percent // 25
            say(self._line(progress, percent))

    def _line(self, progress: Progress, percent: int) -> str:
        return self._t(f"reading.stage.{progress.stage}", percent=percent, n=progress.events)


def _tell_remarks(summary: Summary, t: Translator) -> None:
    for line in (*people_told(summary, t), *remarks_told(summary, t)):
        say(line)

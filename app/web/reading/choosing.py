"""The screen where a person says which column of a log is what."""

from collections.abc import Mapping as Texts
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import ValidationError

from app.eventlogs.csv_table import DELIMITERS, ENCODINGS
from app.eventlogs.dates import DateForm
from app.eventlogs.desk import Reading
from app.eventlogs.looking import Look
from app.eventlogs.mapping import ROLES, Mapping, names_a_person
from app.formats.bad_file import FileFault
from app.journey import Channel, Fault
from app.language import Translator
from app.web.pages.form_values import Values, first
from app.web.reading.contexts import Sentences, sentences_of

SHOWN_FIRST: Final = ("case", "activity", "time", "department", "channel", "topic")
FURTHER: Final = ("phase", "end", "clock", "transition", "instance")
_WORD: Final = "channel."


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its name in the form, what can be chosen, and what is chosen now."""

    name: str
    options: tuple[tuple[str, str], ...]
    value: str
    hint: str = ""
    warning: str = ""
    needed: bool = False


@dataclass(frozen=True)
class MappingPage:
    """The choices for one log; ``look`` tells what was recognised."""

    id: str
    name: str
    look: Look
    roles: tuple[Choice, ...]
    further: tuple[Choice, ...]
    dates: Choice
    file: tuple[Choice, ...]
    words: tuple[Choice, ...]
    faults: Sentences = ()

    @property
    def here(self) -> str:
        """The address of the page, also where the form was refused."""
        return f"/reading/{self.id}"

    @property
    def samples(self) -> tuple[str, ...]:
        """The first dates of the file."""
        time = self.look.suggested.time
        return next((one.samples for one in self.look.columns if one.name == time), ())

    def lacking(self, chosen: Mapping) -> list[FileFault]:
        """What has to be chosen before the log can be read."""
        faults = [
            FileFault(0, role, Fault((role,), "log_column_needed"))
            for role in ("case", "activity")
            if not chosen.column(role)
        ]
        if chosen.time and chosen.dates is None:
            faults.append(FileFault(0, "dates", Fault(("dates",), "log_dates_needed")))
        return faults

    def with_faults(self, faults: list[FileFault], t: Translator) -> "MappingPage":
        """The same with what is wrong."""
        return replace(self, faults=sentences_of(faults, t))


def mapping_page(
    reading: Reading, look: Look, t: Translator, chosen: Mapping | None = None
) -> MappingPage:
    """The choices as the look at the file suggests them, or as they were ``chosen``."""
    mapping = chosen or look.suggested
    columns = [(one.name, _with_samples(one.name, one.samples)) for one in look.columns]
    options = (("", t("reading.screen.no_column")), *columns)
    roles = {role: _role(role, mapping, options, t) for role in ROLES}
    return MappingPage(
        id=reading.id,
        name=reading.name,
        look=look,
        roles=tuple(roles[role] for role in SHOWN_FIRST),
        further=tuple(roles[role] for role in FURTHER),
        dates=_dates(look, mapping, t),
        file=_file(look, mapping, t) if look.file.kind == "csv" else (),
        words=_words(look, mapping, t),
    )


def _role(
    role: str, mapping: Mapping, options: tuple[tuple[str, str], ...], t: Translator
) -> Choice:
    column = mapping.column(role)
    warning = t("reading.screen.people") if column and names_a_person(column) else ""
    hint = t(f"reading.hint.{role}")
    return Choice(role, options, column, hint, warning, role in ("case", "activity"))


def _dates(look: Look, mapping: Mapping, t: Translator) -> Choice:
    forms = look.date_forms or tuple(DateForm)
    chosen = mapping.dates or (look.suggested.dates if len(look.date_forms) == 1 else None)
    if chosen is not None and chosen not in forms:
        forms = (*forms, chosen)
    options = tuple((one.value, t(f"reading.dates.{one.value}")) for one in forms)
    return Choice("dates", options, chosen.value if chosen else "", needed=True)


def _file(look: Look, mapping: Mapping, t: Translator) -> tuple[Choice, ...]:
    encodings = tuple((one, t(f"reading.encoding.{one}")) for one in ENCODINGS)
    signs = tuple((one, t(f"reading.sign.{number}")) for number, one in enumerate(DELIMITERS))
    return (
        Choice("encoding", encodings, mapping.encoding or look.file.encoding),
        Choice("delimiter", signs, mapping.delimiter or look.file.delimiter),
    )


def _words(look: Look, mapping: Mapping, t: Translator) -> tuple[Choice, ...]:
    options = (
        ("", t("reading.report.no_channel")),
        *((one.value, t(f"terms.channel.{one}")) for one in Channel),
    )
    asked = dict.fromkeys([*look.unknown_channels, *mapping.channels])
    return tuple(
        Choice(f"{_WORD}{word}", options, str(mapping.channels.get(word, ""))) for word in asked
    )


def _with_samples(name: str, samples: tuple[str, ...]) -> str:
    told = "; ".join(samples)[:60]
    return f"{name} ({told})" if told else name


def mapping_in(sent: Values) -> tuple[Mapping, list[FileFault]]:
    """The mapping that was chosen; what can't be one is left out, and told."""
    said: dict[str, Any] = {role: first(sent, role) for role in ROLES}
    said |= {name: first(sent, name) for name in ("encoding",)}
    said["delimiter"] = next(iter(sent.get("delimiter", ())), "")
    said["dates"] = first(sent, "dates") or None
    said["channels"] = {
        name.removeprefix(_WORD): first(sent, name)
        for name in sent
        if name.startswith(_WORD) and first(sent, name)
    }
    wrong = _wrong(said)
    faults = [FileFault(0, name, Fault((name,), "invalid")) for name in wrong]
    return Mapping.model_validate({k: v for k, v in said.items() if k not in wrong}), faults


def _wrong(said: Texts[str, Any]) -> set[str]:
    wrong = set()
    if said["encoding"] and said["encoding"] not in ENCODINGS:
        wrong.add("encoding")
    if said["delimiter"] and said["delimiter"] not in tuple(DELIMITERS):
        wrong.add("delimiter")
    try:
        Mapping.model_validate(dict(said))
    except ValidationError as error:
        wrong |= {str(one["loc"][0]) for one in error.errors()}
    return wrong

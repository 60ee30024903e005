"""Every format that journeys go in and out by: one table for commands, API and screens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from app.formats.draft import Reading
from app.formats.losses import Writing
from app.journey import Journey
from app.language import Translator

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Read = Callable[[bytes, str], Reading]
"""Bytes and the name of a file in; raises ``BadFile``."""

Write = Callable[[Journey, Translator], Writing]
"""A journey out, in the words of a language where the format has words; raises ``Refused``."""


@dataclass(frozen=True)
class Format:
    """A format: its name, how its files end, its media type, what reads and what writes it."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    read: Read | None = None
    write: Write | None = None


def _read_yaml(content: bytes, name: str) -> Reading:
    from app.formats.journey_file import read_journey

    return Reading(read_journey(content, name=name))


def _write_yaml(journey: Journey, _t: Translator) -> Writing:
    from app.formats.journey_file import write_journey

    return Writing(write_journey(journey).encode())


def _read_mermaid(content: bytes, name: str) -> Reading:
    from app.formats.mermaid import read_mermaid

    return read_mermaid(content, name)


def _write_mermaid(journey: Journey, t: Translator) -> Writing:
    from app.formats.mermaid import write_mermaid

    return write_mermaid(journey, t)


def _read_workbook(content: bytes, name: str) -> Reading:
    from app.formats.workbook_reading import read_workbook

    return read_workbook(content, name)


def _write_workbook(journey: Journey, t: Translator) -> Writing:
    from app.formats.workbook import write_workbook

    return write_workbook(journey, t)


def _read_contact_table(content: bytes, name: str) -> Reading:
    from app.formats.contact_table import read_contact_table

    return read_contact_table(content, name)


def _write_contact_table(journey: Journey, t: Translator) -> Writing:
    from app.formats.contact_table import write_contact_table

    return write_contact_table(journey, t)


def _read_cjml(content: bytes, name: str) -> Reading:
    from app.formats.cjml_reading import read_cjml

    return read_cjml(content, name)


def _write_cjml(journey: Journey, t: Translator) -> Writing:
    from app.formats.cjml import write_cjml

    return write_cjml(journey, t)


FORMATS: Final[dict[str, Format]] = {
    one.name: one
    for one in (
        Format("yaml", (".yaml", ".yml", ".json"), "application/yaml", _read_yaml, _write_yaml),
        Format("mermaid", (".mmd", ".mermaid"), "text/vnd.mermaid", _read_mermaid, _write_mermaid),
        Format("xlsx", (".xlsx",), XLSX, _read_workbook, _write_workbook),
        Format("csv", (".csv",), "text/csv", _read_contact_table, _write_contact_table),
        Format("cjml", (".cjml", ".xml"), "application/xml", _read_cjml, _write_cjml),
    )
}
"""The formats by name; the journey file is the first, and what a file is without more ado."""

READABLE: Final = tuple(one.name for one in FORMATS.values() if one.read)


def format_of(file: str, known: Mapping[str, Format] = FORMATS) -> Format | None:
    """The format that a file's name ends as; ``None`` where it tells none of those known."""
    suffix = PurePath(file).suffix.lower()
    return next((one for one in known.values() if suffix in one.suffixes), None)

"""Small logs, read to their end."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.eventlogs.looking import Look, look_at
from app.eventlogs.mapping import Mapping
from app.eventlogs.one_case import case_journey
from app.eventlogs.reading import Progress, read_log
from app.eventlogs.spill import spilled
from app.eventlogs.summary import StepFigures, Summary
from app.journey import Journey
from app.language import translator

CSV = """\
Zaaknummer;Activiteit;Datum;Afdeling;Kanaal;Medewerker
1;Melding;01-02-2024 09:00;KCC;Telefoon;Piet
1;Gesprek;05-02-2024 09:00;Jeugdteam;Balie;Marie
1;Besluit;20-03-2024 09:00;Werk en inkomen;Brief;Piet
2;Melding;01-02-2024 10:00;KCC;Internet;Piet
2;Gesprek;03-02-2024 10:00;Jeugdteam;Balie;Marie
2;Melding;13-02-2024 10:00;KCC;Telefoon;Piet
2;Besluit;14-02-2024 10:00;EMPTY;Brief;Piet
"""

HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<global scope="trace"><string key="concept:name" value="__INVALID__"/></global>
<global scope="event"><string key="concept:name" value="__INVALID__"/></global>
<classifier name="Activity classifier" keys="concept:name lifecycle:transition"/>
<string key="concept:name" value="A log"/>
"""


@dataclass(frozen=True)
class Read:
    """A log that was read: what was seen at first sight, its summary, and where its events are."""

    look: Look
    mapping: Mapping
    summary: Summary
    spill: Path

    def step(self, title: str) -> StepFigures:
        return next(one for one in self.summary.steps if one.title == title)

    def case(self, case_id: str) -> Journey:
        with spilled(self.spill) as spill:
            journey = case_journey(spill, self.summary, self.mapping, case_id, translator("nl"))
        assert journey is not None
        return journey


def read(folder: Path, content: str | bytes, name: str = "log.csv", **said: Any) -> Read:
    """Read a log as its headings tell, with what is said of its mapping over it."""
    file = folder / name.replace("/", "-")
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    given = Mapping.model_validate(said)
    look = look_at(file, name, "", given)
    spill = folder / f"{name}.db"
    summary = read_log(look.file, look.suggested, spill, ignore)
    return Read(look, look.suggested, summary, spill)


def ignore(_progress: Progress) -> None:
    """Nobody is told."""


def event(activity: str, time: str = "", **more: str) -> str:
    """An event of XES; ``org_group="KCC"`` is the key ``org:group``."""
    values = {"concept:name": activity} | {
        key.replace("_", ":", 1): value for key, value in more.items()
    }
    told = "".join(f'<string key="{key}" value="{value}"/>' for key, value in values.items())
    date = f'<date key="time:timestamp" value="{time}"/>' if time else ""
    return f"<event>{told}{date}</event>\n"


def trace(name: str, *events: str) -> str:
    """A trace of XES."""
    return f'<trace><string key="concept:name" value="{name}"/>\n{"".join(events)}</trace>\n'


def xes(*traces: str) -> str:
    """A whole log of XES."""
    return f"{HEAD}{''.join(traces)}</log>\n"

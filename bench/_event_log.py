"""A log of a municipality that never was: as large as asked for, the same every time."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TextIO
from xml.sax.saxutils import quoteattr

ROUTE = (
    ("Melding ontvangen", "Klantcontactcentrum", "Internet"),
    ("Gesprek gepland", "Klantcontactcentrum", "Telefoon"),
    ("Intakegesprek", "Jeugdteam", "Balie"),
    ("Gegevens opgevraagd", "Jeugdteam", "E-mail"),
    ("Aanvraag beoordeeld", "Werk en inkomen", ""),
    ("Advies gevraagd", "Schuldhulp", ""),
    ("Advies gegeven", "Schuldhulp", ""),
    ("Besluit genomen", "Werk en inkomen", ""),
    ("Besluit verstuurd", "Werk en inkomen", "Post"),
    ("Nagebeld", "Klantcontactcentrum", "Telefoon"),
)


class Happened(NamedTuple):
    """One event."""

    case: int
    activity: str
    at: datetime
    department: str
    channel: str


def events(count: int) -> Iterator[Happened]:
    """So many events, case by case, about ten a case."""
    dice = random.Random(2017)
    case = told = 0
    while told < count:
        case += 1
        at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=dice.randrange(500_000))
        for activity, department, channel in _course(dice):
            yield Happened(case, activity, at, department, channel)
            told += 1
            if told == count:
                return
            at += timedelta(days=dice.expovariate(1 / 6), minutes=dice.randrange(400))


def _course(dice: random.Random) -> list[tuple[str, str, str]]:
    course = []
    for step in ROUTE:
        if dice.random() < 0.12:
            continue
        course.append(step)
        if dice.random() < 0.08:
            course += [ROUTE[3], step]
    return course or [ROUTE[0]]


def write_xes(file: Path, count: int) -> None:
    """The log as XES."""
    with file.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n')
        case = 0
        for one in events(count):
            if one.case != case:
                out.write("</trace>\n" if case else "")
                case = one.case
                out.write(f'<trace><string key="concept:name" value="zaak-{case}"/>\n')
            out.write(
                f'<event><string key="concept:name" value={quoteattr(one.activity)}/>'
                f'<date key="time:timestamp" value="{one.at.isoformat()}"/>'
                f'<string key="org:group" value={quoteattr(one.department)}/>'
                f'<string key="org:resource" value="Medewerker {case % 50}"/>'
                f'<string key="channel" value={quoteattr(one.channel)}/>'
                '<string key="lifecycle:transition" value="complete"/></event>\n'
            )
        out.write("</trace>\n</log>\n")


def write_csv(file: Path, count: int) -> None:
    """The log as CSV, in the order of time, so that the cases lie through each other."""
    with file.open("w", encoding="utf-8") as out:
        out.write("Zaaknummer;Activiteit;Datum;Afdeling;Kanaal\n")
        window: list[Happened] = []
        for one in events(count):
            window.append(one)
            if len(window) == 20_000:
                _write_rows(out, window)
        _write_rows(out, window)


def _write_rows(out: TextIO, window: list[Happened]) -> None:
    window.sort(key=lambda one: one.at)
    for one in window:
        day = one.at.strftime("%d-%m-%Y %H:%M")
        print(
            f"Z{one.case};{one.activity};{day};{one.department};{one.channel}",
            file=out,
        )
    window.clear()

"""Reminders as a calendar file (iCalendar, RFC 5545), with an alarm a week before."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from app.journey import Journey
from app.journey.planning.reminders import Reminder
from app.language import Translator
from app.reports.documents import reminder_text

LINE: Final = 75
"""The most octets of a line."""


def calendar(
    journey: Journey, reminders: Iterable[Reminder], t: Translator, *, now: datetime, sequence: int
) -> bytes:
    """The reminders of a journey; the same reminder has the same name in every file.

    ``sequence`` is the number of the journey's last change: a calendar takes the higher one.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Klantreis//{t.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for one in reminders for line in _event(journey, one, t, now, sequence)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(
    journey: Journey, one: Reminder, t: Translator, now: datetime, sequence: int
) -> Iterator[str]:
    owner = (one.action.owner if one.action else "") or t("plan.page.no_owner")
    yield "BEGIN:VEVENT"
    yield f"UID:{one.key}.{journey.id}@klantreis"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{sequence}"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(reminder_text(one, t))}"
    yield f"DESCRIPTION:{_escaped(t('plan.due.description', who=owner, journey=journey.title))}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(reminder_text(one, t))}"
    yield "TRIGGER:-P7D"
    yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A long line in pieces, none cut within a character."""
    pieces: list[str] = []
    current = ""
    for sign in line:
        room = LINE if not pieces else LINE - 1
        if len((current + sign).encode()) > room:
            pieces.append(current)
            current = ""
        current += sign
    return "\r\n ".join([*pieces, current])

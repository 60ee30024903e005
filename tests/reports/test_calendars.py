"""Reminders as a calendar file."""

import re
from datetime import UTC, datetime

from hypothesis import given

from app.journey import Journey
from app.journey.planning.reminders import reminders
from app.language import translator
from app.reports.calendars import calendar
from tests.journey.bottlenecks.making import journey
from tests.strategies import journeys

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
DUTCH = translator("nl")


def lines_of(made: Journey) -> list[str]:
    text = calendar(made, reminders(made), DUTCH, now=NOW, sequence=7).decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return re.sub("\r\n ", "", text).rstrip("\r\n").split("\r\n")


def test_a_deadline_is_an_event_of_a_whole_day_with_an_alarm() -> None:
    action = {
        "id": "x",
        "title": "Bel terug; ook, laat",
        "deadline": "2026-02-28",
        "owner": "regisseur",
    }
    lines = lines_of(journey(actions=[action]))
    assert "DTSTART;VALUE=DATE:20260228" in lines
    assert "DTEND;VALUE=DATE:20260301" in lines
    assert "SUMMARY:Klaar: Bel terug\\; ook\\, laat" in lines
    assert "UID:deadline-x.noor@klantreis" in lines
    assert "TRIGGER:-P7D" in lines
    assert "SEQUENCE:7" in lines
    assert any(line.startswith("DESCRIPTION:regisseur") for line in lines)


def test_the_voices_are_asked_again() -> None:
    lines = lines_of(journey(actions=[{"id": "x", "title": "X", "deadline": "2026-02-28"}]))
    assert "SUMMARY:Vraag jonge ouders opnieuw hoe het gaat" in lines
    assert "DTSTART;VALUE=DATE:20270228" in lines


@given(journeys())
def test_the_calendar_of_any_journey_is_whole(made: Journey) -> None:
    lines = lines_of(made)
    names = {"BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "SEQUENCE",
             "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", "ACTION", "TRIGGER",
             "END"}  # fmt: skip
    assert {re.split("[:;]", line)[0] for line in lines} <= names
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(reminders(made))

"""One contact as Open Klant tells it, with nothing of it that leads to a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from app.privacy import warnings_in

LONGEST_SUBJECT: Final = 200
LONGEST_CHANNEL: Final = 50
LONGEST_NAME: Final = 200
UNIT: Final = "organisatorische_eenheid"


class Unreadable(Exception):
    """This is no contact."""


class Confidential(Exception):
    """This contact is marked as confidential: nothing of it is taken."""


@dataclass(frozen=True)
class Contact:
    """What is taken of a contact; empty where it isn't told.

    ``key`` tells it from the others while reading, and is never shown. ``subject_left_out`` where
    the subject held something that may lead to a person.
    """

    key: str
    day: date | None
    channel: str
    subject: str
    department: str
    reached: bool | None
    subject_left_out: bool = False


def contact_in(told: Any) -> Contact:
    """What is taken of a ``klantcontact``.

    Raises:
        Unreadable: it isn't one.
        Confidential: it is, and it is nobody's business.
    """
    if not isinstance(told, Mapping) or "kanaal" not in told:
        raise Unreadable
    if told.get("vertrouwelijk") not in (False, None):
        raise Confidential
    key = told.get("uuid") or told.get("url")
    if not isinstance(key, str) or not key:
        raise Unreadable
    subject = _text(told, "onderwerp", LONGEST_SUBJECT)
    leads_to_a_person = bool(subject and warnings_in(subject))
    reached = told.get("indicatieContactGelukt")
    return Contact(
        key=key[-80:],
        day=_day(told.get("plaatsgevondenOp")),
        channel=_text(told, "kanaal", LONGEST_CHANNEL),
        subject="" if leads_to_a_person else subject,
        department=_department(told),
        reached=reached if isinstance(reached, bool) else None,
        subject_left_out=leads_to_a_person,
    )


def _text(told: Mapping[str, Any], name: str, most: int) -> str:
    value = told.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable
    return " ".join("".join(one if one.isprintable() else " " for one in value).split())[:most]


def _day(value: Any) -> date | None:
    if value in (None, ""):
        return None
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError as error:
        raise Unreadable from error


def _department(told: Mapping[str, Any]) -> str:
    """The first unit among those who took part; a colleague's name is never looked at."""
    expanded = told.get("_expand")
    places = [told.get("hadBetrokkenActoren")]
    if isinstance(expanded, Mapping):
        places.append(expanded.get("hadBetrokkenActoren"))
    for actors in places:
        for actor in actors if isinstance(actors, list) else []:
            if isinstance(actor, Mapping) and actor.get("soortActor") == UNIT:
                name = _text(actor, "naam", LONGEST_NAME)
                if name:
                    return name
    return ""

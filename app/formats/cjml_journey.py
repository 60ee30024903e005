"""Reads one journey of a CJML file, and what the file says of it beside the journey."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.formats.channel_words import known_channels
from app.formats.cjml import CHANNELS, MIDDLE
from app.formats.cjml_compliance import Point, deviation_of
from app.formats.draft import Draft, Reading, Stood
from app.formats.folding import folded
from app.formats.xml_tree import Element
from app.journey import Channel, DepartmentKind, Initiator, JourneyKind, Resource
from app.journey.deviations import Deviation
from app.journey.terms import Result

_ALSO: Final = {
    "mail": Channel.LETTER,
    "person": Channel.FACE_TO_FACE,
    "facetoface": Channel.FACE_TO_FACE,
}
_NO_CHANNEL: Final = frozenset({"", "none", "unknown", "unknown channel"})
_NO_LABEL: Final = frozenset({"", "sending", "receiving"})
"""What SINTEF's tools write where nobody wrote anything."""
_TIMES: Final = ("timeOriginated", "timeStarted", "timeReceived", "timeConsumed", "timeCompleted")
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*)?", re.ASCII | re.DOTALL)
_MIDNIGHT: Final = re.compile(r"([T ]00:00(:00(\.0+)?)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_READ_OF_JOURNEY: Final = frozenset(
    {
        "journeyID",
        "journeyTitle",
        "journeyPhases",
        "journeyShortSummary",
        "plannedReference",
        "actors",
        "touchpoints",
    }
)
_READ_OF_POINT: Final = frozenset(
    {
        "touchpointID",
        "belongsTo",
        "compliance",
        "initiator",
        "receiver",
        "channel",
        "comment",
        "timestamps",
        "touchpointExperience",
    }
)
_READ_OF_ACTOR: Final = frozenset({"actorName", "companyName", "providerType"})


@dataclass(frozen=True)
class Told:
    """A journey of a file, its id there, the plan that it names (with the line), its points."""

    reading: Reading
    is_planned: bool
    key: str
    reference: tuple[str, int]
    points: tuple[Point, ...]


def read_one(told: Element, file: str, actors: Mapping[str, str]) -> Told:
    """A journey of a file; ``actors`` are the names that the file as a whole gives to actors.

    Raises:
        BadFile: what it tells can't be.
    """
    return _Reader(told, file, actors).read()


def actor_id(actor: Element) -> str:
    """What a file calls an actor; empty where this is none."""
    return (actor.attributes.get("actorID") or actor.attributes.get("actorIDref") or "").strip()


def actor_name(actor: Element) -> str:
    """What people call an actor; empty where it isn't told here."""
    return actor.told("actorName") or actor.told("companyName")


def _refers(point: Element, who: str) -> str:
    """The id of the actor who began or received; empty where it isn't told."""
    found = point.first(who, "refersTo")
    return found.attributes.get("actorIDref", "").strip() if found else ""


def _referred(points: Iterable[Element]) -> frozenset[str]:
    return frozenset(_refers(one, who) for one in points for who in ("initiator", "receiver"))


class _Reader:
    def __init__(self, told: Element, file: str, actors: Mapping[str, str]) -> None:
        self._draft = Draft(file)
        self._told = told
        self._actors = actors
        self._is_planned = told.name == "plannedJourney"
        self._phases: dict[str, str] = {}
        self._departments: dict[str, str] = {}
        self._users: set[str] = set()

    def read(self) -> Told:
        told, draft = self._told, self._draft
        self._unread(told, _READ_OF_JOURNEY)
        title = told.told("journeyTitle") or told.told("journeyID")
        draft.frame |= {"title": title, "summary": told.told("journeyShortSummary")}
        draft.stands(("title",), Stood(told.line, "journeyTitle"))
        draft.stands(("summary",), Stood(told.line, "journeyShortSummary"))
        for phase in told.all("journeyPhases", "journeyPhase"):
            self._phase(phase)
        deviating = [(one, self._compliance(one)) for one in told.inside_of("touchpoints")]
        came = [pair for pair in deviating if pair[1] is not Deviation.MISSING]
        gone = [one for one, deviation in deviating if deviation is Deviation.MISSING]
        self._read_actors(_referred(gone) - _referred(one for one, _ in came))
        points = self._read_points(came)
        points += [Point(one.told("touchpointID"), one.line, Deviation.MISSING) for one in gone]
        self._clock(one for one, _ in came)
        kind = JourneyKind.SKETCH if self._is_planned else JourneyKind.LIVED
        named = told.first("plannedReference") or Element("", told.line)
        reference = (named.text.strip(), named.line)
        key = told.told("journeyID").casefold()
        return Told(draft.finish(kind), self._is_planned, key, reference, tuple(points))

    def _read_actors(self, never_met: frozenset[str]) -> None:
        """The actors, but for those of the plan that no contact came to be with."""
        for actor in self._told.inside_of("actors"):
            is_of_the_plan = "actorID" not in actor.attributes and actor_id(actor) in never_met
            if actor_id(actor) and not is_of_the_plan:
                self._actor(actor)

    def _read_points(self, came: list[tuple[Element, Deviation | None]]) -> list[Point]:
        read = [(self._point(one, deviation), one, deviation) for one, deviation in came]
        order = {one: place for place, one in enumerate(self._draft.ids(Resource.PHASE))}
        read.sort(key=lambda one: order[one[0]["phase"]])
        return [
            Point(one.told("touchpointID"), one.line, deviation, self._add(fields, one))
            for fields, one, deviation in read
        ]

    def _compliance(self, point: Element) -> Deviation | None:
        told = point.first("compliance")
        if told is None:
            return None
        try:
            found = deviation_of(told.text.strip())
        except LookupError:
            self._unknown(told)
            return None
        if found and self._is_planned:
            self._unknown(told)
        return None if self._is_planned else found

    def _phase(self, phase: Element) -> None:
        key = phase.attributes.get("phaseID", "").strip()
        fields = {
            "title": phase.told("phaseName") or key,
            "description": phase.told("phaseDescription"),
        }
        stood = Stood(phase.line, "journeyPhase")
        self._phases[key] = self._draft.add(Resource.PHASE, fields, stood)

    def _actor(self, actor: Element) -> None:
        key, kind = actor_id(actor), folded(actor.told("providerType"))
        is_known = kind in set(DepartmentKind)
        self._unread(actor, _READ_OF_ACTOR if is_known else _READ_OF_ACTOR - {"providerType"})
        if actor.name == "endUser":
            self._users.add(key)
            return
        title = actor_name(actor) or self._actors.get(key, key)
        fields = {"title": title, "kind": kind if is_known else DepartmentKind.OTHER.value}
        stood = Stood(actor.line, actor.name)
        self._departments[key] = self._draft.add(Resource.DEPARTMENT, fields, stood)

    def _point(self, point: Element, deviation: Deviation | None) -> dict[str, Any]:
        self._unread(point, _READ_OF_POINT)
        labels = (
            point.told("initiator", "initiatorLabel"),
            point.told("receiver", "receiverLabel"),
        )
        written = [one for one in labels if folded(one) not in _NO_LABEL] or [*filter(None, labels)]
        fields = {
            "title": written[0] if written else point.told("touchpointID"),
            "phase": self._phase_of(point),
            "description": point.told("comment"),
            "date": self._date(point),
        } | self._between(point) | self._channel(point)  # fmt: skip
        if deviation is Deviation.FAILED:
            fields |= {"result": Result.NOT_SOLVED.value, "assumed": ["result"]}
            self._draft.remark(point.line, "cjml_failing", point.name)
        return fields

    def _phase_of(self, point: Element) -> str:
        where = point.first("belongsTo", "phase") or point.first("belongsTo")
        key = where.attributes.get("phaseIDref", "").strip() if where else ""
        if key not in self._phases:
            if key:
                self._draft.remark(point.line, "cjml_phase", point.name, text=key[:60])
            fields = {"title": key or "1"}
            made = self._draft.add(Resource.PHASE, fields, Stood(point.line, "belongsTo"))
            self._phases[key] = made
        return self._phases[key]

    def _between(self, point: Element) -> dict[str, Any]:
        """Who began, and with whom the contact was."""
        began, other = (_refers(point, one) for one in ("initiator", "receiver"))
        for key in (began, other):
            if key and key not in self._users and key not in self._departments:
                self._draft.remark(point.line, "cjml_actor", point.name, text=key[:60])
        if began in self._departments:
            if other in self._departments:
                self._draft.remark(point.line, "cjml_actor", point.name, text=other[:60])
            return {"department": self._departments[began], "initiator": Initiator.DEPARTMENT.value}
        if other in self._departments:
            initiator = Initiator.YOUNG_PARENT.value if began in self._users else None
            return {"department": self._departments[other], "initiator": initiator}
        return {}

    def _channel(self, point: Element) -> dict[str, Any]:
        told = point.told("channel", "channelName")
        plain = folded(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", told))
        if plain in _NO_CHANNEL:
            return {}
        known = known_channels() | {folded(name): channel for channel, name in CHANNELS.items()}
        found = (known | _ALSO).get(folded(told)) or known.get(plain)
        if found is None:
            self._draft.remark(point.line, "cjml_channel", point.name, text=told[:60])
            return {"topic": told}
        return {"channel": found.value}

    def _date(self, point: Element) -> str | None:
        """The day of the first time that is told; of the others those of another day are told."""
        times = [one for name in _TIMES if (one := point.first("timestamps", name))]
        told = [(one, _day(one.text.strip())) for one in times if one.text.strip()]
        for one, day in told:
            if day is None:
                text = one.text.strip()[:60]
                self._draft.remark(point.line, "cjml_time", point.name, text=text)
            elif day != told[0][1]:
                self._unknown(one)
        return told[0][1] if told else None

    def _clock(self, points: Iterable[Element]) -> None:
        """Tell once that a journey knows days, and no hours."""
        for point in points:
            for one in point.inside_of("timestamps"):
                found = _DAY.fullmatch(one.text.strip())
                if one.name in _TIMES and found and not _MIDNIGHT.fullmatch(found[2] or ""):
                    self._draft.remark(one.line, "cjml_clock", one.name)
                    return

    def _add(self, fields: dict[str, Any], point: Element) -> str:
        stood = Stood(point.line, point.name)
        made = self._draft.add(Resource.CONTACT_MOMENT, fields, stood)
        experience = point.first("touchpointExperience")
        quote = experience.told("experienceDescription") if experience else ""
        rating = experience.told("experienceRating") if experience else ""
        score = int(rating) - MIDDLE if rating in {"1", "2", "3", "4", "5"} else None
        if rating and score is None:
            self._draft.remark(point.line, "cjml_rating", point.name, text=rating[:60])
        if quote or score is not None:
            told = {"contact_moment": made, "score": score, "quote": quote, "id": f"{made[:60]}-1"}
            self._draft.add(Resource.EXPERIENCE, told, Stood(point.line, "touchpointExperience"))
        return made

    def _unread(self, around: Element, read: frozenset[str]) -> None:
        for part in around.inside:
            if part.name not in read:
                self._unknown(part)

    def _unknown(self, part: Element) -> None:
        text = " ".join(part.whole_text().split())
        if text:
            self._draft.remark(part.line, "cjml_part", part.name, text=text[:60])


def _day(text: str) -> str | None:
    found = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None

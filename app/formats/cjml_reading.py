"""Reads the journeys in a CJML file: those of SINTEF's tools, and our own."""

import re
from datetime import date
from typing import Any, Final

from app.formats.bad_file import BadFile
from app.formats.cjml import CHANNELS, MIDDLE
from app.formats.draft import Draft, Reading, Stood
from app.formats.folding import folded
from app.formats.xml_tree import Element, read_xml
from app.journey import Channel, DepartmentKind, Fault, Initiator, JourneyKind, Resource

_ALSO: Final = {
    "telephone": Channel.TELEPHONE,
    "mobile": Channel.TELEPHONE,
    "call": Channel.TELEPHONE,
    "website": Channel.WEBSITE,
    "internet": Channel.WEBSITE,
    "e-mail": Channel.EMAIL,
    "mail": Channel.LETTER,
    "post": Channel.LETTER,
    "face-to-face": Channel.FACE_TO_FACE,
    "facetoface": Channel.FACE_TO_FACE,
    "person": Channel.FACE_TO_FACE,
    "meeting": Channel.FACE_TO_FACE,
    "video": Channel.VIDEO_CALL,
    "whatsapp": Channel.CHAT,
}
_TIMES: Final = ("timeOriginated", "timeStarted", "timeReceived", "timeConsumed", "timeCompleted")
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*)?", re.ASCII | re.DOTALL)
_READ_OF_JOURNEY: Final = frozenset(
    {"journeyID", "journeyTitle", "journeyPhases", "journeyShortSummary", "actors", "touchpoints"}
)
_READ_OF_POINT: Final = frozenset(
    {
        "touchpointID",
        "belongsTo",
        "initiator",
        "receiver",
        "channel",
        "comment",
        "timestamps",
        "touchpointExperience",
    }
)


def read_cjml(content: bytes, name: str) -> Reading:
    """The journeys in a CJML file; what has no place in them is remarked upon.

    Raises:
        BadFile: it is no CJML, or what it tells can't be.
    """
    root = read_xml(content, name)
    found = [one for one in root.inside if one.name in ("plannedJourney", "actualJourney")]
    if root.name.casefold() != "cjml" or not found:
        raise BadFile(name, [(root.line, Fault((), "cjml_none"))])
    readings = [_Reader(name, one).read() for one in found]
    first, *others = readings
    remarks = tuple(remark for one in readings for remark in one.remarks)
    return Reading(first.journey, remarks, tuple(one.journey for one in others))


class _Reader:
    def __init__(self, name: str, told: Element) -> None:
        self._draft = Draft(name)
        self._told = told
        self._is_planned = told.name == "plannedJourney"
        self._phases: dict[str, str] = {}
        self._departments: dict[str, str] = {}
        self._users: set[str] = set()

    def read(self) -> Reading:
        told, draft = self._told, self._draft
        for part in told.inside:
            if part.name not in _READ_OF_JOURNEY and part.text.strip():
                self._unknown(part)
        title = told.told("journeyTitle") or told.told("journeyID")
        draft.frame |= {"title": title, "summary": told.told("journeyShortSummary")}
        draft.stands(("title",), Stood(told.line, "journeyTitle"))
        draft.stands(("summary",), Stood(told.line, "journeyShortSummary"))
        for phase in told.all("journeyPhases", "journeyPhase"):
            self._phase(phase)
        for actor in [one for one in (told.first("actors") or told).inside if "actor" in _ids(one)]:
            self._actor(actor)
        points = (told.first("touchpoints") or Element("", told.line)).inside
        items = [(self._point(one), one) for one in points]
        order = {one: place for place, one in enumerate(draft.ids(Resource.PHASE))}
        for fields, point in sorted(items, key=lambda one: order[one[0]["phase"]]):
            self._add(fields, point)
        return draft.finish(JourneyKind.SKETCH if self._is_planned else JourneyKind.LIVED)

    def _phase(self, phase: Element) -> None:
        key = phase.attributes.get("phaseID", "").strip()
        fields = {
            "title": phase.told("phaseName") or key,
            "description": phase.told("phaseDescription"),
        }
        stood = Stood(phase.line, "journeyPhase")
        self._phases[key] = self._draft.add(Resource.PHASE, fields, stood)

    def _actor(self, actor: Element) -> None:
        key = _ids(actor)["actor"]
        if actor.name == "endUser":
            self._users.add(key)
            return
        title = actor.told("actorName") or actor.told("companyName") or key
        fields = {"title": title, "kind": DepartmentKind.OTHER.value}
        stood = Stood(actor.line, actor.name)
        self._departments[key] = self._draft.add(Resource.DEPARTMENT, fields, stood)

    def _point(self, point: Element) -> dict[str, Any]:
        for part in point.inside:
            if part.name not in _READ_OF_POINT and part.text.strip():
                self._unknown(part)
        label = point.told("initiator", "initiatorLabel") or point.told("receiver", "receiverLabel")
        return {
            "title": label or point.told("touchpointID"),
            "phase": self._phase_of(point),
            "description": point.told("comment"),
            "date": self._date(point),
        } | self._between(point) | self._channel(point)  # fmt: skip

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
        if not told or folded(told) == "none":
            return {}
        known = {folded(name): channel for channel, name in CHANNELS.items()}
        known |= {channel.value.replace("_", " "): channel for channel in Channel} | _ALSO
        found = known.get(folded(told))
        if found is None:
            self._draft.remark(point.line, "cjml_channel", point.name, text=told[:60])
            return {"topic": told}
        return {"channel": found.value}

    def _date(self, point: Element) -> str | None:
        times = [one for one in (point.told("timestamps", name) for name in _TIMES) if one]
        if not times:
            return None
        found = _DAY.fullmatch(times[0])
        try:
            day = date.fromisoformat(found[1]).isoformat() if found else None
        except ValueError:
            day = None
        if day is None:
            self._draft.remark(point.line, "cjml_time", point.name, text=times[0][:60])
        return day

    def _add(self, fields: dict[str, Any], point: Element) -> None:
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

    def _unknown(self, part: Element) -> None:
        self._draft.remark(part.line, "cjml_part", part.name, text=part.text.strip()[:60])


def _ids(actor: Element) -> dict[str, str]:
    told = actor.attributes.get("actorID") or actor.attributes.get("actorIDref")
    return {"actor": told.strip()} if told else {}


def _refers(point: Element, end: str) -> str:
    found = point.first(end, "refersTo")
    return _ids(found).get("actor", "") if found else ""

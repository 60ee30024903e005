"""CJML, SINTEF's Customer Journey Modelling Language: XML of version 2.0, planned and actual.

A contact moment with a department is a communication point, one without an action; the young
parent is the end user, a department a service provider. A sketch or desired journey is a planned
journey, a lived or complete one an actual journey; only those have experiences, rated 5 to 1.
"""

import re
from datetime import date
from typing import Any, Final
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement, indent, tostring

from app.formats.bad_file import BadFile
from app.formats.cells import folded
from app.formats.draft import Draft, Reading, Stood
from app.formats.losses import Field, Loss, Writing, losses
from app.formats.xml_tree import Element, read_xml
from app.journey import (
    Channel,
    ContactMoment,
    DepartmentKind,
    Fault,
    Initiator,
    Journey,
    JourneyKind,
    Resource,
)
from app.language import Translator

MIDDLE: Final = 3
"""The rating that is our 0."""

PLANNED: Final = frozenset({JourneyKind.SKETCH, JourneyKind.DESIRED})
CARRIED: Final[frozenset[Field]] = frozenset(
    {
        (Resource.JOURNEY, "kind"),
        (Resource.JOURNEY, "title"),
        (Resource.JOURNEY, "summary"),
        (Resource.PHASE, "title"),
        (Resource.PHASE, "description"),
        (Resource.DEPARTMENT, "title"),
        *(
            (Resource.CONTACT_MOMENT, field)
            for field in ("phase", "title", "department", "description", "channel", "initiator")
        ),
    }
)
EXPERIENCED: Final = frozenset({"contact_moment", "score", "quote"})
CHANNELS: Final[dict[Channel, str]] = {
    Channel.WEBSITE: "Web",
    Channel.TELEPHONE: "Phone",
    Channel.FACE_TO_FACE: "Face to face",
    Channel.COUNTER: "Counter",
    Channel.LETTER: "Letter",
    Channel.EMAIL: "Email",
    Channel.CHAT: "Chat",
    Channel.SOCIAL_MEDIA: "Social media",
    Channel.HOME_VISIT: "Home visit",
    Channel.VIDEO_CALL: "Video call",
}
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
_PARENT: Final = "young-parent"
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


def write_cjml(journey: Journey, t: Translator) -> Writing:
    """The journey as CJML, with what CJML has no place for."""
    sort = "planned" if journey.kind in PLANNED else "actual"
    root = Xml("CJML", version="2.0")
    made = SubElement(root, f"{sort}Journey")
    _text(made, "journeyID", journey.id)
    _text(made, "journeyTitle", journey.title)
    phases = SubElement(made, "journeyPhases")
    for phase in journey.phases:
        one = SubElement(phases, "journeyPhase", phaseID=phase.id)
        _text(one, "phaseName", phase.title)
        _text(one, "phaseDescription", phase.description)
    _text(made, "journeyShortSummary", journey.summary)
    actors = SubElement(made, "actors")
    parent = SubElement(actors, "endUser", actorID=_parent_id(journey))
    _text(parent, "actorName", t("terms.perspective.young_parent"))
    for department in journey.departments:
        provider = SubElement(actors, "serviceProvider", actorID=department.id)
        _text(provider, "companyName", department.title)
    points = SubElement(made, "touchpoints")
    for moment in journey.contact_moments:
        _write_point(points, journey, moment, sort)
    indent(root)
    content = tostring(root, "utf-8", xml_declaration=True) + b"\n"
    return Writing(content, _losses(journey, sort))


def _write_point(points: Xml, journey: Journey, moment: ContactMoment, sort: str) -> None:
    what = "CommunicationPoint" if moment.department else "Action"
    point = SubElement(points, f"{sort}{what}")
    _text(point, "touchpointID", moment.id)
    SubElement(SubElement(point, "belongsTo"), "phase", phaseIDref=moment.phase)
    pair = [_parent_id(journey), moment.department or ""]
    if moment.initiator is Initiator.DEPARTMENT and moment.department:
        pair.reverse()
    initiator = SubElement(point, "initiator")
    SubElement(initiator, "refersTo", actorIDref=pair[0])
    _text(initiator, "initiatorLabel", moment.title)
    if moment.department:
        receiver = SubElement(point, "receiver")
        SubElement(receiver, "refersTo", actorIDref=pair[1])
    if moment.channel:
        _text(SubElement(point, "channel"), "channelName", CHANNELS[moment.channel])
    _text(point, "comment", moment.description)
    if sort == "actual":
        _write_times_and_experience(point, journey, moment)


def _write_times_and_experience(point: Xml, journey: Journey, moment: ContactMoment) -> None:
    if _is_day(moment.date):
        _text(SubElement(point, "timestamps"), "timeOriginated", f"{moment.date}T00:00:00")
    lived = journey.lived_experience(moment.id)
    if lived and (lived.score is not None or lived.quote):
        experience = SubElement(point, "touchpointExperience")
        _text(experience, "experienceDescription", lived.quote)
        if lived.score is not None:
            _text(experience, "experienceRating", str(MIDDLE + lived.score))


def _text(around: Xml, name: str, text: str) -> None:
    if text:
        SubElement(around, name).text = text


def _parent_id(journey: Journey) -> str:
    taken = {one.id for one in journey.departments}
    chosen, number = _PARENT, 0
    while chosen in taken:
        number += 1
        chosen = f"{_PARENT}-{number}"
    return chosen


def _is_day(value: str | None) -> bool:
    return value is not None and len(value) == len("2025-03-14")


def _losses(journey: Journey, sort: str) -> tuple[Loss, ...]:
    moments = journey.contact_moments
    lived = [journey.lived_experience(one.id) for one in moments] if sort == "actual" else []
    shown = {one.id for one in lived if one and (one.score is not None or one.quote)}
    is_planned = sort == "planned"
    dates = [one for one in moments if one.date and (is_planned or not _is_day(one.date))]
    began = [
        one for one in moments
        if one.initiator is Initiator.SOMEONE_ELSE
        or (one.initiator is None and one.department is not None)
        or (one.initiator is not None and one.department is None)
    ]  # fmt: skip
    carried = CARRIED | {(Resource.CONTACT_MOMENT, "date")}
    found = losses(journey, carried, shown, EXPERIENCED)
    is_other_kind = journey.kind in (JourneyKind.COMBINED, JourneyKind.DESIRED)
    more = (
        Loss(Resource.JOURNEY, "kind", int(is_other_kind)),
        Loss(Resource.CONTACT_MOMENT, "date", len(dates)),
        Loss(Resource.CONTACT_MOMENT, "initiator", len(began)),
    )
    return (*found, *(one for one in more if one.count))


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

"""CJML, SINTEF's Customer Journey Modelling Language: XML of version 2.0, planned and actual.

A contact moment with a department is a communication point, one without an action; the young
parent is the end user, a department a service provider. A sketch or desired journey is a planned
journey, a lived or complete one an actual journey; only those have experiences, rated 5 to 1.
"""

from typing import Final
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement, indent, tostring

from app.formats.losses import Field, Loss, Writing, losses
from app.journey import (
    Channel,
    ContactMoment,
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
_PARENT: Final = "young-parent"


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

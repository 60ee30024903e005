"""CJML, SINTEF's Customer Journey Modelling Language: XML of version 2.0, planned and actual.

A contact moment with a department is a communication point, one without an action; the young
parent is the end user, a department a service provider. A sketch or desired journey is a planned
journey, a lived or complete one an actual journey; only those have experiences, rated 5 to 1.
"""

from typing import Final
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement, indent, tostring

from app.formats.cjml_compliance import Placed, laid_beside
from app.formats.losses import Field, Loss, Writing, losses
from app.journey import (
    Channel,
    ContactMoment,
    Department,
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
        (Resource.DEPARTMENT, "kind"),
        *(
            (Resource.CONTACT_MOMENT, field)
            for field in ("phase", "title", "department", "description", "channel", "initiator")
        ),
    }
)
BESIDE: Final[frozenset[Field]] = frozenset(
    {(Resource.JOURNEY, "based_on"), (Resource.JOURNEY, "matches")}
)
"""What is in the file as well where the sketch is."""
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


def write_cjml(journey: Journey, t: Translator, sketch: Journey | None = None) -> Writing:
    """The journey as CJML, with what CJML has no place for.

    With the sketch that it is held against both are written, with how the one deviates.
    """
    sort = "planned" if journey.kind in PLANNED else "actual"
    if sort == "planned" or (sketch is not None and journey.based_on != sketch.id):
        sketch = None
    root = Xml("CJML", version="2.0")
    if sketch is not None:
        _Writer(sketch, "planned").write(root, t)
    _Writer(journey, sort, sketch).write(root, t)
    indent(root)
    content = tostring(root, "utf-8", xml_declaration=True) + b"\n"
    return Writing(content, _losses(journey, sort, is_beside=sketch is not None))


class _Writer:
    """Writes one journey; an actual one beside ``sketch``, if there is one."""

    def __init__(self, journey: Journey, sort: str, sketch: Journey | None = None) -> None:
        self._journey = journey
        self._sort = sort
        self._sketch = sketch
        self._placed = (
            [Placed(one, one.id, "") for one in journey.contact_moments]
            if sketch is None
            else list(laid_beside(journey, sketch))
        )
        self._others = self._only_of_the_sketch()
        self._parent = self._parent_id()

    def write(self, root: Xml, t: Translator) -> None:
        journey = self._journey
        made = SubElement(root, f"{self._sort}Journey")
        _text(made, "journeyID", journey.id)
        _text(made, "journeyTitle", journey.title)
        _text(made, "plannedReference", self._sketch.id if self._sketch else "")
        phases = SubElement(made, "journeyPhases")
        for phase in journey.phases:
            one = SubElement(phases, "journeyPhase", phaseID=phase.id)
            _text(one, "phaseName", phase.title)
            _text(one, "phaseDescription", phase.description)
        _text(made, "journeyShortSummary", journey.summary)
        self._write_actors(SubElement(made, "actors"), t)
        points = SubElement(made, "touchpoints")
        for placed in self._placed:
            self._write_point(points, placed)

    def _write_actors(self, actors: Xml, t: Translator) -> None:
        """Those of the journey; then what the sketch named before, for what did not come."""
        parent = SubElement(actors, "endUser", {self._how(_PARENT): self._parent})
        _text(parent, "actorName", t("terms.perspective.young_parent"))
        met = {one.moment.department for one in self._placed if not one.is_missing}
        told = [
            (self._how(one.id) if one.id in met else "actorID", one)
            for one in self._journey.departments
        ]
        for how, one in (*told, *(("actorIDref", one) for one in self._others)):
            provider = SubElement(actors, "serviceProvider", {how: one.id})
            _text(provider, "companyName", one.title)
            _text(provider, "providerType", one.kind)

    def _how(self, actor: str) -> str:
        """An actor is defined once in a file, and named after that."""
        sketch = self._sketch
        is_defined = sketch and (sketch.department(actor) or actor == self._parent == _PARENT)
        return "actorIDref" if is_defined else "actorID"

    def _write_point(self, points: Xml, placed: Placed) -> None:
        moment = placed.moment
        what = "CommunicationPoint" if moment.department else "Action"
        point = SubElement(points, f"{self._sort}{what}")
        _text(point, "touchpointID", placed.key)
        if self._journey.phase(moment.phase):
            SubElement(SubElement(point, "belongsTo"), "phase", phaseIDref=moment.phase)
        _text(point, "compliance", placed.word)
        pair = [self._parent, moment.department or ""]
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
        if self._sort == "actual" and not placed.is_missing:
            _write_times_and_experience(point, self._journey, moment)

    def _only_of_the_sketch(self) -> list[Department]:
        """The departments of what did not come that the journey itself never met."""
        met = [one.moment.department for one in self._placed if one.is_missing]
        found = (self._sketch.department(one) if self._sketch else None for one in met)
        several = {one.id: one for one in found if one and not self._journey.department(one.id)}
        return list(several.values())

    def _parent_id(self) -> str:
        taken = {one.id for one in (*self._journey.departments, *self._others)}
        chosen, number = _PARENT, 0
        while chosen in taken:
            number += 1
            chosen = f"{_PARENT}-{number}"
        return chosen


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


def _is_day(value: str | None) -> bool:
    return value is not None and len(value) == len("2025-03-14")


def _losses(journey: Journey, sort: str, *, is_beside: bool) -> tuple[Loss, ...]:
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
    carried = CARRIED | {(Resource.CONTACT_MOMENT, "date")} | (BESIDE if is_beside else set())
    found = losses(journey, carried, shown, EXPERIENCED)
    is_other_kind = journey.kind in (JourneyKind.COMBINED, JourneyKind.DESIRED)
    more = (
        Loss(Resource.JOURNEY, "kind", int(is_other_kind)),
        Loss(Resource.CONTACT_MOMENT, "date", len(dates)),
        Loss(Resource.CONTACT_MOMENT, "initiator", len(began)),
    )
    return (*found, *(one for one in more if one.count))

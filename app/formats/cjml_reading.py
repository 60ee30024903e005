"""Reads the journeys in a CJML file: those of SINTEF's tools, and our own."""

from collections.abc import Iterable, Mapping

from app.formats.bad_file import BadFile, FileFault
from app.formats.cjml_compliance import held_against, not_held
from app.formats.cjml_journey import Told, actor_id, actor_name, read_one
from app.formats.draft import Reading
from app.formats.xml_tree import Element, read_xml
from app.journey import Fault, Journey
from app.journey.faults import MOST_FAULTS


def read_cjml(content: bytes, name: str) -> Reading:
    """The journeys in a CJML file; what has no place in them is remarked upon.

    An actual journey is held against the planned one of the file that it names.

    Raises:
        BadFile: it is no CJML, or what it tells can't be.
    """
    root = read_xml(content, name)
    found = [one for one in root.inside if one.name in ("plannedJourney", "actualJourney")]
    if root.name.casefold() != "cjml" or not found:
        raise BadFile(name, [(root.line, Fault((), "cjml_none"))])
    actors = _names_of_actors(found)
    several = [read_one(one, name, actors) for one in found]
    plans = {one.key: one for one in reversed(several) if one.is_planned and one.key}
    held = [_held(one, plans) for one in several]
    remarks = sorted((one for _, said in held for one in said), key=lambda one: one.line)
    first, *others = (journey for journey, _ in held)
    return Reading(first, tuple(remarks[:MOST_FAULTS]), tuple(others))


def _held(one: Told, plans: Mapping[str, Told]) -> tuple[Journey, list[FileFault]]:
    """A journey beside the plan that it names, with every remark upon it."""
    journey, remarks = one.reading.journey, list(one.reading.remarks)
    named, line = one.reference
    plan = plans.get(named.casefold())
    if plan is not None and not one.is_planned:
        journey, said = held_against(journey, plan.reading.journey, one.points, plan.points)
        return journey, [*remarks, *said]
    if named:
        fault = Fault(("plannedReference",), "cjml_reference", {"text": named[:60]})
        remarks.append(FileFault(line, "plannedReference", fault))
    return journey, [*remarks, *(not_held(point) for point in one.points if point.needs_a_plan)]


def _names_of_actors(journeys: Iterable[Element]) -> dict[str, str]:
    """What the actors of a file are called, wherever in it that is told."""
    several = [one for journey in journeys for one in journey.inside_of("actors")]
    named = [(actor_id(one), actor_name(one)) for one in reversed(several)]
    return {key: name for key, name in named if key and name}

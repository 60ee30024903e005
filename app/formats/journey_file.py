"""The journey file: one journey in YAML, as a person reads and writes it.

``docs/journey-format.md`` tells its shape. A file is read whole or not at all: every fault is
gathered first, each with its line and field.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from pydantic import ValidationError
from pydantic.alias_generators import to_snake

from app.formats.bad_file import BadFile
from app.formats.journey_contents import FILE_LISTS, Contents, strict
from app.formats.yaml_text import write_yaml
from app.formats.yaml_tree import MOST_BYTES, Node, read_tree
from app.journey import (
    ContactMoment,
    Experience,
    Fault,
    Frame,
    Journey,
    Refused,
    faults_from,
    faults_in,
)
from app.journey.faults import MOST_FAULTS, Place

__all__ = ["BadFile", "JourneyFile", "read_journey", "write_journey"]

VERSION: Final = 1
HEADER: Final = "# yaml-language-server: $schema=schema.json\n"
DATE_FIELDS: Final = frozenset({"date"})
"""Fields that may be a bare year: ``date: 2025`` is text here, though YAML calls it a number."""


class ContactMomentInFile(ContactMoment):
    """A contact moment with everybody's experience of it."""

    experiences: tuple[Experience, ...] = ()


class JourneyFile(Journey):
    """What stands in a journey file; experiences stand with their contact moment."""

    klantreis: Literal[1] = VERSION
    contact_moments: tuple[ContactMomentInFile, ...] = ()


def read_journey(text: str | bytes, *, name: str) -> Journey:
    """The journey in a file; ``name`` is what messages call the file.

    Ids that are left out are made from the title; a journey without one gets a new id.

    Raises:
        BadFile: with every fault, its line and its field.
    """
    tree = read_tree(text, name)
    if not isinstance(tree.value, dict):
        raise BadFile(name, [(tree.line, Fault((), "not_a_journey_file"))])
    contents = Contents(_plain(tree))
    faults = [*contents.faults, *_version_faults(tree)]
    try:
        journey = strict(Journey, contents.fields)
        wrong = faults_in(journey)
    except ValidationError as error:
        journey = None
        wrong = faults_from(error, JourneyFile)
        wrong += _faults_of_the_rest(contents, wrong)
    faults += [contents.in_file(fault) for fault in wrong]
    if journey is None or faults:
        raise BadFile(name, [_with_line(fault, tree) for fault in _in_words_of_a_file(faults)])
    return journey


def write_journey(journey: Journey) -> str:
    """The journey as a file: the same journey gives the same text, to the letter.

    Raises:
        Refused: the file would be larger than a file may be.
    """
    values = journey.model_dump(mode="json", exclude_defaults=True)
    moments = values.pop("contact_moments", [])
    of_moment: dict[str, list[dict[str, Any]]] = {}
    for experience in values.pop("experiences", []):
        of_moment.setdefault(experience.pop("contact_moment"), []).append(experience)
    for moment in moments:
        if experiences := of_moment.get(moment["id"]):
            moment["experiences"] = experiences
    values["contact_moments"] = moments
    names = ("id", *Frame.model_fields, *FILE_LISTS)
    ordered = {name: values[name] for name in names if values.get(name) not in (None, [])}
    text = HEADER + write_yaml({"klantreis": VERSION} | ordered)
    if len(text.encode()) > MOST_BYTES:
        raise Refused([Fault((), "file_too_big", {"most": MOST_BYTES // 1_000_000})])
    return text


def _faults_of_the_rest(contents: Contents, wrong: Sequence[Fault]) -> list[Fault]:
    """Names of nothing and a wrong order, in a file whose items have faults of their own too."""
    if len(wrong) >= MOST_FAULTS:
        return []
    known = {fault.place[:3] for fault in wrong}
    part = contents.readable_part(wrong)
    found = faults_in(part) if part else []
    unclear = {place[:2] for place in known if place[0] == "annotations"}
    found = [fault for fault in found if fault.place[:2] not in unclear]
    return [fault for fault in found if known.isdisjoint((fault.place[:2], fault.place[:3]))]


def _plain(node: Node, key: str | int = "") -> Any:
    """The node's value; fields without a value are left out, as if they weren't written."""
    if isinstance(node.value, dict):
        return {
            name: _plain(part, name) for name, part in node.inside.items() if part.value is not None
        }
    if isinstance(node.value, list):
        return [_plain(part) for part in node.inside.values()]
    is_number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
    return node.written if key in DATE_FIELDS and is_number else node.value


def _version_faults(tree: Node) -> list[Fault]:
    if "klantreis" not in tree.inside:
        return [Fault(("klantreis",), "no_version")]
    version = tree.inside["klantreis"].value
    if version == VERSION and isinstance(version, int) and not isinstance(version, bool):
        return []
    return [Fault(("klantreis",), "other_version", {"version": VERSION})]


def _in_words_of_a_file(faults: Iterable[Fault]) -> list[Fault]:
    """The faults in the words that fit a file, and one only where a union found several."""
    told: dict[Place, Fault] = {}
    kept = []
    for fault in faults:
        if "assumed" in fault.place and fault.code != "assumed_field":
            place = fault.place[: fault.place.index("assumed") + 1]
            told[place] = Fault(place, "assumed_shape")
        elif fault.code == "not_yes_or_no":
            kept.append(Fault(fault.place, "not_true_or_false"))
        else:
            kept.append(fault)
    return [*kept, *told.values()]


def _with_line(fault: Fault, tree: Node) -> tuple[int, Fault]:
    """The fault under the file's names (rules name fields as the API does), with its line."""
    node: Node | None = tree
    place: list[str | int] = []
    for part in fault.place:
        known = node is not None and part in node.inside
        is_ours = isinstance(part, str) and not known
        place.append(to_snake(str(part)) if is_ours else part)
        node = node.inside.get(place[-1]) if node is not None else None
    named = Fault(tuple(place), fault.code, fault.values)
    return tree.line_of(named.place), named

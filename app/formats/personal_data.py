"""Where a file may hold personal data: line, field and text. It warns, and refuses nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.formats.bad_file import BadFile
from app.formats.yaml_tree import Node, read_tree
from app.journey import Fault, Journey
from app.journey.faults import Place
from app.privacy import PrivacyWarning, warnings_in
from app.privacy.of_journeys import allowed_in, is_text, warned_texts


@dataclass(frozen=True)
class PersonalLine:
    """A text of a file with its warnings; ``line`` is 0 where the file has no lines."""

    line: int
    name: str
    text: str
    warnings: tuple[PrivacyWarning, ...]


def personal_data_in(
    journey: Journey, content: bytes = b"", today: date | None = None
) -> list[PersonalLine]:
    """The places of a journey that was read; with their lines where ``content`` is its YAML."""
    if not content:
        return [
            PersonalLine(0, Fault(one.place, "").name, one.text, one.warnings)
            for one in warned_texts(journey, today)
        ]
    allowed = allowed_in(journey)
    found = (
        PersonalLine(line, Fault(place, "").name, text, tuple(warnings_in(text, allowed=allowed)))
        for line, place, text in _texts(_tree(content))
    )
    return [one for one in found if one.warnings]


def _tree(content: bytes) -> Node:
    try:
        return read_tree(content, "")
    except BadFile:  # read before as a journey, so as another kind of file
        return Node(None, 0)


def _texts(node: Node, place: Place = ()) -> Iterator[tuple[int, Place, str]]:
    for part, inside in node.inside.items():
        yield from _texts(inside, (*place, part))
    if isinstance(node.value, str) and is_text(place):
        yield node.line, place, node.value

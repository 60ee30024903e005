"""What a lived journey has that can be taken over into the combined one."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.journey.bringing.proposals import Base, Kind, Proposal, item_id_of
from app.journey.comparing import counterparts, department_places
from app.journey.items import ContactMoment, Department, Experience
from app.journey.journey import Journey
from app.journey.terms import Perspective

TAKEN_OVER: Final = (
    "title", "description", "channel", "initiator", "topic", "result", "result_note",
    "told_again", "known_to_department", "moment_of_truth",
)  # fmt: skip
"""Fields of a contact moment that hold for others too; one parent's dates do not."""


def proposals_along(combined: Journey, lived: Journey, sketch: Journey) -> list[Proposal]:
    """What a lived journey adds to a combined one that began as ``sketch``, in its own order."""
    return list(_Along(combined, lived, sketch).proposals())


class _Along:
    def __init__(self, combined: Journey, lived: Journey, sketch: Journey) -> None:
        self._lived = lived
        in_sketch = {here: there for there, here in counterparts(lived, sketch).items()}
        in_combined = counterparts(combined, sketch)
        self._places: dict[str, str] = {
            here: in_combined[there] for here, there in in_sketch.items() if there in in_combined
        }
        for one in lived.contact_moments:
            if one.id not in self._places:
                self._places[one.id] = item_id_of(lived.id, one.id)
        self._known = set(in_combined.values())
        self._departments = department_places(combined, lived)
        self._taken = {one.id for one in combined.departments}
        self._combined = combined

    def proposals(self) -> Iterator[Proposal]:
        behind: str | None = None
        for one in self._lived.contact_moments:
            place = self._places[one.id]
            there = self._combined.contact_moment(place) is not None
            felt = [each for each in self._lived.experiences_of(one.id) if _is_a_parents(each)]
            if place not in self._known:
                yield self._moment(one, behind, felt[:1])
                felt = felt[1:]
            if there:
                behind = place
                yield from (self._experience(each, place) for each in felt)

    def _moment(self, one: ContactMoment, behind: str | None, felt: list[Experience]) -> Proposal:
        item_id = self._places[one.id]
        return Proposal(
            id=item_id,
            kind=Kind.MOMENT,
            base=Base.LIVED,
            item_id=item_id,
            moment_id=behind,
            voice=self._voice(felt[0] if felt else None),
            origin=self._lived.title,
            fields={name: _plain(getattr(one, name)) for name in TAKEN_OVER},
            felt=_felt(felt[0]) if felt else {},
            department=self._department(one.department),
            came_of=(one.id, *(each.id for each in felt)),
        )

    def _experience(self, one: Experience, place: str) -> Proposal:
        item_id = item_id_of(self._lived.id, one.contact_moment, one.id)
        return Proposal(
            id=item_id,
            kind=Kind.EXPERIENCE,
            base=Base.LIVED,
            item_id=item_id,
            moment_id=place,
            voice=self._voice(one),
            origin=self._lived.title,
            felt=_felt(one),
            came_of=(one.id,),
        )

    def _voice(self, one: Experience | None) -> str:
        case = self._lived.case
        return (one.voice if one else "") or (case.name if case else "")

    def _department(self, department_id: str | None) -> Department | None:
        """The combined journey's own department, or this journey's, to be added."""
        own = self._lived.department(department_id)
        if own is None:
            return None
        there = self._combined.department(self._departments[own.id])
        if there is not None:
            return there
        return own.model_copy(update={"id": item_id_of(self._lived.id, own.id)})


def _is_a_parents(one: Experience) -> bool:
    return one.perspective is Perspective.YOUNG_PARENT


def _felt(one: Experience) -> Mapping[str, Any]:
    return {
        "score": one.score,
        "emotions": one.emotions,
        "quote": one.quote,
        "need": one.need,
    }


def _plain(value: Any) -> Any:
    return value.model_dump() if hasattr(value, "model_dump") else value

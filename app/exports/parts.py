"""Which parts of a journey go out: what is not meant for others is taken out before anything."""

from enum import StrEnum
from typing import Final

from app.journey import Journey, Resource


class Part(StrEnum):
    """A part of a journey that can stay behind."""

    VOICES = "voices"
    """How it felt, what people said of it, and whose case it is."""
    PLAN = "plan"
    """Improvements and actions."""


EVERYTHING: Final = frozenset(Part)


def with_parts(journey: Journey, parts: frozenset[Part]) -> Journey:
    """The journey with no more than the parts that are asked for.

    Without ``VOICES`` experiences, annotations, the case, the wish and how it ended stay behind;
    a bottleneck, a contact moment and their words are the map itself, and stay.
    """
    if Part.VOICES not in parts:
        own = {"case": None, "wish": "", "outcome": ""}
        journey = journey.with_frame(journey.frame.model_copy(update=own))
        for resource in (Resource.EXPERIENCE, Resource.ANNOTATION):
            journey = journey.with_items(resource, ())
    if Part.PLAN not in parts:
        for resource in (Resource.IMPROVEMENT, Resource.ACTION):
            journey = journey.with_items(resource, ())
    return journey

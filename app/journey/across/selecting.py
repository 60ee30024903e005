"""Which journeys a count is about: of one kind, theme or target group, or named one by one."""

from dataclasses import dataclass

from app.journey.across.tally import Tally
from app.journey.terms import JourneyKind


@dataclass(frozen=True)
class Selection:
    """What a journey must be to count; what is empty asks nothing.

    Lived journeys are the default: a combined one holds the same people once more.
    """

    kind: JourneyKind | None = JourneyKind.LIVED
    theme: str = ""
    group: str = ""
    journey: str = ""

    def holds(self, journey_id: str, tally: Tally) -> bool:
        """Whether a journey belongs to it; one that is named does, whatever its kind."""
        if self.journey:
            return journey_id == self.journey
        if self.kind is not None and tally["kind"] != self.kind.value:
            return False
        if self.theme and self.theme.casefold() not in tally["themes"]:
            return False
        return not self.group or self.group == tally["group"]

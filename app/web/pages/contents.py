"""What every page needs that shows the contact moments of a journey."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.actions.journeys import Loaded
from app.journey import ContactMoment, Journey, Phase
from app.web.pages.map_view import LONG, is_long
from app.web.pages.shown import Shown


@dataclass(frozen=True)
class Stretch:
    """Contact moments of a phase that are shown and folded together: all, or a part of very many.

    ``key`` names it in an address; ``first`` and ``last`` are the numbers of its contact moments.
    """

    key: str
    phase: Phase
    part: int
    contact_moments: tuple[ContactMoment, ...]
    first: int
    last: int
    is_all: bool
    is_last: bool

    @property
    def id(self) -> str:
        """Fit for an element's id."""
        return f"{self.phase.id}-part-{self.part}" if self.part else self.phase.id


@dataclass(frozen=True)
class Contents:
    """A journey, and what of it is shown."""

    loaded: Loaded
    shown: Shown

    @property
    def journey(self) -> Journey:
        """The journey itself."""
        return self.loaded.journey

    @property
    def path(self) -> str:
        """The page's own address."""
        return f"/journeys/{self.journey.id}"

    @property
    def here(self) -> str:
        """The address of the page as it is shown."""
        return self.shown.address(self.path)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each contact moment, as on the map."""
        return {one.id: place for place, one in enumerate(self.journey.contact_moments, start=1)}

    @cached_property
    def stretches(self) -> dict[str, tuple[Stretch, ...]]:
        """The contact moments of each phase, in as many folds as they need."""
        found: dict[str, list[ContactMoment]] = {one.id: [] for one in self.journey.phases}
        for moment in self.journey.contact_moments:
            found[moment.phase].append(moment)
        return {one.id: tuple(self._stretches(one, found[one.id])) for one in self.journey.phases}

    def _stretches(self, phase: Phase, moments: list[ContactMoment]) -> Iterator[Stretch]:
        starts = range(0, len(moments), LONG) if moments else range(1)
        for part, start in enumerate(starts):
            several = tuple(moments[start : start + LONG])
            yield Stretch(
                key=f"{phase.id}~{part}" if part else phase.id,
                phase=phase,
                part=part,
                contact_moments=several,
                first=self.numbers[several[0].id] if several else 0,
                last=self.numbers[several[-1].id] if several else 0,
                is_all=len(starts) == 1,
                is_last=part == len(starts) - 1,
            )

    @cached_property
    def stretch_of(self) -> dict[str, str]:
        """The key of the stretch that each contact moment stands in."""
        every = (one for several in self.stretches.values() for one in several)
        return {moment.id: one.key for one in every for moment in one.contact_moments}

    @cached_property
    def is_long(self) -> bool:
        """Whether phases are folded, and their contact moments sent when they are opened."""
        return is_long(self.journey)

    def is_open(self, key: str) -> bool:
        """Whether the contact moments of a stretch are on the page."""
        return not self.is_long or key in self.shown.open

    def address_of(self, moment: ContactMoment) -> str:
        """Where on this page a contact moment is; in a folded phase, on the page that has it."""
        anchor = f"#contact-moment-{moment.id}"
        key = self.stretch_of[moment.id]
        if self.is_open(key):
            return anchor
        return self.shown.address(self.path, opened=key) + anchor


@dataclass(frozen=True)
class PhaseContents(Contents):
    """One stretch of a long journey, unfolded."""

    stretch: Stretch

"""What every page needs that shows the contact moments of a journey."""

from dataclasses import dataclass
from functools import cached_property

from app.actions.journeys import Loaded
from app.journey import ContactMoment, Journey, Phase
from app.web.pages.map_view import is_long
from app.web.pages.shown import Shown


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
    def in_phases(self) -> dict[str, list[ContactMoment]]:
        """The contact moments of each phase."""
        found: dict[str, list[ContactMoment]] = {one.id: [] for one in self.journey.phases}
        for moment in self.journey.contact_moments:
            found[moment.phase].append(moment)
        return found

    @cached_property
    def is_long(self) -> bool:
        """Whether phases are folded, and their contact moments sent when they are opened."""
        return is_long(self.journey)

    def is_open(self, phase_id: str) -> bool:
        """Whether the contact moments of a phase are on the page."""
        return not self.is_long or phase_id in self.shown.open

    def address_of(self, moment: ContactMoment) -> str:
        """Where on this page a contact moment is; in a folded phase, on the page that has it."""
        anchor = f"#contact-moment-{moment.id}"
        if self.is_open(moment.phase):
            return anchor
        return self.shown.address(self.path, opened=moment.phase) + anchor


@dataclass(frozen=True)
class PhaseContents(Contents):
    """One phase of a long journey, unfolded."""

    phase: Phase

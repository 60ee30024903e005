"""Which picture of a journey is asked for."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self
from zlib import crc32

from app.diagram.faults import DrawingError

if TYPE_CHECKING:
    from app.journey import Journey
    from app.journey.bottlenecks import Finding


class ViewKind(StrEnum):
    """What of the journey is shown, and for which screen."""

    WHOLE = "whole"
    DEPARTMENT = "department"
    PHASE = "phase"
    BOTTLENECKS = "bottlenecks"
    OVERVIEW = "overview"
    PRESENTATION = "presentation"
    PHONE = "phone"


class Theme(StrEnum):
    """In which colours."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


LEGIBLE: Final = 6
"""Contact moments on a page of a presentation whose type a room can read."""


@dataclass(frozen=True, slots=True)
class View:
    """A view of a journey: its kind, the department or phase it is of, its colours.

    ``item`` is the id of the department (empty: the contact moments whose department is unknown)
    or of the phase; other kinds have none. ``page`` (from 1) is one of the pages of a whole journey
    with at most ``steps`` contact moments each; 0 is all of it. ``accent`` is a municipality's own
    colour (``#rrggbb``). ``over`` is the journey as it was planned: the sketch, or the desired one,
    laid over the lived one. ``found`` is what the rules found by the settings of a workspace;
    without it they run by their defaults.
    """

    kind: ViewKind = ViewKind.WHOLE
    item: str = ""
    theme: Theme = Theme.LIGHT
    page: int = 0
    steps: int = 14
    accent: str = ""
    over: "Journey | None" = field(default=None, compare=False, repr=False)
    found: "tuple[Finding, ...] | None" = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, kind: str = "whole", item: str = "", theme: str = "light", page: int = 0) -> Self:
        """The view that these words name; ``DrawingError`` where one is no such word."""
        try:
            return cls(ViewKind(kind), item, Theme(theme), page)
        except ValueError as error:
            raise DrawingError(str(error)) from error

    def key(self) -> str:
        """A text that differs for every view that draws differently: part of an ETag.

        Of the journey laid over it only the id is told, not what it holds.
        """
        from app.diagram.house import house

        over = self.over.id if self.over else ""
        own = f"{self.kind}:{self.item}:{self.theme}:{self.page}:{self.steps}:{self.accent}"
        found = f":{crc32(repr(self.found).encode()):08x}" if self.found is not None else ""
        return f"{own}:{over}:{house().key}{found}"

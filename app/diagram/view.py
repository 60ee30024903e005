"""Which picture of a journey is asked for."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from app.diagram.faults import DrawingError


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


@dataclass(frozen=True, slots=True)
class View:
    """A view of a journey: its kind, the department or phase it is of, its colours.

    ``item`` is the id of the department (empty: the contact moments whose department is unknown)
    or of the phase; other kinds have none. ``page`` (from 1) is one of the pages of a whole journey
    with at most ``steps`` contact moments each; 0 is all of it. ``accent`` is a municipality's own
    colour (``#rrggbb``).
    """

    kind: ViewKind = ViewKind.WHOLE
    item: str = ""
    theme: Theme = Theme.LIGHT
    page: int = 0
    steps: int = 14
    accent: str = ""

    @classmethod
    def of(cls, kind: str = "whole", item: str = "", theme: str = "light", page: int = 0) -> Self:
        """The view that these words name; ``DrawingError`` where one is no such word."""
        try:
            return cls(ViewKind(kind), item, Theme(theme), page)
        except ValueError as error:
            raise DrawingError(str(error)) from error

    def key(self) -> str:
        """A text that differs for every view that draws differently: part of an ETag."""
        return f"{self.kind}:{self.item}:{self.theme}:{self.page}:{self.steps}:{self.accent}"

"""One picture of a journey, from its content to the finished SVG."""

import zlib
from dataclasses import dataclass
from functools import cached_property

from app.diagram import finish, phone, redraw, remembered, wording
from app.diagram.arrange import Plan, arrange
from app.diagram.compose import compose
from app.diagram.content import Content
from app.diagram.look import Look
from app.diagram.own_look import look_of
from app.diagram.paint import paint
from app.diagram.sheet import Sheet
from app.diagram.view import View, ViewKind
from app.journey import Journey
from app.language import Translator


@dataclass(frozen=True)
class Drawing:
    """A view of a journey on its sheet, ready for Graphviz."""

    journey: Journey
    view: View
    language: str
    content: Content

    @cached_property
    def plan(self) -> Plan:
        """Where everything stands on the sheet."""
        return arrange(self.content, self.look, self.words, self.view)

    @property
    def look(self) -> Look:
        """Its colours."""
        return look_of(self.view)

    @property
    def words(self) -> Translator:
        """Its language."""
        return wording.remembering(self.language)

    @property
    def label(self) -> str:
        """Its name."""
        return self.words("map.label", title=self.content.title)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the sheet, in points."""
        if self.view.kind is ViewKind.PHONE:
            sheet = self.sheet()
            return sheet.width, sheet.height
        return self.plan.width, self.plan.height

    def sheet(self) -> Sheet:
        """The sheet with everything on it."""
        if self.view.kind is ViewKind.PHONE:
            return phone.sheet(self.content, self.look, self.words)
        return paint(self.plan, self.look, self.words)

    def svg(self, *, standalone: bool) -> bytes:
        """The finished SVG."""
        sheet = self.sheet()
        prefix = _prefix(self.journey, self.view)
        finisher = finish.Finisher(sheet.notes, prefix, standalone)
        body = redraw.body(sheet, finisher, self.language)
        return finish.framed(
            body,
            finisher,
            sheet,
            self.content,
            self.look,
            language=self.language,
            label=self.label,
        )


def drawing(journey: Journey, view: View, language: str) -> Drawing:
    """Compose and lay out a view of a journey."""
    remembered.follow_font()
    return Drawing(journey, view, language, compose(journey, view, language))


def _prefix(journey: Journey, view: View) -> str:
    """What every id of a picture begins with: it differs for every journey and view."""
    return f"k{zlib.crc32(f'{journey.id}:{view.key()}'.encode()):08x}-"

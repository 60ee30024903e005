"""The views of the map that a page offers, and the one that it shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from app.actions.plans import Plan
from app.diagram import draw
from app.diagram.view import LEGIBLE, Theme, View, ViewKind
from app.journey import Journey
from app.language import Translator
from app.web.pages.options import Option
from app.web.pages.shown import Shown

LONG: Final = 60
"""A journey of more contact moments is shown folded, its map in parts."""
_OF_ITEMS: Final = (ViewKind.PHASE, ViewKind.DEPARTMENT)
_PLAIN: Final = (ViewKind.WHOLE, ViewKind.BOTTLENECKS, ViewKind.PRESENTATION, ViewKind.PHONE)
_PLAIN_LONG: Final = (
    ViewKind.OVERVIEW,
    ViewKind.WHOLE,
    ViewKind.BOTTLENECKS,
    ViewKind.PRESENTATION,
)


@dataclass(frozen=True)
class MapView:
    """The view that is shown, what else can be chosen, and whether what was asked for is gone.

    ``pages`` counts the parts that a long map is shown in; 0 where it is shown in one piece.
    ``plans`` are the journeys that can be laid over this one; none where that says nothing.
    """

    view: View
    choices: tuple[Option, ...]
    themes: tuple[Option, ...]
    plans: tuple[Option, ...] = ()
    pages: int = 0
    is_gone: bool = False

    @property
    def name(self) -> str:
        """The view as it stands in an address."""
        return _name(self.view.kind, self.view.item)

    @property
    def chosen(self) -> str:
        """What the chosen view is called, and what is laid over it."""
        view = next(one.label for one in self.choices if one.chosen)
        return f"{view} · {self.view.over.title}" if self.view.over else view

    def address(self, page: int) -> str:
        """The query of this view on another of its pages."""
        named = {"view": self.name, "theme": self.view.theme.value, "page": str(page)}
        return urlencode(named | self._over, safe="/")

    @property
    def _over(self) -> dict[str, str]:
        return {"over": self.view.over.id} if self.view.over else {}

    @property
    def query(self) -> str:
        """The view as the addresses of the picture's files have it."""
        named = {"view": self.view.kind.value, "item": self.view.item}
        named |= {"theme": self.view.theme.value, "page": str(self.view.page or "")} | self._over
        if self.view.kind is ViewKind.PRESENTATION:
            named["steps"] = str(self.view.steps)
        return urlencode({name: value for name, value in named.items() if value})


def is_long(journey: Journey) -> bool:
    """Whether a journey is too long to be shown in one piece."""
    return len(journey.contact_moments) > LONG


def map_view(
    journey: Journey,
    shown: Shown,
    t: Translator,
    plans: Sequence[Plan] = (),
    over: Journey | None = None,
) -> MapView:
    """The view that the address asks for; the first one on offer where it can't be had.

    ``plans`` can be laid over the journey, and ``over`` is the one of them that is.
    """
    offered = _offered(journey, t)
    themes = [one.value for one in Theme]
    theme = Theme(shown.theme) if shown.theme in themes else Theme.LIGHT
    is_there = any(one.value == shown.view for one in offered)
    kind, _, item = (shown.view if is_there else offered[0].value).partition("/")
    view, pages = _in_parts(View(ViewKind(kind), item, theme, over=over), journey, shown.page)
    name = _name(view.kind, view.item)
    return MapView(
        view=view,
        choices=tuple(replace(one, chosen=one.value == name) for one in offered),
        themes=tuple(Option(one, t(f"views.theme.{one}"), one == theme) for one in themes),
        plans=tuple(_plan(one, over, t) for one in plans),
        pages=pages,
        is_gone=(bool(shown.view) and not is_there) or (bool(shown.over) and over is None),
    )


def _in_parts(view: View, journey: Journey, page: int) -> tuple[View, int]:
    """The view on one of its pages, and how many it has: 0 where it is shown in one piece."""
    if view.kind is ViewKind.PRESENTATION:
        view = replace(view, steps=LEGIBLE)
    elif view.kind is not ViewKind.WHOLE or not is_long(journey):
        return view, 0
    pages = draw.page_count(journey, view.steps, over=view.over)
    return replace(view, page=min(max(page, 1), pages)), pages if pages > 1 else 0


def _offered(journey: Journey, t: Translator) -> list[Option]:
    kinds = _PLAIN_LONG if is_long(journey) else _PLAIN
    named = {ViewKind.WHOLE: "views.kind.pages"} if is_long(journey) else {}
    plain = [Option(one.value, t(named.get(one, f"views.kind.{one}"))) for one in kinds]
    phases = [(one.id, one.title) for one in journey.phases]
    departments = [(one.id, one.title) for one in journey.departments]
    if any(one.department is None for one in journey.contact_moments):
        departments.append(("", t("views.unknown_department")))
    items = dict(zip(_OF_ITEMS, (phases, departments), strict=True))
    return plain + [
        Option(_name(kind, item), title, group=t(f"views.of.{kind}"))
        for kind, several in items.items()
        for item, title in several
    ]


def _plan(plan: Plan, over: Journey | None, t: Translator) -> Option:
    chosen = over is not None and over.id == plan.id
    return Option(plan.id, plan.title, chosen, group=t(f"views.plans.{plan.kind}"))


def _name(kind: ViewKind, item: str) -> str:
    return f"{kind.value}/{item}" if kind in _OF_ITEMS else kind.value

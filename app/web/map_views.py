"""Which view of a map an address asks for: its kind, part, page, colours, and what lies over it."""

import re
from dataclasses import dataclass, replace
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Query

from app.actions.deciding import found_on_map
from app.actions.journeys import Loaded, get_journey
from app.actions.workspace import NotFound, Workspace
from app.diagram.view import Theme, View, ViewKind
from app.journey import Fault, Journey, Refused, Resource
from app.journey.texts import ID_PATTERN

PAGED: Final = (ViewKind.WHOLE, ViewKind.PRESENTATION)
"""The kinds of view that have pages."""
MOST_STEPS: Final = 60
VIEWED: Final = {ViewKind.DEPARTMENT: Resource.DEPARTMENT, ViewKind.PHASE: Resource.PHASE}
"""The kinds of view that are of one item."""
_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")


@dataclass(frozen=True)
class Asked:
    """The view that an address asks for, not yet held against a journey."""

    kind: ViewKind = ViewKind.WHOLE
    item: str = ""
    theme: Theme = Theme.LIGHT
    page: int = 0
    steps: int = View().steps
    accent: str = ""
    over: str = ""

    def address(self, page: int) -> str:
        """The query of another page of the same view."""
        named = {
            "view": self.kind.value, "item": self.item, "theme": self.theme.value,
            "page": page, "steps": self.steps, "accent": self.accent, "over": self.over,
        }  # fmt: skip
        return urlencode({name: value for name, value in named.items() if value})


def asked_view(
    kind: Annotated[ViewKind, Query(alias="view")] = ViewKind.WHOLE,
    item: Annotated[str, Query()] = "",
    theme: Annotated[Theme, Query()] = Theme.LIGHT,
    page: Annotated[int, Query(ge=0, le=10_000)] = 0,
    steps: Annotated[int, Query(ge=1, le=MOST_STEPS)] = View().steps,
    accent: Annotated[str, Query(max_length=7)] = "",
    over: Annotated[str | None, Query(pattern=ID_PATTERN)] = None,
) -> Asked:
    """What stands in the query of a map's address."""
    return Asked(kind, item, theme, page, steps, accent, over or "")


AskedView = Annotated[Asked, Depends(asked_view)]


@dataclass(frozen=True)
class Found:
    """A view that can be drawn, how many pages it has (0: it has none), and what it rests on."""

    view: View
    pages: int
    planned: Loaded | None


def planned_journey(asked: Asked, workspace: Workspace) -> Loaded | None:
    """The journey that is to be laid over; ``Refused`` where it isn't there."""
    if not asked.over:
        return None
    try:
        return get_journey(workspace, asked.over)
    except NotFound as error:
        raise Refused([Fault(("over",), "no_such_journey", {"id": asked.over})]) from error


def found_view(
    asked: Asked, journey: Journey, workspace: Workspace, planned: Loaded | None = None
) -> Found:
    """The view that is asked for.

    Raises:
        Refused: an item, a page or a colour can't be; each by its name.
    """
    faults = [*_item_faults(asked, journey)]
    colour = _COLOUR.fullmatch(asked.accent)
    if asked.accent and not colour:
        faults.append(Fault(("accent",), "not_a_colour"))
    over = planned.journey if planned else None
    pages = _pages(asked, journey, over)
    if asked.page > pages:
        faults.append(Fault(("page",), "too_large", {"limit": pages}))
    if faults:
        raise Refused(faults)
    accent = f"#{colour[1].lower()}" if colour else ""
    view = View(asked.kind, asked.item, asked.theme, asked.page, asked.steps, accent, over)
    return Found(told(view, journey, workspace), pages, planned)


def told(view: View, journey: Journey, workspace: Workspace) -> View:
    """The view with what the rules find by the settings of the workspace, where it shows any."""
    found = found_on_map(workspace, journey)
    return replace(view, found=found) if found is not None else view


def page_links(asked: Asked, pages: int) -> dict[str, str]:
    """The headers that tell the pages: their number, and the addresses of those around this one."""
    if not pages:
        return {}
    others = {"first": 1, "prev": asked.page - 1, "next": asked.page + 1, "last": pages}
    links = [
        f'<?{asked.address(page)}>; rel="{rel}"'
        for rel, page in others.items()
        if 1 <= page <= pages and page != asked.page
    ]
    return {"Klantreis-Pages": str(pages)} | ({"Link": ", ".join(links)} if links else {})


def _item_faults(asked: Asked, journey: Journey) -> list[Fault]:
    """An item that isn't there, or none where there has to be one."""
    resource = VIEWED.get(asked.kind)
    if resource is not None and journey.find(resource, asked.item) is not None:
        return []
    if asked.item == "" and asked.kind is not ViewKind.PHASE:
        return []
    named = (resource or Resource.JOURNEY).value
    return [Fault(("item",), "not_there", {"resource": named, "id": asked.item})]


def _pages(asked: Asked, journey: Journey, over: Journey | None) -> int:
    from app.diagram import draw

    if asked.kind not in PAGED:
        return 0
    return draw.page_count(journey, asked.steps, over=over)

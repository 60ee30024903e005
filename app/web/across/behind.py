"""The contact moments behind a figure, journey by journey."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.actions.evidence import Sources, sources_of
from app.actions.patterns import counted
from app.journey import ContactMoment, Journey, Resource
from app.journey.across import By, Evidence
from app.journey.bottlenecks.sentences import length, sentence, title
from app.language import Translator
from app.web.across.asked import Asked, AskedDep
from app.web.across.words import Words
from app.web.pages.map_view import is_long
from app.web.pages.rendering import render
from app.web.pages.visit import VisitDep, item_address

router = APIRouter()


@dataclass(frozen=True)
class Line:
    """One piece of evidence: what it is called, in a sentence, and its contact moments."""

    title: str
    sentence: str
    colour: str
    moments: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class BehindPage:
    """The journeys behind a figure; ``heading`` says which figure."""

    asked: Asked
    by: By
    key: str
    heading: str
    sources: Sources
    journeys: tuple[tuple[Journey, tuple[Line, ...]], ...]

    def page_address(self, page: int) -> str:
        """Another page of the same."""
        return self.asked.behind(self.by, self.key, page)

    @property
    def here(self) -> str:
        """The address of this page, for the language switch."""
        return self.page_address(self.sources.page)


@router.get("/overview/behind")
def show_behind(
    visit: VisitDep,
    asked: AskedDep,
    by: By,
    key: Annotated[str, Query(max_length=1_000)],
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """What a figure of the overview rests on."""
    words = Words(visit.t)
    counts = counted(visit.workspace, asked.selection).counts
    sources = sources_of(visit.workspace, asked.selection, by, key, page)
    shown = BehindPage(
        asked=asked,
        by=by,
        key=key,
        heading=words.figure(by, key, counts),
        sources=sources,
        journeys=tuple(
            (one.journey, tuple(_line(one.journey, each, visit.t) for each in one.evidence))
            for one in sources.journeys
        ),
    )
    return render(visit.request, visit.t, "across/behind.html", shown)


def _line(journey: Journey, found: Evidence, t: Translator) -> Line:
    numbers = {one.id: n for n, one in enumerate(journey.contact_moments, 1)}
    there = (journey.contact_moment(one) for one in found.contact_moments)
    moments = tuple(
        (address_of(journey, one), numbers[one.id], one.title) for one in there if one is not None
    )
    if found.days is not None:
        waited = t("across.behind.waited", days=length(found.days, t))
        return Line(waited, "", "", moments)
    entry = found.entry
    if entry is None:
        return Line("", "", "", moments)
    worst = entry.findings[0] if entry.findings else None
    colour = entry.colour.value if entry.colour is not None else ""
    if entry.bottleneck is not None:
        return Line(entry.bottleneck.title, entry.bottleneck.effect, colour, moments)
    if worst is None:
        raise LookupError(f"{entry.id} was neither marked nor found")
    return Line(title(worst.rule, t), sentence(worst, journey, t), colour, moments)


def address_of(journey: Journey, moment: ContactMoment) -> str:
    """Where a contact moment is shown; in a long journey, whose phases are folded, its form."""
    if is_long(journey):
        return item_address(journey.id, Resource.CONTACT_MOMENT, moment.id)
    return f"/journeys/{journey.id}#contact-moment-{moment.id}"

"""A sketch beside what parents felt: the gap at every contact moment, and what the sketch lacks."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from app.actions.combining import make_combined
from app.actions.gap import SketchGap, gap_of
from app.journey import ContactMoment, new_id
from app.journey.gap import MomentGap, with_felt
from app.language import Translator
from app.web.pages.form_values import first
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.together.page import TogetherPage, whom
from app.web.workshop.drawing import drawn

router: Final = APIRouter()


@dataclass(frozen=True)
class GapRow:
    """One contact moment of the sketch, with what was expected and felt."""

    number: int
    moment: ContactMoment
    department: str
    gap: MomentGap
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SketchPage(TogetherPage):
    """The gap of a sketch."""

    gap: SketchGap
    rows: tuple[GapRow, ...]
    operation: str
    drawing: Markup


def sketch_page(visit: Visit, journey_id: str, message: str) -> SketchPage:
    """What the page of a sketch shows."""
    gap = gap_of(visit.workspace, person=visit.person, journey_id=journey_id)
    rows = tuple(
        GapRow(number, moment, whom(visit.t, gap.journey, moment), one, _said(visit.t, one))
        for number, (moment, one) in enumerate(
            zip(gap.journey.contact_moments, gap.gaps, strict=True), start=1
        )
    )
    felt = any(one.scores for one in gap.gaps)
    return SketchPage(
        journey=gap.journey,
        message=message,
        gap=gap,
        rows=rows,
        operation=new_id(),
        drawing=_drawn(visit, gap) if felt else Markup(),
    )


def _drawn(visit: Visit, gap: SketchGap) -> Markup:
    """The map with what was expected and what may be told of how parents felt."""
    return drawn(with_felt(gap.journey, gap.gaps), visit.t.language, keep=False)


@router.post("/journeys/{journey_id}/together/combined")
def make(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Make the combined journey that begins as this sketch."""
    done = make_combined(
        visit.workspace,
        person=visit.person,
        sketch_id=journey_id,
        title=first(sent, "title"),
        operation_id=operation_of(sent),
    )
    return RedirectResponse(f"/journeys/{done.journey_id}/together?done=made", status_code=303)


def _said(t: Translator, one: MomentGap) -> tuple[str, ...]:
    """What a gap comes to, in sentences."""
    said = []
    if one.is_not_recognised:
        said.append(t("together.gap.not_recognised"))
    if one.difference is not None:
        said.append(t(f"together.gap.{_size(one)}"))
    return tuple(said)


def _size(one: MomentGap) -> str:
    difference = one.difference or 0
    if one.is_wide:
        return "wide"
    if difference > 0:
        return "less"
    return "more" if difference < 0 else "equal"

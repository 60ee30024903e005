"""A journey beside its sketch, and what may be personal in it: read only.

Which contact moments are the same is decided by changing the journey's `matches`.
"""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic.alias_generators import to_camel

from app.actions.gap import gap_of
from app.actions.journeys import get_journey
from app.actions.linking import get_linked
from app.journey import Fault
from app.journey.deviations import Deviation, deviations
from app.journey.gap import MomentGap
from app.journey.items import Score
from app.journey.matching import Reason, suggest
from app.journey.texts import ItemId
from app.language.personal_data import sentences_of
from app.privacy import Certainty, PersonalData
from app.privacy.of_journeys import warned_texts
from app.web.api.collections import Page, PageSize, paged_answer
from app.web.api.models import Read
from app.web.api.openapi import described
from app.web.api.parameters import JourneyId
from app.web.dependencies import CurrentPerson, TranslatorDep, WorkspaceDep

router: Final = APIRouter(prefix="/journeys/{journeyId}", tags=["together"])


class MatchSuggestion(Read):
    """Two contact moments that look the same, and why; nothing counts before a person says so."""

    planned: ItemId
    actual: ItemId
    score: float
    reasons: list[Reason]
    words: list[list[str]]


class SketchDeviation(Read):
    """Where the journey went otherwise than its sketch."""

    kind: Deviation
    planned: ItemId | None
    actual: ItemId | None


class GapAtMoment(Read):
    """What was expected and felt at a contact moment; figures of fewer than 3 people are `null`."""

    contact_moment: ItemId
    expected: list[Score]
    had: int | None
    asked: int | None
    scores: list[Score] | None
    middle: Score | None
    difference: int | None


class PersonalDataWarning(Read):
    """A piece of a text that looks like personal data; `field` is its path in the journey."""

    field: str
    kind: PersonalData
    certainty: Certainty
    start: int
    end: int
    sentence: str


OUTGOING: Final = (MatchSuggestion, SketchDeviation, GapAtMoment, PersonalDataWarning)


@router.get(
    "/match-suggestions",
    operation_id="listMatchSuggestions",
    summary="Contact moments that may be the same as the sketch's",
    openapi_extra=described("MatchSuggestion", many=True),
)
def list_match_suggestions(
    request: Request,
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    journey_id: JourneyId,
    page: Page = None,
    page_size: PageSize = None,
) -> Response:
    """The sketch is the journey that `basedOn` names; without one there are none."""
    linked = get_linked(workspace, journey_id)
    found = suggest(linked.sketch, linked.journey) if linked.sketch else []
    listed = [
        {
            "planned": one.planned,
            "actual": one.actual,
            "score": one.score,
            "reasons": list(one.reasons),
            "words": [list(pair) for pair in one.words],
        }
        for one in found
    ]
    return paged_answer(request, listed, page, page_size)


@router.get(
    "/deviations",
    operation_id="listDeviations",
    summary="Where a journey went otherwise than its sketch",
    openapi_extra=described("SketchDeviation", many=True),
)
def list_deviations(
    request: Request,
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    journey_id: JourneyId,
    page: Page = None,
    page_size: PageSize = None,
) -> Response:
    """In the order of the journey; then what did not come, in the order of the sketch."""
    linked = get_linked(workspace, journey_id)
    found = deviations(linked.journey, linked.sketch) if linked.sketch else []
    listed = [{"kind": one.kind, "planned": one.planned, "actual": one.actual} for one in found]
    return paged_answer(request, listed, page, page_size)


@router.get(
    "/gaps",
    operation_id="listGaps",
    summary="What departments expected and parents felt at every contact moment",
    openapi_extra=described("GapAtMoment", many=True),
)
def list_gaps(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    page: Page = None,
    page_size: PageSize = None,
) -> Response:
    """From questionnaires, interviews and the lived journeys that are held against this one."""
    found = gap_of(workspace, person=person, journey_id=journey_id)
    return paged_answer(request, [_gap_read(one) for one in found.gaps], page, page_size)


@router.get(
    "/personal-data-warnings",
    operation_id="listPersonalDataWarnings",
    summary="Texts of a journey that may hold personal data",
    openapi_extra=described("PersonalDataWarning", many=True),
)
def list_personal_data_warnings(
    request: Request,
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    t: TranslatorDep,
    journey_id: JourneyId,
    page: Page = None,
    page_size: PageSize = None,
) -> Response:
    """It warns, and never refuses: look here after what a script has written."""
    journey = get_journey(workspace, journey_id).journey
    listed = [
        {
            "field": _in_the_api(Fault(spot.place, "").name),
            "kind": one.kind,
            "certainty": one.certainty,
            "start": one.start,
            "end": one.end,
            "sentence": sentences_of(t, spot.text, [one])[0],
        }
        for spot in warned_texts(journey)
        for one in spot.warnings
    ]
    return paged_answer(request, listed, page, page_size)


def _gap_read(one: MomentGap) -> dict[str, Any]:
    return {
        "contactMoment": one.moment_id,
        "expected": list(one.expected),
        "had": one.had if one.may_count else None,
        "asked": one.asked if one.may_count else None,
        "scores": list(one.scores) or None,
        "middle": one.middle,
        "difference": one.difference,
    }


def _in_the_api(path: str) -> str:
    """A field's path with the names that the API has: ``contactMoments[2].resultNote``."""
    return ".".join(to_camel(part) for part in path.split("."))

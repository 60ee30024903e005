"""What the rules find in a journey, what people decided about it, and the journey's key figures."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from pydantic.alias_generators import to_camel

from app.actions.deciding import findings_of
from app.actions.journeys import get_journey
from app.journey import Category, Journey, Verdict
from app.journey.bottlenecks import Colour, Finding, Rule
from app.journey.bottlenecks.sentences import sentence, title
from app.journey.figures import key_figures
from app.journey.plan import FindingId
from app.journey.texts import ItemId
from app.language import Translator
from app.web.api.models import Read
from app.web.api.openapi import described
from app.web.api.parameters import JourneyId
from app.web.dependencies import CurrentPerson, TranslatorDep, WorkspaceDep

router: Final = APIRouter(prefix="/journeys/{journeyId}/findings", tags=["findings"])


class FindingRead(Read):
    """A place where a rule says that the journey gets stuck, and what was decided about it."""

    id: FindingId
    rule: Rule
    number: int
    title: str
    sentence: str
    severity: int
    colour: Colour
    category: Category | None
    contact_moments: list[ItemId]
    rests_on_assumption: bool
    verdict: Verdict | None
    reason: str
    into: str | None


class KeyFiguresRead(Read):
    """Counts of the journey; what is not known is `null`."""

    contact_moments: int
    departments: int
    times_told: int
    days_waited: int | None
    days_long: int | None


class JourneyFindings(Read):
    """The findings, the most severe first, and the key figures."""

    sequence: int
    findings: list[FindingRead]
    figures: KeyFiguresRead


OUTGOING: Final = (JourneyFindings,)


@router.get(
    "",
    operation_id="listFindings",
    summary="What the rules find in a journey, and its key figures",
    openapi_extra=described("JourneyFindings"),
)
def list_findings(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    t: TranslatorDep,
    journey_id: JourneyId,
) -> Response:
    """Decide with a new item of `decisions`; the newest about a finding counts."""
    loaded = get_journey(workspace, journey_id)
    today = datetime.now(UTC).date()
    found = findings_of(workspace, loaded.journey, today)
    content = {
        "sequence": loaded.sequence,
        "findings": _decided(loaded.journey, found, t),
        "figures": {
            to_camel(name): value for name, value in asdict(key_figures(loaded.journey)).items()
        },
    }
    return JSONResponse(content)


def _decided(journey: Journey, found: list[Finding], t: Translator) -> list[dict[str, Any]]:
    latest = {one.finding: one for one in journey.decisions}
    listed = []
    for one in found:
        decision = latest.get(one.id)
        listed.append(
            {
                "id": one.id,
                "rule": one.rule.value,
                "number": one.number,
                "title": title(one.rule, t),
                "sentence": sentence(one, journey, t),
                "severity": one.severity,
                "colour": one.colour.value,
                "category": one.category.value if one.category else None,
                "contactMoments": list(one.contact_moments),
                "restsOnAssumption": one.assumed,
                "verdict": decision.verdict.value if decision else None,
                "reason": decision.reason if decision else "",
                "into": decision.into if decision else None,
            }
        )
    return listed

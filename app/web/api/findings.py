"""What the rules find in a journey, what people decided about it, and the journey's key figures."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from pydantic import Field
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

    id: Annotated[FindingId, Field(description="The rule and its first contact moment.")]
    rule: Annotated[Rule, Field(description="The rule that found it.")]
    number: Annotated[int, Field(description="The number of the rule, 1 to 13.")]
    title: Annotated[str, Field(description="What the rule looks for, for people.")]
    sentence: Annotated[str, Field(description="What it found here, for people.")]
    severity: Annotated[int, Field(description="0 to 100.")]
    colour: Annotated[Colour, Field(description="Red from 70, orange from 40, by default.")]
    category: Annotated[Category | None, Field(description="The kind of bottleneck, if known.")]
    contact_moments: Annotated[list[ItemId], Field(description="Where it rests on.")]
    rests_on_assumption: Annotated[bool, Field(description="Whether it rests on an assumption.")]
    verdict: Annotated[Verdict | None, Field(description="What a person decided last.")]
    reason: Annotated[str, Field(description="Why, where somebody said it.")]
    into: Annotated[str | None, Field(description="What it was merged into.")]


class KeyFiguresRead(Read):
    """Counts of the journey; what is not known is `null`."""

    contact_moments: Annotated[int, Field(description="How many there are.")]
    departments: Annotated[int, Field(description="How many were met; no network.")]
    times_told: Annotated[int, Field(description="How often the same story was told.")]
    days_waited: Annotated[int | None, Field(description="The sum of the known waits.")]
    days_long: Annotated[int | None, Field(description="From the first to the last known day.")]


class JourneyFindings(Read):
    """The findings, the most severe first, and the key figures."""

    sequence: Annotated[int, Field(description="The number of the journey's last change.")]
    findings: Annotated[list[FindingRead], Field(description="What the rules find today.")]
    figures: Annotated[KeyFiguresRead, Field(description="The key figures.")]


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

"""What people say of a finding: right, wrong for a reason, the same as another, or taken over."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.actions.deciding import decide, findings_of, take_over
from app.actions.journeys import get_journey
from app.actions.workspace import NotFound
from app.journey import Bottleneck, Decision, Journey, Refused, Resource, Verdict, new_id
from app.journey.bottlenecks import Finding
from app.journey.bottlenecks.sentences import sentence, title, why
from app.journey.plan import FINDING_PATTERN
from app.web.pages.form_values import Values, first
from app.web.pages.journey_page import saved
from app.web.pages.rendering import render
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.plan.page import today

router = APIRouter()
FindingDep = Annotated[str, Path(pattern=FINDING_PATTERN)]


@dataclass(frozen=True)
class DecidePage:
    """A finding, what was decided about it so far, and what it could be merged into."""

    journey: Journey
    finding: Finding
    title: str
    sentence: str
    why: tuple[str, ...]
    decision: Decision | None
    marked: tuple[Bottleneck, ...]
    others: tuple[tuple[str, str], ...]
    operation: str
    error: str = ""
    reason: str = ""

    @property
    def path(self) -> str:
        """The address of the journey's page."""
        return f"/journeys/{self.journey.id}"


@router.get("/journeys/{journey_id}/findings/{finding}")
def ask(visit: VisitDep, journey_id: ItemIdDep, finding: FindingDep) -> Response:
    """Show a finding, and ask whether it is right."""
    return _page(visit, journey_id, finding)


@router.post("/journeys/{journey_id}/findings/{finding}")
def answer(visit: VisitDep, journey_id: ItemIdDep, finding: FindingDep, sent: SentDep) -> Response:
    """Keep what was decided: ``verdict`` with its reason or aim, or ``take_over``."""
    try:
        _keep(visit, journey_id, finding, sent)
    except Refused as refused:
        said = " ".join(visit.t.fault(one) for one in refused.faults)
        return _page(visit, journey_id, finding, error=said, sent=sent)
    taken = first(sent, "verdict") == "take_over"
    return saved(visit, journey_id, "created", Resource.BOTTLENECK if taken else Resource.DECISION)


def _keep(visit: Visit, journey_id: str, finding_id: str, sent: Values) -> None:
    journey = get_journey(visit.workspace, journey_id).journey
    verdict = first(sent, "verdict")
    if verdict == "take_over":
        finding = _find(visit, journey, finding_id)
        take_over(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            finding=finding,
            title=title(finding.rule, visit.t),
            description=sentence(finding, journey, visit.t),
            operation_id=operation_of(sent),
        )
        return
    if verdict not in list(Verdict):
        raise NotFound(Resource.DECISION, finding_id)
    decide(
        visit.workspace,
        person=visit.person,
        journey_id=journey_id,
        finding=finding_id,
        verdict=Verdict(verdict),
        reason=first(sent, "reason"),
        into=first(sent, "into") or None,
        operation_id=operation_of(sent),
    )


def _find(visit: Visit, journey: Journey, finding_id: str) -> Finding:
    found = findings_of(visit.workspace, journey, today())
    finding = next((one for one in found if one.id == finding_id), None)
    if finding is None:
        raise NotFound(Resource.DECISION, finding_id)
    return finding


def _page(
    visit: Visit, journey_id: str, finding_id: str, *, error: str = "", sent: Values | None = None
) -> Response:
    journey = get_journey(visit.workspace, journey_id).journey
    finding = _find(visit, journey, finding_id)
    found = findings_of(visit.workspace, journey, today())
    decided = [one for one in journey.decisions if one.finding == finding_id]
    page = DecidePage(
        journey=journey,
        finding=finding,
        title=title(finding.rule, visit.t),
        sentence=sentence(finding, journey, visit.t),
        why=tuple(why(rule, visit.t) for rule in finding.rules),
        decision=decided[-1] if decided else None,
        marked=journey.bottlenecks,
        others=tuple(
            (one.id, f"{title(one.rule, visit.t)}: {sentence(one, journey, visit.t)}")
            for one in found
            if one.id != finding_id
        ),
        operation=new_id(),
        error=error,
        reason=first(sent or {}, "reason"),
    )
    status = 400 if error else 200
    shown = render(visit.request, visit.t, "plan/decide.html", page, status=status)
    shown.headers["Klantreis-Form"] = "yes"
    return shown

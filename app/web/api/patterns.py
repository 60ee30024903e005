"""What comes back over journeys, and the rules that it was found by."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from app.actions.patterns import counted
from app.actions.rule_settings import rules_in_force
from app.journey import JourneyKind
from app.journey.across import Counts, Facet, Row, Selection, Weight
from app.journey.bottlenecks.settings import RuleSettings
from app.web.api.models import Read
from app.web.api.openapi import described
from app.web.dependencies import CurrentPerson, WorkspaceDep

router = APIRouter(tags=["patterns"])

Kind = Annotated[
    JourneyKind | None, Query(description="Only journeys of this kind; `lived` unless `all=true`.")
]
Everything = Annotated[bool, Query(alias="all", description="Journeys of every kind.")]
Theme = Annotated[str, Query(max_length=200, description="Only journeys with this theme.")]
Group = Annotated[str, Query(max_length=5_000, description="Only journeys of this target group.")]


class PatternRow(Read):
    """How often something comes back: in `journeys` of `outOf`."""

    key: str
    name: str
    journeys: int
    out_of: Annotated[int, Field(description="The journeys where it could have been seen.")]
    times: Annotated[int | None, Field(description="How many bottlenecks, where it is counted.")]
    weight: Annotated[Weight, Field(description="One journey is a signal, three are a pattern.")]
    percent: Annotated[int | None, Field(description="`null` below twenty journeys.")]


class HandOverRow(Read):
    """How often one department follows another."""

    first: str
    second: str
    journeys: int
    times: int


class WaitRow(Read):
    """Known waits for a department in days, and what young parents felt there."""

    department: str
    known: int
    median: Annotated[float | None, Field(description="`null` below twenty known waits.")]
    ninetieth: Annotated[float | None, Field(description="`null` below twenty known waits.")]
    people: int
    score: Annotated[float | None, Field(description="The mean; `null` below three people.")]


class PatternCounts(Read):
    """What comes back over the journeys that were asked for."""

    journeys: int
    bottlenecks: int
    waiting: Annotated[int, Field(description="Journeys that are still to be counted: ask again.")]
    category: list[PatternRow]
    rule: list[PatternRow]
    department: list[PatternRow]
    phase: list[PatternRow]
    channel: list[PatternRow]
    cells: Annotated[list[PatternRow], Field(description="A department in a phase.")]
    hand_overs: list[HandOverRow]
    waits: list[WaitRow]


class RulesNow(RuleSettings):
    """The thresholds of the rules and the legal terms that are in force."""


OUTGOING: Final = (PatternCounts, RulesNow)


@router.get(
    "/patterns",
    operation_id="getPatterns",
    summary="What comes back over journeys: k of n",
    openapi_extra=described("PatternCounts"),
)
def get_patterns(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    kind: Kind = None,
    everything: Everything = False,
    theme: Theme = "",
    group: Group = "",
) -> Response:
    """Counted over lived journeys, unless another kind or all are asked for."""
    wanted = None if everything and kind is None else kind or JourneyKind.LIVED
    found = counted(workspace, Selection(wanted, theme.strip(), group.strip()))
    read = _read(found.counts, found.waiting)
    return JSONResponse(read.model_dump(mode="json", by_alias=True))


@router.get(
    "/rules",
    operation_id="getRules",
    summary="The thresholds and legal terms in force",
    openapi_extra=described("RulesNow"),
)
def get_rules(workspace: WorkspaceDep, _person: CurrentPerson) -> Response:
    """The rules as the administrator set them: every bottleneck is found by these."""
    settings = rules_in_force(workspace).settings
    return JSONResponse(settings.model_dump(mode="json", by_alias=True))


def _read(counts: Counts, waiting: int) -> PatternCounts:
    facets: dict[str, Any] = {
        facet.value: [_row(one) for one in counts.facets[facet]] for facet in Facet
    }
    return PatternCounts(
        journeys=counts.journeys,
        bottlenecks=counts.bottlenecks,
        waiting=waiting,
        cells=[_row(one) for one in counts.cells.values()],
        hand_overs=[
            HandOverRow(
                first=one.first_name,
                second=one.second_name,
                journeys=one.journeys,
                times=one.times,
            )
            for one in counts.chains
        ],
        waits=[
            WaitRow(
                department=one.name,
                known=one.known,
                median=one.median,
                ninetieth=one.ninetieth,
                people=one.people,
                score=one.score,
            )
            for one in counts.waits
        ],
        **facets,
    )


def _row(row: Row) -> PatternRow:
    return PatternRow(
        key=row.key,
        name=row.name,
        journeys=row.journeys,
        out_of=row.out_of,
        times=row.times,
        weight=row.weight,
        percent=row.percent,
    )

"""What the rules find in a journey now, and what people decide about it."""

from datetime import date

from app.access.people import Person
from app.actions.operations import Plan, perform
from app.actions.orders import Order
from app.actions.patterns import sketch_of, today
from app.actions.rule_settings import rules_in
from app.actions.workspace import Done, Workspace
from app.journey import (
    Category,
    Fault,
    Journey,
    Refused,
    Resource,
    Source,
    Verdict,
    apply,
    changes,
    new_id,
)
from app.journey.bottlenecks import Finding, find_bottlenecks, has_standing
from app.journey.bottlenecks.lasting import goes_on


def findings_of(workspace: Workspace, journey: Journey, day: date | None) -> list[Finding]:
    """What the rules find, by this municipality's settings and beside the journey's sketch.

    ``day`` lets the silence after the last contact count, in a lived journey that goes on.
    """
    with workspace.database.reading() as session:
        rules = rules_in(session)
        sketch = sketch_of(workspace, session, journey)
    now = day if goes_on(journey) else None
    return find_bottlenecks(journey, rules.settings, planned=sketch, today=now, usual=rules.usual)


def found_on_map(workspace: Workspace, journey: Journey) -> tuple[Finding, ...] | None:
    """What the rules find, for the map; ``None`` where it shows none of it, so that none run."""
    if not has_standing(journey.decisions):
        return None
    return tuple(findings_of(workspace, journey, today()))


def decide(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    finding: str,
    verdict: Verdict,
    reason: str = "",
    into: str | None = None,
    operation_id: str | None = None,
) -> Done:
    """Confirm a finding, reject it for a reason, or merge it into another or a marked bottleneck.

    The newest decision about a finding counts; undo takes it back.
    """
    fields = {"finding": finding, "verdict": verdict.value, "reason": reason, "into": into}
    content = {"verb": "decide", **fields}
    return perform(
        workspace,
        Order(person, content, operation_id),
        journey_id,
        None,
        lambda _session, journey: Plan(changes.create(journey, Resource.DECISION, fields)),
    )


def take_over(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    finding: Finding,
    title: str,
    description: str,
    operation_id: str | None = None,
) -> Done:
    """Make a finding a bottleneck that people answer for, and merge it into that, at once."""
    content = {"verb": "take-over", "finding": finding.id}

    def plan(_session: object, journey: Journey) -> Plan:
        if any(one.finding == finding.id and one.into for one in journey.decisions):
            raise Refused([Fault(("finding",), "taken_over")])
        bottleneck = {
            "id": new_id(),
            "title": title[:200],
            "description": description,
            "category": (finding.category or Category.OWNERSHIP).value,
            "contact_moments": finding.contact_moments,
            "source": Source.SYSTEM.value,
        }
        made = changes.create(journey, Resource.BOTTLENECK, bottleneck)
        merge = {"finding": finding.id, "verdict": "merged", "into": bottleneck["id"]}
        merged = changes.create(apply(journey, made), Resource.DECISION, merge)
        return Plan([*made, *merged])

    return perform(workspace, Order(person, content, operation_id), journey_id, None, plan)

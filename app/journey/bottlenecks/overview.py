"""What people marked and what the rules found, in one list, after what people decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.journey.bottlenecks.finding import Colour, Finding
from app.journey.items import Bottleneck
from app.journey.journey import Journey
from app.journey.plan import Decision
from app.journey.terms import Verdict


class Status(StrEnum):
    """How an entry of the overview came to be there."""

    MARKED = "marked"
    FOUND = "found"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Entry:
    """One bottleneck of the overview: marked by people, found by rules, or both.

    ``findings`` holds what was merged into it too; a marked bottleneck that no finding was merged
    into has no severity. ``seen_by`` are findings that stand apart, at the same contact moments
    and of the same category: a proposal to merge, never done unasked.
    """

    status: Status
    bottleneck: Bottleneck | None
    findings: tuple[Finding, ...]
    seen_by: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """The id of the marked bottleneck, or else of the finding."""
        return self.bottleneck.id if self.bottleneck is not None else self.findings[0].id

    @property
    def contact_moments(self) -> tuple[str, ...]:
        """Every contact moment that it rests on, each once."""
        marked = self.bottleneck.contact_moments if self.bottleneck is not None else ()
        found = (one for finding in self.findings for one in finding.contact_moments)
        return tuple(dict.fromkeys([*marked, *found]))

    @property
    def severity(self) -> int | None:
        """The highest severity of its findings; ``None`` where people marked it, unweighed."""
        return max((one.severity for one in self.findings), default=None)

    @property
    def colour(self) -> Colour | None:
        """The colour of the most severe finding."""
        worst = max(self.findings, key=lambda one: one.severity, default=None)
        return worst.colour if worst is not None else None


@dataclass(frozen=True)
class Overview:
    """The bottlenecks of a journey, what people rejected, and decisions without their finding."""

    entries: tuple[Entry, ...]
    rejected: tuple[tuple[Finding, Decision], ...] = ()
    without_finding: tuple[Decision, ...] = field(default=())


def has_standing(decisions: Iterable[Decision]) -> bool:
    """Whether people let any finding stand: confirmed it, or merged it into something."""
    return any(one.verdict is not Verdict.REJECTED for one in decisions)


def overview(
    journey: Journey, findings: Sequence[Finding], decisions: Iterable[Decision] | None = None
) -> Overview:
    """Marked bottlenecks beside found ones, after what people decided (the last word counts).

    ``decisions`` are the journey's own unless others are given.

    A merge into what is no longer there leaves the finding standing on its own: nothing is lost.
    """
    latest = {one.finding: one for one in (journey.decisions if decisions is None else decisions)}
    known = {one.id: one for one in findings}
    rejected = [one for one in findings if _says(latest.get(one.id), Verdict.REJECTED)]
    hidden = {one.id for one in rejected}
    standing = [one for one in findings if one.id not in hidden]
    homes = _homes(journey, standing, latest)
    marked = [_marked(one, standing, homes) for one in journey.bottlenecks]
    found = [
        Entry(_status(latest.get(one.id)), None, _living_in(one.id, standing, homes))
        for one in standing
        if homes[one.id] == one.id
    ]
    return Overview(
        entries=tuple(sorted([*marked, *found], key=lambda one: -(one.severity or 0))),
        rejected=tuple((one, latest[one.id]) for one in rejected),
        without_finding=tuple(one for one in latest.values() if one.finding not in known),
    )


def fits(bottleneck: Bottleneck, finding: Finding) -> bool:
    """Whether a finding says the same as a marked bottleneck: same category, shared moments."""
    categories = {one.category for one in (finding, *finding.includes)}
    return bottleneck.category in categories and shares_moments(bottleneck, finding)


def shares_moments(bottleneck: Bottleneck, finding: Finding) -> bool:
    """Whether a finding and a marked bottleneck rest on a contact moment that both name."""
    return not set(bottleneck.contact_moments).isdisjoint(finding.contact_moments)


def _says(decision: Decision | None, verdict: Verdict) -> bool:
    return decision is not None and decision.verdict is verdict


def _status(decision: Decision | None) -> Status:
    return Status.CONFIRMED if _says(decision, Verdict.CONFIRMED) else Status.FOUND


def _homes(
    journey: Journey, standing: Sequence[Finding], latest: dict[str, Decision]
) -> dict[str, str]:
    """For every finding the id of the entry that it is shown in, merges followed to their end."""
    there = {one.id for one in standing}
    possible = there | {_home_of(one) for one in journey.bottlenecks}
    merged: dict[str, str] = {}
    for one in standing:
        decision = latest.get(one.id)
        if decision is not None and decision.verdict is Verdict.MERGED:
            into = decision.into if decision.into in there else f"marked {decision.into}"
            if into in possible:
                merged[one.id] = into or one.id
    return {one.id: _end_of(one.id, merged) for one in standing}


def _end_of(start: str, merged: dict[str, str]) -> str:
    """Where a chain of merges ends; a finding in a ring of merges stays on its own."""
    at, seen = start, {start}
    while at in merged:
        at = merged[at]
        if at in seen:
            return at
        seen.add(at)
    return at


def _home_of(bottleneck: Bottleneck) -> str:
    """A marked bottleneck as the home of findings: never the id of a finding."""
    return f"marked {bottleneck.id}"


def _living_in(
    home: str, standing: Iterable[Finding], homes: dict[str, str]
) -> tuple[Finding, ...]:
    members = [one for one in standing if homes[one.id] == home]
    return tuple(sorted(members, key=lambda one: one.id != home))


def _marked(bottleneck: Bottleneck, standing: Sequence[Finding], homes: dict[str, str]) -> Entry:
    home = _home_of(bottleneck)
    apart = (one for one in standing if homes[one.id] != home)
    return Entry(
        Status.MARKED,
        bottleneck,
        _living_in(home, standing, homes),
        tuple(one for one in apart if fits(bottleneck, one)),
    )

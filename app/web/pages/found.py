"""What the rules found in a journey, as the page tells it; and what they could not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from app.journey import Bottleneck, ContactMoment, Journey, Resource, Source
from app.journey.bottlenecks import Finding, find_bottlenecks, overview
from app.journey.bottlenecks.sentences import sentence, severity_reason, title, why
from app.language import Translator
from app.web.pages.visit import add_address

FIRST: Final = 10
"""So many findings are shown at once, the most severe first; the rest at a click."""


@dataclass(frozen=True)
class FoundView:
    """One finding in words; ``like`` are bottlenecks marked by people that say the same."""

    finding: Finding
    title: str
    sentence: str
    why: tuple[str, ...]
    contact_moments: tuple[ContactMoment, ...]
    like: tuple[Bottleneck, ...]
    take_over: str


@dataclass(frozen=True)
class Found:
    """The findings that are shown, of how many, and what was unknown to the rules.

    ``unknown`` names what is not known (``date``) and of how many contact moments.
    """

    shown: tuple[FoundView, ...]
    count: int
    unknown: tuple[tuple[str, int], ...]

    @property
    def more(self) -> int:
        """How many findings are not shown."""
        return self.count - len(self.shown)


def found_in(journey: Journey, t: Translator, *, everything: bool) -> Found:
    """What the rules find in a journey as it stands, with nothing decided about it yet."""
    findings = find_bottlenecks(journey)
    likes = _likes(journey, findings)
    listed = findings if everything else findings[:FIRST]
    return Found(
        shown=tuple(_view(one, journey, likes.get(one.id, ()), t) for one in listed),
        count=len(findings),
        unknown=tuple((name, n) for name, n in _unknown(journey) if n),
    )


def _likes(journey: Journey, findings: list[Finding]) -> dict[str, tuple[Bottleneck, ...]]:
    """The marked bottlenecks that seem to say the same as a finding."""
    likes: dict[str, tuple[Bottleneck, ...]] = {}
    if journey.bottlenecks:
        for entry in overview(journey, findings).entries:
            for one in entry.seen_by:
                if entry.bottleneck is not None:
                    likes[one.id] = (*likes.get(one.id, ()), entry.bottleneck)
    return likes


def _view(
    finding: Finding, journey: Journey, like: tuple[Bottleneck, ...], t: Translator
) -> FoundView:
    moments = (journey.contact_moment(one) for one in finding.contact_moments)
    said = sentence(finding, journey, t)
    return FoundView(
        finding=finding,
        title=title(finding.rule, t),
        sentence=said,
        why=(severity_reason(finding, t), *(why(rule, t) for rule in finding.rules)),
        contact_moments=tuple(one for one in moments if one is not None),
        like=like,
        take_over=_form_filled_in(journey, finding, said, t),
    )


def _form_filled_in(journey: Journey, finding: Finding, said: str, t: Translator) -> str:
    """The form of a new bottleneck, with what the rule knows filled in."""
    fields = [("title", title(finding.rule, t)), ("description", said)]
    fields += [("contact_moments", one) for one in finding.contact_moments]
    fields += [("source", Source.SYSTEM.value)]
    if finding.category is not None:
        fields.append(("category", finding.category.value))
    return f"{add_address(journey.id, Resource.BOTTLENECK)}?{urlencode(fields)}"


def _unknown(journey: Journey) -> Iterator[tuple[str, int]]:
    moments = journey.contact_moments
    yield "date", sum(1 for one in moments if one.date is None)
    yield "department", sum(1 for one in moments if one.department is None)
    yield "topic", sum(1 for one in moments if not one.topic)
    yield "score", sum(1 for one in moments if _score(journey, one) is None)


def _score(journey: Journey, moment: ContactMoment) -> int | None:
    lived = journey.lived_experience(moment.id)
    return lived.score if lived is not None else None

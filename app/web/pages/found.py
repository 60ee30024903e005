"""What the rules found in a journey, as the page tells it; and what they could not know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from app.journey import Bottleneck, ContactMoment, Journey, Resource, Source
from app.journey.bottlenecks import Entry, Finding, Overview, Status, overview
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
    is_confirmed: bool = False
    merged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """The findings that are shown, of how many, and what was unknown to the rules.

    ``unknown`` names what is not known (``date``) and of how many contact moments; ``rejected``
    are the id, the sentence and the reason of what people rejected.
    """

    shown: tuple[FoundView, ...]
    count: int
    unknown: tuple[tuple[str, int], ...]
    rejected: tuple[tuple[str, str, str], ...] = ()

    @property
    def more(self) -> int:
        """How many findings are not shown."""
        return self.count - len(self.shown)


def found_in(
    journey: Journey, findings: Sequence[Finding], t: Translator, *, everything: bool
) -> Found:
    """What the rules find in a journey as it stands, after what people decided about it."""
    seen = overview(journey, findings)
    likes = _likes(seen)
    standing = [one for one in seen.entries if one.bottleneck is None]
    listed = standing if everything else standing[:FIRST]
    return Found(
        shown=tuple(_view(one, journey, likes, t) for one in listed),
        count=len(standing),
        unknown=tuple((name, n) for name, n in _unknown(journey) if n),
        rejected=tuple(
            (one.id, sentence(one, journey, t), why.reason) for one, why in seen.rejected
        ),
    )


def _likes(seen: Overview) -> dict[str, tuple[Bottleneck, ...]]:
    """The marked bottlenecks that seem to say the same as a finding."""
    likes: dict[str, tuple[Bottleneck, ...]] = {}
    for entry in seen.entries:
        for one in entry.seen_by:
            if entry.bottleneck is not None:
                likes[one.id] = (*likes.get(one.id, ()), entry.bottleneck)
    return likes


def _view(
    entry: Entry, journey: Journey, likes: dict[str, tuple[Bottleneck, ...]], t: Translator
) -> FoundView:
    finding, *merged = entry.findings
    moments = (journey.contact_moment(one) for one in finding.contact_moments)
    said = sentence(finding, journey, t)
    return FoundView(
        finding=finding,
        title=title(finding.rule, t),
        sentence=said,
        why=(severity_reason(finding, t), *(why(rule, t) for rule in finding.rules)),
        contact_moments=tuple(one for one in moments if one is not None),
        like=likes.get(finding.id, ()),
        take_over=_form_filled_in(journey, finding, said, t),
        is_confirmed=entry.status is Status.CONFIRMED,
        merged=tuple(sentence(one, journey, t) for one in merged),
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

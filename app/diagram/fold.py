"""A long journey folded: one card for a phase, or for several, told in counts and a mean."""

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from app.diagram.content import Step
from app.diagram.wording import signed
from app.journey import ContactMoment, Journey, Phase, Resource
from app.language import Translator

MOST: Final = 40
"""Cards of a folded map."""
_BADGES: Final = 4

Fold = tuple[Sequence[Phase], Sequence[ContactMoment]]


def folds(journey: Journey) -> list[Fold]:
    """The phases in at most ``MOST`` groups, each with its contact moments; empty ones drop out."""
    moments: dict[str, list[ContactMoment]] = {}
    for one in journey.contact_moments:
        moments.setdefault(one.phase, []).append(one)
    phases = [phase for phase in journey.phases if phase.id in moments]
    each = max(1, -(-len(phases) // MOST))
    groups = [phases[start : start + each] for start in range(0, len(phases), each)]
    return [(group, [one for phase in group for one in moments[phase.id]]) for group in groups]


def folded_title(phases: Sequence[Phase]) -> str:
    """The name of a group of phases."""
    if len(phases) == 1:
        return phases[0].title
    return f"{phases[0].title} – {phases[-1].title}"


def folded_step(
    number: int,
    fold: Fold,
    journey: Journey,
    places: Mapping[str, int],
    stuck: Mapping[str, Sequence[int]],
    t: Translator,
) -> Step:
    """One card for a fold; ``places`` are lanes, ``stuck`` the bottlenecks by contact moment."""
    phases, moments = fold
    scores = [
        lived.score
        for one in moments
        if (lived := journey.lived_experience(one.id)) and lived.score is not None
    ]
    met = Counter(one.department for one in moments if one.department)
    most = met.most_common(1)[0][0] if met else ""
    mean = statistics.fmean(scores) if scores else None
    title = folded_title(phases)
    counts = t("map.fold.counts", n=len(moments), departments=len(met))
    lowest = t("map.fold.lowest", score=signed(min(scores))) if scores else ""
    return Step(
        number=number,
        id=phases[0].id,
        resource=Resource.PHASE,
        title=title,
        lane=places.get(most, len(places) - 1),
        icon="fold",
        how=counts,
        name=t("map.phase_name", n=number, title=title),
        description=f"{counts}. {lowest}",
        score=None if mean is None else round(mean),
        spread=(min(scores), max(scores)) if scores and min(scores) < max(scores) else None,
        bottlenecks=tuple(sorted({n for one in moments for n in stuck.get(one.id, ())}))[:_BADGES],
    )

"""Whether a journey goes on, so that the silence after its last contact counts, and how long."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from app.journey.bottlenecks.settings import RuleSettings
from app.journey.journey import Journey
from app.journey.terms import JourneyKind
from app.journey.time import days, latest


def goes_on(journey: Journey) -> bool:
    """Whether a journey is being lived: nobody told yet how it ended."""
    has_ended = journey.outcome or any(one.outcome is not None for one in journey.problems)
    return journey.kind is JourneyKind.LIVED and not has_ended and not journey.template


def settled_from(journey: Journey, settings: RuleSettings) -> date | None:
    """The day from which time alone changes nothing any more; ``None``: it never did.

    Every term of the rules has run out by then, twice over, counted from the last day that the
    journey names.
    """
    if not goes_on(journey):
        return None
    last = max((latest(one) for one in _dates(journey)), default=None)
    if last is None:
        return None
    terms = [settings.quiet_days, settings.stopped_days, settings.referral_days]
    terms += [settings.usual_wait, settings.shortest_long_wait]
    terms += [one.days for one in settings.legal_terms]
    agreed = (one.waiting.agreed for one in journey.contact_moments if one.waiting)
    terms += [ceil(days(one)) for one in agreed if one]
    longest = timedelta(days=2 * max(terms) + 1)
    return last + longest if last <= date.max - longest else date.max


def _dates(journey: Journey) -> Iterator[str]:
    for one in journey.contact_moments:
        if one.date is not None:
            yield one.date
        if one.next_step is not None and one.next_step.date is not None:
            yield one.next_step.date

"""Small journeys to count over."""

from typing import Any

from app.journey import Journey
from app.journey.across import Counts, Facet, Tally, count, tally_of
from app.journey.bottlenecks import find_bottlenecks, overview

OFFICES = [
    {"id": "w", "title": "Wonen", "organisation": "Almere", "kind": "municipality"},
    {"id": "i", "title": "Inkomen", "kind": "municipality"},
    {"id": "m", "title": "Moeder", "kind": "informal_network"},
]


def journey(*contacts: dict[str, Any], **more: Any) -> Journey:
    """A journey with these contacts, by default in one phase and with the office ``w``."""
    whole = {
        "id": "reis",
        "kind": "lived",
        "title": "Reis",
        "phases": [{"id": "p", "title": "Zwanger"}, {"id": "q", "title": "Zoeken"}],
        "departments": OFFICES,
        "contact_moments": [
            {"id": f"m{n}", "phase": "p", "title": f"Contact {n}", "department": "w"} | one
            for n, one in enumerate(contacts)
        ],
    }
    return Journey.model_validate(whole | more)


def tally(made: Journey) -> Tally:
    """What a journey adds, with nothing decided about what the rules find."""
    return tally_of(made, overview(made, find_bottlenecks(made)).entries)


def counts(*several: Journey) -> Counts:
    """The counts over these journeys."""
    return count([tally(one) for one in several])


def rows(counted: Counts, facet: Facet) -> dict[str, tuple[int, int]]:
    """``k`` and ``n`` by the name of what is counted."""
    return {one.name: (one.journeys, one.out_of) for one in counted.facets[facet]}


REFUSED: dict[str, Any] = {"result": "refused", "refusal": {"rule": "region_binding"}}

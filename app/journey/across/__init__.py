"""Across journeys: what comes back, how often, where; and who hands whom over to whom.

Pure: a journey with its bottlenecks becomes a ``Tally`` (``tally_of``), any number of tallies
become counts (``count``). Nothing is said beyond what the numbers carry: see docs/bottlenecks.md.
"""

from app.journey.across.comparing import Compared, compare
from app.journey.across.counting import Chain, Counts, Row, Sums, Totals, Waits, count
from app.journey.across.evidence import By, Evidence, evidence
from app.journey.across.saying import (
    LEAST_FOR_PERCENT,
    LEAST_PEOPLE,
    Weight,
    mean_score,
    percent,
    percentile,
    weight,
)
from app.journey.across.selecting import Selection
from app.journey.across.tally import VERSION, Facet, Tally, name_of, tally_of

__all__ = [
    "LEAST_FOR_PERCENT",
    "LEAST_PEOPLE",
    "VERSION",
    "By",
    "Chain",
    "Compared",
    "Counts",
    "Evidence",
    "Facet",
    "Row",
    "Selection",
    "Sums",
    "Tally",
    "Totals",
    "Waits",
    "Weight",
    "compare",
    "count",
    "evidence",
    "mean_score",
    "name_of",
    "percent",
    "percentile",
    "tally_of",
    "weight",
]

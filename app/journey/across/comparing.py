"""Two groups of journeys side by side: what comes back in the one and in the other."""

from dataclasses import dataclass

from app.journey.across.counting import Counts, Row
from app.journey.across.tally import Facet


@dataclass(frozen=True)
class Compared:
    """One key in two groups; ``apart`` is the difference in percent points, where both have one."""

    key: str
    name: str
    left: Row
    right: Row

    @property
    def apart(self) -> int | None:
        """Percent points that the left group has more than the right."""
        if self.left.percent is None or self.right.percent is None:
            return None
        return self.left.percent - self.right.percent


def compare(left: Counts, right: Counts, facet: Facet) -> tuple[Compared, ...]:
    """Every key that either group has; the widest apart first, by share of the journeys."""
    names = {one.key: one.name for one in (*right.facets[facet], *left.facets[facet])}
    rows = [
        Compared(key, name, _of(left, facet, key, name), _of(right, facet, key, name))
        for key, name in names.items()
    ]
    return tuple(
        sorted(rows, key=lambda one: (-abs(_share(one.left) - _share(one.right)), one.name))
    )


def _of(counts: Counts, facet: Facet, key: str, name: str) -> Row:
    """What a group has of a key: nought of what it could have, where it has none."""
    met = counts.met.get(facet, {}).get(key, 0) if facet in counts.met else counts.journeys
    return counts.row(facet, key) or Row(key, name, 0, met, 0)


def _share(row: Row) -> float:
    return row.journeys / row.out_of if row.out_of else 0.0

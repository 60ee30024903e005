"""The best way to pair two lists one to one: the pairs whose worths add up to the most.

Kuhn and Munkres, in the form with potentials (after Jonker and Volgenant): cubic in the length of
the shorter list. Pairs that are worth nothing are never made, so the lists fall apart into small
groups, each solved on its own.
"""

from collections.abc import Mapping, Sequence
from math import inf

Worths = Mapping[tuple[str, str], float]


def best_pairs(worths: Worths) -> dict[str, str]:
    """The left of every pair and its right; a pair that is worth nothing is left out."""
    return {
        left: right
        for lefts, rights in _groups(worths)
        for left, right in _assigned(lefts, rights, worths)
        if worths.get((left, right), 0.0) > 0
    }


def _groups(worths: Worths) -> list[tuple[list[str], list[str]]]:
    """Lists that have no pair across them."""
    rights_of: dict[str, list[str]] = {}
    lefts_of: dict[str, list[str]] = {}
    for (left, right), worth in worths.items():
        if worth > 0:
            rights_of.setdefault(left, []).append(right)
            lefts_of.setdefault(right, []).append(left)
    groups, seen = [], set[str]()
    for first in rights_of:
        if first in seen:
            continue
        lefts, rights, waiting = [], dict[str, None](), [first]
        seen.add(first)
        while waiting:
            left = waiting.pop()
            lefts.append(left)
            for right in rights_of[left]:
                rights[right] = None
                waiting += [one for one in lefts_of[right] if one not in seen]
                seen.update(lefts_of[right])
        groups.append((lefts, list(rights)))
    return groups


def _assigned(lefts: Sequence[str], rights: Sequence[str], worths: Worths) -> list[tuple[str, str]]:
    if len(lefts) > len(rights):
        turned = {(right, left): worth for (left, right), worth in worths.items()}
        return [(left, right) for right, left in _assigned(rights, lefts, turned)]
    costs = [[-worths.get((left, right), 0.0) for right in rights] for left in lefts]
    return [(lefts[row], rights[column]) for row, column in _cheapest(costs)]


def _cheapest(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Row and column of the cheapest assignment; there are at least as many columns as rows."""
    work = _Assignment(costs)
    for row in range(1, len(costs) + 1):
        work.add(row)
    return [(row - 1, column - 1) for column, row in enumerate(work.row_at) if column and row]


class _Assignment:
    """Rows are added one by one, each along the cheapest path of changes to a free column.

    Row and column 0 are a start that belongs to nothing.
    """

    def __init__(self, costs: Sequence[Sequence[float]]) -> None:
        self._costs = costs
        self._columns = len(costs[0]) + 1
        self._row_price = [0.0] * (len(costs) + 1)
        self._column_price = [0.0] * self._columns
        self.row_at = [0] * self._columns

    def add(self, row: int) -> None:
        """Assign one more row; the rows before it may get another column."""
        self.row_at[0] = row
        least, used = [inf] * self._columns, [False] * self._columns
        came_from = [0] * self._columns
        here = 0
        while self.row_at[here]:
            used[here] = True
            step, following = self._look(here, least, used, came_from)
            self._raise_prices(step, least, used)
            here = following
        while here:
            self.row_at[here] = self.row_at[came_from[here]]
            here = came_from[here]

    def _look(
        self, here: int, least: list[float], used: Sequence[bool], came_from: list[int]
    ) -> tuple[float, int]:
        """The nearest column that isn't used, and how far it is."""
        row = self.row_at[here]
        step, following = inf, 0
        for column in range(1, self._columns):
            if used[column]:
                continue
            cost = self._costs[row - 1][column - 1]
            cost -= self._row_price[row] + self._column_price[column]
            if cost < least[column]:
                least[column], came_from[column] = cost, here
            if least[column] < step:
                step, following = least[column], column
        return step, following

    def _raise_prices(self, step: float, least: list[float], used: Sequence[bool]) -> None:
        for column in range(self._columns):
            if used[column]:
                self._row_price[self.row_at[column]] += step
                self._column_price[column] -= step
            else:
                least[column] -= step

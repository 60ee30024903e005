"""A map drawn again: only what has changed since the last time goes to Graphviz.

While a workshop runs the same map is drawn again and again, with a card more or another score. What
Graphviz drew of a lane, an arrow or a card follows from its source alone, so a piece whose source
is the same is taken from the last picture. The bytes are those of a picture drawn at once.
"""

import threading
from bisect import bisect
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Final

from app.diagram import engine
from app.diagram.finish import Finisher
from app.diagram.sheet import Note, Sheet

MOST: Final = 24_000_000
"""Bytes of pictures that are kept, sources included."""
_CLOSE: Final = b"</g>\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture as it was drawn last: each source with its note and what became of it."""

    background: str = ""
    sheet: bytes = b""
    groups: Mapping[str, tuple[Note | None, bytes]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    size: int = 0


NOTHING: Final = Kept()


class Memory:
    """The pictures drawn last, the longest unused forgotten first. Thread-safe."""

    def __init__(self, most: int) -> None:
        """Keep at most ``most`` bytes."""
        self._most = most
        self._taken = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Kept:
        """The picture with that key, or one with nothing in it."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return NOTHING
            self._kept.move_to_end(key)
            return found

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep a picture in place of the one with the same key; one that is too large is not."""
        with self._lock:
            self._taken -= self._kept.pop(key, NOTHING).size
            if kept.size > self._most // 2:
                return
            self._kept[key] = kept
            self._taken += kept.size
            while self._taken > self._most:
                self._taken -= self._kept.popitem(last=False)[1].size

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._taken = 0


@cache
def memory() -> Memory:
    """The memory of this process."""
    return Memory(MOST)


def body(sheet: Sheet, finisher: Finisher, language: str) -> bytes:
    """The finished groups of a sheet, those that changed since the last time drawn anew."""
    key = (finisher.prefix, finisher.standalone, language, sheet.ink)
    kept = memory().get(key)
    background = f"{sheet.width} {sheet.height} {sheet.background}"
    groups = {}
    missing = []
    for name, source in sheet.elements:
        note = sheet.notes.get(name)
        known = kept.groups.get(source)
        if known is not None and known[0] == note:
            groups[source] = known
        else:
            groups[source] = (note, b"")
            missing.append(source)
    drawn = kept.sheet
    if missing or background != kept.background:
        drawn = _drawn(sheet, finisher, kept, background, groups, missing)
    pieces = [one for _, one in groups.values()]
    if missing or background != kept.background:
        size = sum(map(len, groups)) + sum(map(len, pieces)) + len(background) + len(drawn)
        memory().put(key, Kept(background, drawn, groups, size))
    return b"".join((drawn, *pieces, _CLOSE)).strip()


def _drawn(
    sheet: Sheet,
    finisher: Finisher,
    kept: Kept,
    background: str,
    groups: dict[str, tuple[Note | None, bytes]],
    missing: list[str],
) -> bytes:
    """Have Graphviz draw what is missing, put it into ``groups``; gives the sheet below them."""
    same = background == kept.background
    shares = _shared_out(missing, 0 if same else len(background))
    sources = [
        sheet.partial("" if same or n else sheet.background, share)
        for n, share in enumerate(shares)
    ]
    below = b""
    for n, (share, drawn) in enumerate(zip(shares, engine.draw_all(sources), strict=True)):
        sheet_itself, *fresh = finisher.pieces(drawn)
        below = below if n else sheet_itself
        for one, piece in zip(share, fresh, strict=True):
            groups[one] = (groups[one][0], piece)
    return kept.sheet if same else below


def _shared_out(sources: list[str], before: int) -> list[list[str]]:
    """The sources in as many shares as are drawn at once; the first has ``before`` besides."""
    ends = list(accumulate(map(len, sources), initial=before))
    count = engine.parts(ends[-1])
    cuts = [bisect(ends, ends[-1] * n / count) - 1 for n in range(1, count)]
    return [sources[start:stop] for start, stop in pairwise([0, *cuts, len(sources)])]

"""How often something may happen: so many times in a stretch of time, by whoever does it.

Counted in this process: with several servers each counts for itself.
"""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from time import monotonic
from typing import Final

MOST_KNOWN: Final = 50_000


class TooMany(Exception):
    """It happened too often; after ``seconds`` it may happen again."""

    def __init__(self, seconds: int) -> None:
        """Come back after so many seconds."""
        self.seconds = seconds
        super().__init__(f"too often, wait {seconds} s")


class Limit:
    """At most ``most`` times in ``seconds``, for each who does it."""

    def __init__(
        self, *, most: int, seconds: float, clock: Callable[[], float] = monotonic
    ) -> None:
        """Nobody has done anything yet."""
        self.most = most
        self.seconds = seconds
        self._clock = clock
        self._done: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, who: str) -> None:
        """Raise ``TooMany`` where somebody did it as often as they may."""
        with self._lock:
            done = self._recent(who)
            if len(done) >= self.most:
                raise TooMany(max(1, round(done[0] + self.seconds - self._clock())))

    def count(self, who: str) -> None:
        """Note that somebody did it once more."""
        with self._lock:
            self._recent(who).append(self._clock())

    def take(self, who: str) -> None:
        """``check``, then ``count``."""
        self.check(who)
        self.count(who)

    def forget(self) -> None:
        """Start anew."""
        with self._lock:
            self._done.clear()

    def _recent(self, who: str) -> deque[float]:
        done = self._done.setdefault(who, deque())
        self._done.move_to_end(who)
        oldest = self._clock() - self.seconds
        while done and done[0] <= oldest:
            done.popleft()
        while len(self._done) > MOST_KNOWN:
            self._done.popitem(last=False)
        return done

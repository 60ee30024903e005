"""What a log tells: an event as it was read, and remarks on what could not be taken."""

from collections import Counter
from typing import Final, NamedTuple

from app.formats.bad_file import FileFault
from app.journey import Fault

MOST_SHOWN: Final = 20


class Told(NamedTuple):
    """One event as the file tells it, every part as text; empty where it tells nothing."""

    line: int
    case: str
    activity: str
    time: str = ""
    clock: str = ""
    end: str = ""
    department: str = ""
    channel: str = ""
    topic: str = ""
    transition: str = ""
    instance: str = ""
    phase: str = ""


class Remarks:
    """What was not taken as it stood: every time is counted, the first of each are kept."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.counts: Counter[str] = Counter()
        self._kept: list[FileFault] = []

    def add(self, line: int, code: str, /, name: str = "", **values: object) -> None:
        """Tell of one more."""
        self.counts[code] += 1
        if self.counts[code] <= MOST_SHOWN:
            fault = Fault((name,) if name else (), code, values)
            self._kept.append(FileFault(line, name, fault))

    @property
    def kept(self) -> list[FileFault]:
        """The first of each kind, in the order of the file."""
        return sorted(self._kept, key=lambda one: one.line)

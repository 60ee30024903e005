"""What is said about a file that can't be used: every fault, and the line that it stands on."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.journey.faults import MOST_FAULTS, Fault, Refused


@dataclass(frozen=True, order=True)
class FileFault:
    """One fault, and the line (from 1) that it stands on."""

    line: int
    name: str
    fault: Fault


class BadFile(Refused):
    """A file was refused, and nothing of it was used.

    ``file`` is the name it was read under; ``found`` holds every fault with its line, in the
    order of the file. ``faults`` (of ``Refused``) are the same without lines.
    """

    def __init__(self, file: str, found: Iterable[tuple[int, Fault]]) -> None:
        """Refuse ``file`` for what was found: pairs of a line and a fault."""
        listed = [FileFault(line, fault.name, fault) for line, fault in found]
        self.file = file
        self.found = tuple(sorted(listed, key=lambda one: (one.line, one.name))[:MOST_FAULTS])
        super().__init__(one.fault for one in self.found)

    def __str__(self) -> str:
        """Every fault in one line each, for a log."""
        return "\n".join(
            f"{self.file}:{one.line}: {one.name}: {one.fault.code}" for one in self.found
        )

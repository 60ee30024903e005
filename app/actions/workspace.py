"""What every action works with, and what it can answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.journey import Frame, Item, Resource
from app.storage.database import Database
from app.storage.kept import Memory
from app.storage.log import News
from app.storage.tallies import Tallies
from app.workshop import Matter


@dataclass(frozen=True)
class Workspace:
    """The database, and whom to tell after a commit: what is new, and the journey's number."""

    database: Database
    announce: Callable[[str, int], None] = field(default=lambda _journey_id, _sequence: None)
    tell: Callable[[str, Sequence[News]], None] = field(default=lambda _journey_id, _news: None)
    memory: Memory = field(default_factory=Memory)
    tallies: Tallies = field(default_factory=Tallies)
    forget: Callable[[], None] = field(default=lambda: None)
    """Empties what this process keeps of people's words; called after they were taken back."""


@dataclass(frozen=True)
class Done:
    """What an operation came to.

    ``sequence`` is the journey's number after it; ``version`` that of the item, for ``If-Match``;
    ``part`` is ``None`` once the item is gone; ``repeated`` tells that the same operation was sent
    before, and this is the first answer.
    """

    journey_id: str
    resource: Resource
    id: str
    sequence: int
    version: int
    part: Item | Frame | None
    operation_id: str
    repeated: bool = False


class NotFound(Exception):
    """There is no such thing, or this person may not see it: which of the two is not told."""

    def __init__(self, resource: Resource | Matter, item_id: str) -> None:
        """Nothing of this kind and id is there."""
        self.resource = resource
        self.id = item_id
        super().__init__(f"{resource.value} {item_id}")


class Stale(Exception):
    """The change rests on an older version; ``current`` is how the item is now."""

    def __init__(
        self, resource: Resource, item_id: str, version: int, current: Item | Frame
    ) -> None:
        """The item is at ``version`` by now."""
        self.resource = resource
        self.id = item_id
        self.version = version
        self.current = current
        super().__init__(f"{resource.value} {item_id} is at {version}")


class OperationReused(Exception):
    """The same operation name was sent before with another content."""

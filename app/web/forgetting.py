"""What one server process keeps of people's words between requests, and how all of it is forgotten.

Whoever takes words back empties it here at once; another process that hears of it does the same.
"""

from app.live.hub import Hub
from app.storage.database import Database
from app.storage.kept import Memory
from app.storage.tallies import Tallies


class Forgetting:
    """The memories of a process: journeys, tallies, pictures, and the last events of each room."""

    def __init__(self, hub: Hub, database: Database) -> None:
        """Nothing is kept yet."""
        self.memory = Memory()
        self.tallies = Tallies()
        self._hub = hub
        self._database = database
        hub.forgets = self.everything

    def everything(self) -> None:
        """Forget it all, and once more when what was being drawn meanwhile is done."""
        self._kept()
        self._hub.forget(self._kept)

    def _kept(self) -> None:
        from app.diagram import draw  # with all below: not needed to start quickly
        from app.journey.matching.words import forget as forget_words
        from app.web.workshop.drawing import PICTURES

        self.memory.clear()
        self.tallies.clear()
        PICTURES.clear()
        draw.forget()
        self._database.forget_statements()
        forget_words()

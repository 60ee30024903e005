"""A project: the journeys on one theme or case that belong together."""

from typing import Annotated, Final

from pydantic import Field

from app.journey.items import Part
from app.journey.texts import ItemId, Text, Title, Word

MOST_JOURNEYS: Final = 200


class Project(Part):
    """What it is called and for, its journeys, and the tasks that people ticked off by hand."""

    title: Title
    goal: Text = ""
    journeys: Annotated[tuple[ItemId, ...], Field(max_length=MOST_JOURNEYS)] = ()
    ticks: Annotated[tuple[Word, ...], Field(max_length=50)] = ()

    def ticked(self, key: str, *, done: bool) -> "Project":
        """This project with a task ticked off, or not any more."""
        others = tuple(one for one in self.ticks if one != key)
        return self.model_copy(update={"ticks": (*others, key) if done else others})

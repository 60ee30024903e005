"""What stands in the addresses of the API."""

from typing import Annotated, Final

from fastapi import Path, Query
from starlette.convertors import Convertor, register_url_convertor

from app.journey import LISTS, Resource
from app.journey.texts import ID_PATTERN

COLLECTIONS: Final = {resource: name.replace("_", "-") for resource, name in LISTS.items()}
"""The last part of the address of each collection: ``contact-moments``."""

LARGEST: Final = 2**31 - 1


class CollectionConvertor(Convertor[Resource]):
    """Tells the kind of item by the collection in an address; knows no others."""

    regex = "|".join(COLLECTIONS.values())

    def convert(self, value: str) -> Resource:
        """The kind of item of a collection."""
        return next(resource for resource, name in COLLECTIONS.items() if name == value)

    def to_string(self, value: Resource) -> str:
        """The collection of a kind of item."""
        return COLLECTIONS[value]


register_url_convertor("collection", CollectionConvertor())

Collection = Annotated[Resource, Path(alias="collection")]

JourneyId = Annotated[str, Path(alias="journeyId", pattern=ID_PATTERN, description="The journey.")]
ItemId = Annotated[str, Path(alias="itemId", pattern=ID_PATTERN, description="The item.")]
Detach = Annotated[
    bool,
    Query(
        description="Of a department that is named somewhere: leave what names it without one."
        " Otherwise it is refused (409)."
    ),
]
MoveTo = Annotated[
    str | None,
    Query(
        alias="moveTo",
        pattern=ID_PATTERN,
        description="Of a phase that holds contact moments: the phase that takes them."
        " Otherwise it is refused (409).",
    ),
]
AfterSequence = Annotated[
    int | None,
    Query(alias="after", ge=0, le=LARGEST, description="Only events behind this number."),
]
Limit = Annotated[int, Query(ge=1, le=500, description="At most so many.")]

"""What stands in the addresses of the API."""

from typing import Annotated

from fastapi import Path, Query

from app.journey.texts import ID_PATTERN

LARGEST = 2**31 - 1

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
    int, Query(alias="after", ge=0, le=LARGEST, description="Only events behind this number.")
]
Limit = Annotated[int, Query(ge=1, le=500, description="At most so many.")]

"""Entity tags, and the headers by which a client says what it saw and what it sends twice."""

import re
from typing import Annotated, Final

from fastapi import Header
from fastapi.responses import Response

from app.web.answers import PreconditionRequired

NO_VERSION: Final = -1
"""A version that nothing has: what an entity tag of another server comes to."""

OPERATION_PATTERN: Final = r"^[A-Za-z0-9_-]{1,64}$"
_OURS: Final = re.compile(r'(?:W/)?"?(\d{1,15})(?:-\d{1,15}(?:-yaml)?)?"?', re.ASCII)

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=OPERATION_PATTERN,
        description="Your name for this operation. Sent again, it gets the first answer, and"
        " `Idempotency-Replayed: true`.",
    ),
]
IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="The `ETag` of what you saw, or `*` for any. Needed: 428 without, 412 when"
        " somebody changed it since.",
    ),
]
IfNoneMatch = Annotated[
    str | None,
    Header(alias="If-None-Match", description="An `ETag`: answers 304 while it still holds."),
]


def version_seen(if_match: str | None) -> int | None:
    """The version that a change rests on; ``None`` for ``*``, any.

    A bare number and a weak tag (a proxy that compresses makes one) are taken as well: the number
    alone tells the version. Of a journey's tag, ``"version-sequence"``, the version counts.
    """
    if if_match is None or not if_match.strip():
        raise PreconditionRequired
    if if_match.strip() == "*":
        return None
    ours = _OURS.fullmatch(if_match.strip())
    return int(ours[1]) if ours else NO_VERSION


def tag(*parts: int | str) -> str:
    """The strong entity tag of these parts: ``"3"``, ``"3-17"``."""
    return f'"{"-".join(map(str, parts))}"'


def holds(if_none_match: str | None, etag: str) -> bool:
    """Whether the client has what this tag stands for."""
    if if_none_match is None:
        return False
    given = {one.strip().removeprefix("W/") for one in if_none_match.split(",")}
    return etag in given or "*" in given


def not_modified(etag: str, headers: dict[str, str] | None = None) -> Response:
    """The answer to somebody who has it already."""
    return Response(status_code=304, headers={"ETag": etag} | (headers or {}))

"""Query keys that an operation doesn't have are refused: one that is spelt wrongly would be lost.

What a client asked for it must get, or be told of. The nearest key that there is is named.
"""

from collections.abc import Iterator
from typing import Final

from fastapi import Request
from fastapi.dependencies.models import Dependant

from app.journey import Refused
from app.web.api.collections import unknown_key

LISTED: Final = "pageSize"
"""Where this is a key, filters are as well: the list itself knows which."""


async def refuse_unknown_keys(request: Request) -> None:
    """Raise ``Refused`` with every query key that the operation doesn't have."""
    if not request.query_params or not request.scope["route"].include_in_schema:
        return
    known = {*_named_in(request.scope["route"].dependant), "lang"}
    if LISTED in known:
        return
    faults = [unknown_key(one, sorted(known)) for one in request.query_params if one not in known]
    if faults:
        raise Refused(faults)


def _named_in(dependant: Dependant) -> Iterator[str]:
    yield from (one.alias for one in dependant.query_params)
    for inner in dependant.dependencies:
        yield from _named_in(inner)

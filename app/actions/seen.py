"""What somebody saw before changing it: two who change a rule, price or project at once are told.

Nothing of a journey (items have versions of their own): a mark of what is kept stands in the form.
"""

import hashlib
from collections.abc import Container

from pydantic import BaseModel


class Overtaken(Exception):
    """Somebody else changed it since it was shown; nothing is stored."""


def mark_of(kept: BaseModel | None, leaving_out: Container[str] = ()) -> str:
    """A short mark that differs when a field does; of nothing, too."""
    fields = {} if kept is None else kept.model_dump(mode="json")
    told = repr(sorted((name, fields[name]) for name in fields if name not in leaving_out))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def check_seen(mark: str, seen: str | None) -> None:
    """Refuse what rests on another state than the one that is kept; ``None`` asks nothing.

    Raises:
        Overtaken: it was changed since.
    """
    if seen is not None and seen != mark:
        raise Overtaken

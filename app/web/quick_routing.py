"""Find a route without holding an address against every other one."""

from typing import Any

from fastapi import APIRouter
from starlette.routing import Match
from starlette.types import Scope


class RouterBelow(APIRouter):
    """Routes whose addresses all begin alike: any other address is turned away at once."""

    def __init__(self, begins: str, **options: Any) -> None:
        """``begins`` is how the whole address begins, with what the router is included under."""
        super().__init__(**options)
        self._begins = begins

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As every router's, for addresses that begin so."""
        address = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        if not address.startswith(self._begins):
            return Match.NONE, {}
        return super().matches(scope)

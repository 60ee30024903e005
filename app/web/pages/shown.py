"""What of a journey somebody has in front of them: the view of its map, and what is unfolded.

It stands in the page's address, so that it can be kept, shared and printed. A script that sends a
form tells it in a header, and gets back the same.
"""

from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import parse_qs, quote

from fastapi import Request

SHOWN_HEADER: Final = "Klantreis-Shown"
"""The query of the page that a script sends a form from."""
MOST_FIELDS: Final = 300
MOST_DIGITS: Final = 6


@dataclass(frozen=True)
class Shown:
    """As the address has it, unjudged.

    ``view`` is a kind of view, or a kind and an item (``phase/pregnant``); ``open`` are the phases
    of a long journey that are unfolded; ``all_found`` asks for everything that the rules found;
    ``over`` is the id of the journey that is laid over the map.
    """

    view: str = ""
    theme: str = ""
    page: int = 0
    open: frozenset[str] = frozenset()
    all_found: bool = False
    over: str = ""

    @classmethod
    def of(cls, request: Request) -> Self:
        """What the request's header or address asks for; what can't be read is left out."""
        text = request.headers.get(SHOWN_HEADER)
        if text is None:
            text = request.url.query if request.method == "GET" else ""
        return cls.read(text.removeprefix("?"))

    @classmethod
    def read(cls, query: str) -> Self:
        """What a query asks for."""
        try:
            given = parse_qs(query, max_num_fields=MOST_FIELDS)
        except ValueError:  # more fields than any page of ours sends
            return cls()
        values = {name: several[-1] for name, several in given.items()}
        item = values.get("item", "")
        view = values.get("view", "")
        return cls(
            view=f"{view}/{item}" if item and "/" not in view else view,
            theme=values.get("theme", ""),
            page=_number(values.get("page", "")),
            open=frozenset(given.get("open", ())),
            all_found=values.get("found") == "all",
            over=values.get("over", ""),
        )

    def address(self, path: str, *, opened: str = "", all_found: bool = False) -> str:
        """The address that shows this, with one more phase unfolded or everything found."""
        parts = [(name, value) for name, value in (("view", self.view), ("theme", self.theme))]
        parts += [("over", self.over), ("page", str(self.page or ""))]
        parts += [("open", one) for one in sorted(self.open | {opened})]
        parts += [("found", "all" if all_found or self.all_found else "")]
        query = "&".join(f"{name}={quote(value, safe='/')}" for name, value in parts if value)
        return f"{path}?{query}" if query else path


def _number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else 0

"""An Open Klant that never was: pages of contacts, faults on demand, and what it heard."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from app.openklant.client import OpenKlant

ADDRESS = "https://klant.example.nl"
TOKEN = "a-token-of-the-tests"


def contact(number: int, **more: Any) -> dict[str, Any]:
    """A contact as Open Klant 2 tells it, with much that nobody should take."""
    return {
        "uuid": f"00000000-0000-0000-0000-{number:012}",
        "url": f"{ADDRESS}/klantinteracties/api/v1/klantcontacten/{number}",
        "nummer": f"{number:010}",
        "kanaal": "telefoon",
        "onderwerp": "Vraag over bijstand",
        "inhoud": "GEHEIM: mevrouw belde over haar schulden",
        "reactie": "GEHEIM: doorverbonden",
        "indicatieContactGelukt": True,
        "taal": "nld",
        "vertrouwelijk": False,
        "plaatsgevondenOp": "2025-03-14T10:00:00Z",
        "hadBetrokkenen": [{"contactnaam": {"achternaam": "GEHEIM"}}],
        "hadBetrokkenActoren": [
            {"naam": "GEHEIM Jansen", "soortActor": "medewerker"},
            {"naam": "Werk en inkomen", "soortActor": "organisatorische_eenheid"},
        ],
    } | more


Answer = Callable[[httpx.Request], httpx.Response | None]


@dataclass
class Fake:
    """Serves contacts by pages; ``first`` answers instead where it has an answer."""

    contacts: list[dict[str, Any]]
    size: int = 2
    first: Answer = lambda _request: None
    heard: list[httpx.Request] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.heard.append(request)
        if request.headers.get("authorization") != f"Token {TOKEN}":
            return httpx.Response(401, json={"detail": "no"})
        if (given := self.first(request)) is not None:
            return given
        number = int(request.url.params["page"])
        start = (number - 1) * self.size
        more = start + self.size < len(self.contacts)
        following = str(request.url.copy_set_param("page", number + 1)) if more else None
        return httpx.Response(
            200,
            json={
                "count": len(self.contacts),
                "next": following,
                "previous": None,
                "results": self.contacts[start : start + self.size],
            },
        )

    def source(self, address: str = ADDRESS, token: str = TOKEN) -> OpenKlant:
        """A client that speaks with this, and waits for nothing."""
        transport = httpx.MockTransport(self.answer)
        return OpenKlant(address, token, transport=transport, pause=self.pauses.append)


def as_file(contacts: list[dict[str, Any]]) -> bytes:
    """The contacts as a JSON file of the API."""
    return json.dumps({"count": len(contacts), "next": None, "results": contacts}).encode()

"""Asks Open Klant for contacts: page by page, with patience, and the token to nobody else."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import sleep
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import httpx

from app.formats.bad_file import BadFile
from app.journey import Fault

PATH: Final = "/klantinteracties/api/v1/klantcontacten"
PAGE_SIZE: Final = 100
MOST_PAGES: Final = 20_000
MOST_BYTES: Final = 20_000_000
TRIES: Final = 5
LONGEST_PAUSE: Final = 60.0
TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_REFUSALS: Final = {401: "klant_token", 403: "klant_forbidden", 404: "klant_not_found"}
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Page:
    """One page of contacts: its number from 1, what is on it, and how many there are in all.

    ``following`` asks for the next one; empty: this is the last.
    """

    number: int
    results: list[Any]
    count: int
    following: str


def address_of(text: str) -> str:
    """The address of the list of contacts, whatever part of it was given.

    Raises:
        BadFile: it is no address that a token may go to.
    """
    parts = urlsplit(text.strip())
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL)
    if not is_safe or not host or parts.username or parts.query or parts.fragment:
        raise BadFile(host or "?", [(0, Fault(("address",), "klant_address"))])
    path = parts.path.rstrip("/").removesuffix("/klantcontacten").removesuffix(PATH[:-15])
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{path}{PATH}"


class OpenKlant:
    """One Open Klant, with a token that goes to its own address and nowhere else."""

    def __init__(
        self,
        address: str,
        token: str,
        *,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = sleep,
    ) -> None:
        """Reach ``address`` (see ``address_of``); ``pause`` waits between tries."""
        self.address = address_of(address)
        self.host = urlsplit(self.address).hostname or ""
        if not token.strip() or not token.strip().isascii():
            raise self._bad("klant_token_missing", "token")
        self._pause = pause
        self._client = httpx.Client(
            headers={"Authorization": f"Token {token.strip()}", "Accept": "application/json"},
            timeout=TIMEOUT,
            transport=transport,
            follow_redirects=False,
            trust_env=transport is None,
        )

    def pages(self, channel: str = "", start: str = "", number: int = 1) -> Iterator[Page]:
        """The pages of contacts that aren't confidential.

        ``start`` is where an earlier reading stopped, with the number of that page.

        Raises:
            BadFile: the token, the address or an answer won't do, or there is no answer.
        """
        query = start or self._first(channel)
        while query:
            page = self._page(query, number)
            yield page
            query, number = page.following, number + 1
            if number > MOST_PAGES:
                raise self._bad("klant_answer", page=number)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _first(self, channel: str) -> str:
        wanted = {"page": "1", "pageSize": str(PAGE_SIZE), "vertrouwelijk": "false"}
        if channel:
            wanted["kanaal"] = channel
        return str(httpx.QueryParams(wanted))

    def _page(self, query: str, number: int) -> Page:
        told = self._answer(query, number)
        results, following = told.get("results"), told.get("next")
        count = told.get("count")
        if not isinstance(results, list) or not isinstance(following, str | None):
            raise self._bad("klant_answer", page=number)
        after = self._following(following, number) if following else ""
        if after == query:
            raise self._bad("klant_answer", page=number)
        return Page(number, results, count if isinstance(count, int) else 0, after)

    def _following(self, following: str, number: int) -> str:
        """The query of the next page; only the query, and only of our own Open Klant.

        Behind a proxy an Open Klant may name itself with ``http``, or without the path that the
        proxy puts before its own: the token stays with the address that a person gave.
        """
        try:
            parts = urlsplit(following)
            host = parts.hostname
        except ValueError:
            raise self._bad("klant_answer", page=number) from None
        ours = urlsplit(self.address)
        if host and (host != ours.hostname or not parts.path.rstrip("/").endswith(PATH)):
            raise self._bad("klant_elsewhere", host=host[:100])
        if not parse_qsl(parts.query):
            raise self._bad("klant_answer", page=number)
        return parts.query

    def _answer(self, query: str, number: int) -> dict[str, Any]:
        reason, waiting = "", 0.0
        for attempt in range(TRIES):
            if attempt:
                self._pause(min(LONGEST_PAUSE, waiting or 2.0 ** (attempt - 1)))
            waiting = 0.0
            try:
                with self._client.stream("GET", f"{self.address}?{query}") as answer:
                    if answer.status_code not in _AGAIN:
                        return self._read(answer, number)
                    reason = str(answer.status_code)
                    waiting = _asked_pause(answer)
            except httpx.TransportError as error:
                reason = type(error).__name__
            except httpx.HTTPError as error:
                raise self._bad("klant_answer", page=number) from error
        raise self._bad("klant_slow", times=TRIES, reason=reason)

    def _read(self, answer: httpx.Response, number: int) -> dict[str, Any]:
        status = answer.status_code
        if status in _REFUSALS:
            raise self._bad(_REFUSALS[status])
        if answer.is_redirect:
            host = urlsplit(answer.headers.get("location", "")).hostname or self.host
            raise self._bad("klant_elsewhere", host=host[:100])
        content = bytearray()
        for part in answer.iter_bytes():
            content += part
            if len(content) > MOST_BYTES:
                raise self._bad("klant_answer", page=number)
        try:
            told = json.loads(bytes(content))
        except (ValueError, RecursionError) as error:
            raise self._bad("klant_answer", page=number) from error
        if status != httpx.codes.OK or not isinstance(told, dict):
            raise self._bad("klant_answer", page=number)
        return told

    def _bad(self, code: str, place: str = "", **values: object) -> BadFile:
        return BadFile(self.host, [(0, Fault((place,) if place else (), code, values))])


def _asked_pause(answer: httpx.Response) -> float:
    """How long the server asks us to wait, in seconds; 0 where it doesn't say."""
    told = answer.headers.get("retry-after", "")
    return float(told) if told.isdecimal() and len(told) < 5 else 0.0

"""Where a webhook may go: never into our own network by whatever name, number or detour."""

import ipaddress
import socket
from typing import Any

import pytest

from app.actions.webhook_sending import Message, Sender, is_public
from app.journey import Refused

CAREFUL = Sender("a server's key for tests, long enough")
MESSAGE = Message("m", b"{}")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # an address to refuse
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "::127.0.0.1",
    ],
)
def test_an_address_of_a_network_of_somebodys_own_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2a00:1450:400e::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"]
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "webhook_address"),
        ("https://", "webhook_address"),
        ("https://a b.example/", "webhook_address"),
        ("https://example.org:0/", "webhook_address"),
        ("https://example.org:99999/", "webhook_address"),
        ("https://example.org/#part", "webhook_address"),
        ("https://user:secret@example.org/", "webhook_address"),
        ("https://[::1", "webhook_address"),
        ("https://exämple.org/", "webhook_address"),
        ("https://example.org/\r\nX: y", "webhook_address"),
        (f"https://example.org/{'a' * 2_000}", "webhook_address"),
        ("http://example.org/", "webhook_https"),
        ("gopher://example.org/", "webhook_https"),
        ("ftp://example.org/", "webhook_https"),
        ("https://127.0.0.1/", "webhook_private"),
        ("https://[::1]/", "webhook_private"),
        ("https://[::ffff:10.0.0.1]/", "webhook_private"),
    ],
)
def test_an_address_that_can_not_be_is_refused_before_it_is_kept(address: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        CAREFUL.check(address)
    assert [(one.name, one.code) for one in refused.value.faults] == [("address", code)]


def _leads_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[Any]:
    """Every name leads here; gives the questions that were asked."""
    asked: list[Any] = []

    def look_up(host: str, port: int, **_named: Any) -> list[Any]:
        asked.append(host)
        kind = socket.SOCK_STREAM
        return [(socket.AF_INET, kind, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr("app.actions.webhook_sending.socket.getaddrinfo", look_up)
    return asked


def test_a_name_that_leads_home_by_one_of_its_addresses_is_not_sent_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _leads_to(monkeypatch, "8.8.8.8", "10.0.0.1")
    assert CAREFUL.send("https://example.org/", "w", MESSAGE).problem == "webhook_private"


def test_the_connection_goes_to_the_address_that_was_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import httpx

    asked = _leads_to(monkeypatch, "8.8.8.8")
    sent: list[httpx.Request] = []

    async def answer(_self: Any, request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(204)

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer)
    outcome = CAREFUL.send("https://example.org:8443/in?a=1", "w", MESSAGE)
    assert outcome.status == 204
    (request,) = sent
    assert str(request.url) == "https://8.8.8.8:8443/in?a=1"
    assert request.headers["host"] == "example.org:8443"
    assert request.extensions["sni_hostname"] == "example.org"
    assert asked == ["example.org"]


def test_a_name_that_nobody_knows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: Any, **_named: Any) -> list[Any]:
        raise socket.gaierror

    monkeypatch.setattr("app.actions.webhook_sending.socket.getaddrinfo", unknown)
    outcome = CAREFUL.send("https://nowhere.example/", "w", MESSAGE)
    assert (outcome.status, outcome.problem) == (None, "webhook_unknown_host")
    assert not outcome.taken

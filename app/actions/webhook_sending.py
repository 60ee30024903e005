"""A signed message to an address that somebody gave: https only, and never into our own network.

The name is looked up once, every address behind it is judged, and the connection goes to the
address that was judged: a name that changes its mind in between leads nowhere else. No redirect is
followed, no proxy of the environment is used, and nothing of the answer is read but its status.
"""

import asyncio
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from app.access.webhooks import signature
from app.journey import Fault, Refused
from app.storage.tables import now

if TYPE_CHECKING:
    import httpx

LONGEST_ADDRESS: Final = 2_000
LONGEST_SECONDS: Final = 10.0
"""So long may a whole delivery take, however slowly the answer drips."""
SCHEMES: Final = {"https": 443, "http": 80}
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotDelivered(Exception):
    """No answer came; ``code`` names the sentence that says why."""

    def __init__(self, code: str) -> None:
        """For this reason."""
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Message:
    """What is sent; ``id`` stays the same when it is sent again."""

    id: str
    body: bytes


@dataclass(frozen=True)
class Outcome:
    """What came of it: the answer's status, or the problem that stood before it."""

    status: int | None
    problem: str
    milliseconds: int

    @property
    def taken(self) -> bool:
        """Whether the receiver took it."""
        return self.status is not None and 200 <= self.status < 300


@dataclass(frozen=True)
class Sender:
    """Sends in the name of this server; ``private`` lets http and our own network in."""

    server_key: str
    private: bool = False

    def check(self, address: str) -> str:
        """The address as it is kept; raises ``Refused`` where it could never be sent to."""
        try:
            parts = urlsplit(address.strip())
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise _refused("webhook_address") from None
        if not host or port == 0 or len(address) > LONGEST_ADDRESS or not address.isascii():
            raise _refused("webhook_address")
        if (
            parts.username is not None
            or parts.fragment
            or any(one <= " " for one in parts.geturl())
        ):
            raise _refused("webhook_address")
        if parts.scheme not in SCHEMES or (parts.scheme == "http" and not self.private):
            raise _refused("webhook_https")
        literal = _literal(host)
        if literal is not None and not self.private and not is_public(literal):
            raise _refused("webhook_private")
        return parts.geturl()

    def send(self, address: str, webhook_id: str, message: Message) -> Outcome:
        """Send it once; whatever goes wrong is an outcome."""
        begun, status, problem = monotonic(), None, ""
        try:
            self.check(address)
            status = asyncio.run(self._post(address, self._reachable(address), webhook_id, message))
        except Refused as refused:
            problem = refused.faults[0].code
        except NotDelivered as failed:
            problem = failed.code
        return Outcome(status, problem, round((monotonic() - begun) * 1000))

    def _reachable(self, address: str) -> str:
        """The address in the network that this goes to."""
        parts = urlsplit(address)
        port = parts.port or SCHEMES[parts.scheme]
        try:
            found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
        except OSError:
            raise NotDelivered("webhook_unknown_host") from None
        all_of_them = [str(one[4][0]) for one in found]
        if not self.private and not all(is_public(_ip(one)) for one in all_of_them):
            raise NotDelivered("webhook_private")
        return all_of_them[0]

    async def _post(self, address: str, ip: str, webhook_id: str, message: Message) -> int:
        import httpx  # not needed to start quickly

        parts = urlsplit(address)
        target = httpx.URL(address).copy_with(host=ip)
        named = {"sni_hostname": parts.hostname} if parts.scheme == "https" else {}
        try:
            async with (
                asyncio.timeout(LONGEST_SECONDS),
                httpx.AsyncClient(
                    verify=_trusted(), timeout=LONGEST_SECONDS, trust_env=False
                ) as client,
                client.stream(
                    "POST",
                    target,
                    content=message.body,
                    headers=self._headers(_host(target, parts.hostname or ""), webhook_id, message),
                    extensions=named,
                ) as answer,
            ):
                return answer.status_code
        except (TimeoutError, httpx.TimeoutException):
            raise NotDelivered("webhook_timeout") from None
        except (httpx.HTTPError, OSError) as error:
            raise NotDelivered(_reason(error)) from error

    def _headers(self, host: str, webhook_id: str, message: Message) -> dict[str, str]:
        moment = int(now().timestamp())
        return {
            "Host": host,
            "Content-Type": "application/json",
            "User-Agent": "Klantreis-Webhooks",
            "webhook-id": message.id,
            "webhook-timestamp": str(moment),
            "webhook-signature": signature(
                self.server_key, webhook_id, message.id, moment, message.body
            ),
        }


def is_public(ip: Ip) -> bool:
    """Whether an address is one of the internet's, whatever it is wrapped in."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(inner)
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities of the system, and those that come along for a system without any."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _host(target: "httpx.URL", host: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if target.port is None else f"{name}:{target.port}"


def _ip(text: str) -> Ip:
    return ipaddress.ip_address(text.partition("%")[0])


def _literal(host: str) -> Ip | None:
    try:
        return _ip(host)
    except ValueError:
        return None


def _reason(error: BaseException) -> str:
    """A certificate that won't do is told apart from a server that isn't there."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return "webhook_certificate"
        seen = seen.__cause__ or seen.__context__
    return "webhook_no_answer"


def _refused(code: str) -> Refused:
    return Refused([Fault(("address",), code)])

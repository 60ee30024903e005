"""A real Open Klant on this machine, that never was: two contacts a page."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.openklant.fake import TOKEN


class RealServer:
    """Serves contacts on a free port; ``broken_page`` is answered with 403."""

    def __init__(self, contacts: list[dict[str, Any]]) -> None:
        self.contacts = contacts
        self.broken_page = 0
        self.asked: list[int] = []
        self.stuck = threading.Event()
        self.stuck.set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stuck.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def page(self, number: int, host: str, path: str) -> dict[str, Any]:
        start = (number - 1) * 2
        more = start + 2 < len(self.contacts)
        following = f"http://{host}{path}?page={number + 1}&pageSize=2" if more else None
        some = self.contacts[start : start + 2]
        return {"count": len(self.contacts), "next": following, "results": some}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                number = int(parse_qs(parts.query)["page"][0])
                server.asked.append(number)
                server.stuck.wait(20)
                if self.headers["Authorization"] != f"Token {TOKEN}":
                    self._send(401, {})
                elif number == server.broken_page:
                    self._send(403, {})
                else:
                    self._send(200, server.page(number, str(self.headers["Host"]), parts.path))

            def _send(self, status: int, told: Any) -> None:
                body = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Quietly."""

        return Handler

"""A real server that webhooks are sent to: keeps what came, and answers as it is told."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue
from threading import Thread
from typing import Any


@dataclass
class Received:
    """One message."""

    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> dict[str, Any]:
        """What it says."""
        said: dict[str, Any] = json.loads(self.body)
        return said

    @property
    def sequences(self) -> list[int]:
        """The numbers of the changes that it tells."""
        return [one["sequence"] for one in self.told["data"]["events"]]

    def is_signed_by(self, secret: str) -> bool:
        """Checked as the Standard Webhooks say, from the words of the specification."""
        moment = self.headers["webhook-timestamp"]
        content = f"{self.headers['webhook-id']}.{moment}.{self.body.decode()}".encode()
        key = base64.b64decode(secret.removeprefix("whsec_"))
        digest = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
        return f"v1,{digest}" in self.headers["webhook-signature"].split(" ")


@dataclass
class Receiver:
    """Answers with the statuses of ``answers`` one by one, and with 204 after that."""

    address: str = ""
    answers: list[int] = field(default_factory=list)
    location: str = ""
    got: list[Received] = field(default_factory=list)
    arrived: SimpleQueue[Received] = field(default_factory=SimpleQueue)

    @property
    def sequences(self) -> list[int]:
        """The numbers of all changes that came, in the order in which they came."""
        return [number for one in self.got for number in one.sequences]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver on a free port of this machine."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            headers = {name.lower(): value for name, value in self.headers.items()}
            one = Received(headers, self.rfile.read(length))
            receiver.got.append(one)
            self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
            if receiver.location:
                self.send_header("Location", receiver.location)
            self.send_header("Content-Length", "0")
            self.end_headers()
            receiver.arrived.put(one)

        def log_message(self, *_args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.address = f"http://localhost:{server.server_port}/changes?from=us"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

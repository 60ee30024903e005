"""Warm worker processes: each draws one picture at a time, within a time limit, or is ended."""

import os
import queue
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from app.diagram.faults import DrawingError, DrawingTimeout
from app.diagram.libgvc import LENGTH, REFUSED

PICTURES_EACH: Final = 5_000
"""A worker is replaced after that many pictures, whatever it may have leaked."""
_CHUNK: Final = 1 << 18


class PictureRefused(DrawingError):
    """The worker answered that it can't draw this; it is sound and can draw another."""


class Worker:
    """One process that answers requests over its pipes."""

    def __init__(self, script: Path) -> None:
        """Start ``script`` with this Python; it is ready when it answers."""
        self.drawn = 0
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            close_fds=True,
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise DrawingError("the drawing process has no pipes")
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)

    def ask(self, request: bytes, seconds: float) -> bytes:
        """The answer to a request; an error when it is refused, late, or the process ends."""
        ends = time.monotonic() + seconds
        self.drawn += 1
        mark, body = self._exchange(LENGTH.pack(0, len(request)) + request, ends)
        if mark == REFUSED:
            raise PictureRefused(body.decode("utf-8", "replace"))
        return body

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.communicate()

    @property
    def alive(self) -> bool:
        """Whether the process is there to be asked."""
        return self._process.poll() is None

    def _exchange(self, message: bytes, ends: float) -> tuple[int, bytes]:
        """Send and receive at the same time, so that neither pipe can fill up and block."""
        waiting, pieces, wanted = memoryview(message), [b""], LENGTH.size
        with selectors.DefaultSelector() as ready:
            ready.register(self._in, selectors.EVENT_WRITE)
            ready.register(self._out, selectors.EVENT_READ)
            while wanted > 0:
                events = ready.select(max(0.0, ends - time.monotonic()))
                if not events:
                    raise DrawingTimeout("drawing took too long and was ended")
                for key, _ in events:
                    if key.fd == self._out:
                        wanted = self._read(pieces, wanted)
                    else:
                        waiting = self._write(waiting)
                        if not waiting:
                            ready.unregister(self._in)
        return pieces[0][0], b"".join(pieces[1:])

    def _read(self, pieces: list[bytes], wanted: int) -> int:
        """Take what has come; the first of ``pieces`` is the head. How much is still to come."""
        head = pieces[0]
        if len(head) < LENGTH.size:
            pieces[0] = head + self._some(LENGTH.size - len(head))
            return LENGTH.unpack(pieces[0])[1] if len(pieces[0]) == LENGTH.size else wanted
        pieces.append(self._some(min(wanted, _CHUNK)))
        return wanted - len(pieces[-1])

    def _some(self, most: int) -> bytes:
        piece = os.read(self._out, most)
        if not piece:
            raise DrawingError("the drawing process ended in the middle of a picture")
        return piece

    def _write(self, waiting: memoryview) -> memoryview:
        try:
            return waiting[os.write(self._in, waiting[:_CHUNK]) :]
        except BrokenPipeError as error:
            raise DrawingError("the drawing process ended in the middle of a picture") from error


class Pool:
    """A few workers, started when they are first needed; a request waits for a free one."""

    def __init__(self, script: Path, size: int) -> None:
        """At most ``size`` processes that run ``script``."""
        self._script = script
        self._start: Callable[[Path], Worker] = Worker
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)

    def ask(self, request: bytes, seconds: float) -> bytes:
        """The answer of one worker; the time limit counts waiting for a free one too."""
        ends = time.monotonic() + seconds
        with self._worker(seconds) as worker:
            return worker.ask(request, ends - time.monotonic())

    def spare(self) -> int:
        """How many workers are free at this moment; by the next it may be otherwise."""
        return self._idle.qsize()

    def close(self) -> None:
        """End every worker that is not drawing; the next request starts a new one."""
        idle = []
        with suppress(queue.Empty):
            while True:
                idle.append(self._idle.get_nowait())
        for worker in idle:
            if worker is not None:
                worker.end()
            self._idle.put(None)

    @contextmanager
    def _worker(self, seconds: float) -> Iterator[Worker]:
        try:
            idle = self._idle.get(timeout=seconds)
        except queue.Empty:
            raise DrawingTimeout("too many pictures are being drawn at once") from None
        worker: Worker | None = None
        sound = False
        try:
            worker = self._fit(idle)
            yield worker
            sound = True
        except PictureRefused:
            sound = True
            raise
        finally:
            if worker is not None and not sound:
                worker.end()
            self._idle.put(worker if sound else None)

    def _fit(self, worker: Worker | None) -> Worker:
        if worker is not None and worker.alive and worker.drawn < PICTURES_EACH:
            return worker
        if worker is not None:
            worker.end()
        return self._start(self._script)

"""A bad line to a server: every byte late, and now and then a packet that has to be sent again.

What is lost is not seen above TCP: it comes later, and all behind it waits. So a lost packet is one
that takes a timeout for sending again longer, 200 ms at the least (RFC 6298, as Linux has it).
"""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

PACKET = 1_460
SENT_AGAIN = 0.2


class BadLine:
    """So many seconds there and back, and this share of packets lost."""

    def __init__(self, there_and_back: float = 0.2, lost: float = 0.02, seed: int = 1) -> None:
        """The same packets are lost in every run."""
        self._one_way = there_and_back / 2
        self._lost = lost
        self._dice = random.Random(seed)

    @asynccontextmanager
    async def __call__(self, address: str) -> AsyncIterator[str]:
        """Another address of the same server, at the end of this line."""
        place = urlsplit(address)
        tasks: set[asyncio.Task[None]] = set()

        async def carried(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            there, back = await asyncio.open_connection(place.hostname, place.port)
            for way in (self._carry(reader, back), self._carry(there, writer)):
                task = asyncio.create_task(way)
                tasks.add(task)
                task.add_done_callback(tasks.discard)

        server = await asyncio.start_server(carried, "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()
            for task in list(tasks):
                task.cancel()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One direction, in order; a packet that is late keeps those behind it."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.create_task(_arrive(under_way, writer))
        loop = asyncio.get_running_loop()
        try:
            while packet := await reader.read(PACKET):
                late = self._one_way
                while self._dice.random() < self._lost:
                    late += self._one_way * 2 + SENT_AGAIN
                under_way.put_nowait((loop.time() + late, packet))
            under_way.put_nowait((loop.time() + self._one_way, b""))
            await arriving
        except ConnectionError:
            arriving.cancel()
        finally:
            writer.close()


async def _arrive(
    under_way: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter
) -> None:
    """Hand over every packet when it is due; the empty one is the end."""
    loop = asyncio.get_running_loop()
    while True:
        due, packet = await under_way.get()
        await asyncio.sleep(due - loop.time())
        if not packet or writer.is_closing():
            return
        writer.write(packet)

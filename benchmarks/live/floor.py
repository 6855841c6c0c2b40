"""The floor: whoever connects hears every line that anybody sends, padded to the size of an event.

No HTTP, no database, no rendering: `python -m benchmarks.live.floor PORT BYTES`.
"""

import asyncio
import sys
from typing import cast

import uvloop

subscribers: set[asyncio.Transport] = set()


class Relay(asyncio.Protocol):
    """A connection listens unless it speaks; what it says is an operation's name a line."""

    size = 600

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._rest = b""
        subscribers.add(self._transport)

    def connection_lost(self, _error: Exception | None) -> None:
        subscribers.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        subscribers.discard(self._transport)
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            Relay.seq += 1
            start = b'id: 00000000:%d\ndata: {"seq":%d,"op":"%s","' % (Relay.seq, Relay.seq, line)
            event = start + b"x" * max(0, self.size - len(start) - 4) + b'"}\n\n'
            for subscriber in subscribers:
                subscriber.write(event)

    seq = 0


async def _serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Relay, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    Relay.size = int(sys.argv[2])
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(int(sys.argv[1])))

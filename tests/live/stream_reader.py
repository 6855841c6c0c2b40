"""A browser's side of the stream: reads events and keeps to the rule of the numbers."""

import http.client
import json
import re
import socket
import threading
import time
from contextlib import suppress
from typing import Any, Self

from tests.live.server import Person

BoardEvent = dict[str, Any]


def understand(text: str) -> list[dict[str, str]]:
    """Server-sent events, by the standard: the fields of each, comments left out."""
    events = []
    for block in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n"):
        fields: dict[str, str] = {}
        for line in block.split("\n"):
            name, colon, value = line.partition(":")
            if name:
                value = value.removeprefix(" ") if colon else ""
                fields[name] = f"{fields[name]}\n{value}" if name in fields else value
        if fields:
            events.append(fields)
    return events


class Stream:
    """One open stream: of the canvas one stands on, or of another `place`."""

    def __init__(
        self, person: Person, after: str = "", *, port: int = 0, last_id: str = "", place: str = ""
    ) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port or person.server.port)
        self._connection.connect()
        self.socket: socket.socket = self._connection.sock
        headers = {"Cookie": person.cookie} | ({"Last-Event-ID": last_id} if last_id else {})
        path = f"/{place or f'c/{person.canvas}'}/stream/" + (f"?after={after}" if after else "")
        self.socket.settimeout(10)
        self._connection.request("GET", path, headers=headers)
        self.response = self._connection.getresponse()
        self.status = self.response.status
        self._rest = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.response.close()
        self._connection.close()

    def events(self, seconds: float = 8.0) -> list[dict[str, str]]:
        """The next events there are; raises EOFError at the end of the stream."""
        self.socket.settimeout(seconds)
        try:
            data = self.response.read1(65536)
        except (http.client.IncompleteRead, ConnectionError) as error:
            raise EOFError from error
        if not data:
            raise EOFError
        whole, _nl, self._rest = (self._rest + data.decode()).rpartition("\n\n")
        return understand(whole)

    def board_events(self, up_to: int) -> list[BoardEvent]:
        """What comes, up to the event with this number."""
        board_events: list[BoardEvent] = []
        while not board_events or board_events[-1]["seq"] < up_to:
            told = [event for event in self.events() if "data" in event and "event" not in event]
            board_events += [json.loads(event["data"]) for event in told]
        return board_events

    def ends_within(self, seconds: float) -> bool:
        """Whether the server ends the stream in time."""
        end = time.monotonic() + seconds
        try:
            while (left := end - time.monotonic()) > 0:
                self.events(left)
        except EOFError:
            return True
        except TimeoutError:
            return False
        return False


class Proxy:
    """A cable that can be cut and mended. One that `collects` passes streams on in pieces of so
    many bytes, as proxies do that nobody has told about streams."""

    def __init__(self, to: int, *, collects: int = 0) -> None:
        self._to = to
        self._collects = collects
        self._whole = True
        self._sockets: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Every connection breaks, and no new one comes about."""
        self._whole = False
        for one in self._sockets:
            _break(one)
        self._sockets.clear()

    def mend(self) -> None:
        """New connections come about again."""
        self._whole = True

    def lead(self, to: int) -> None:
        """New connections go to another port."""
        self._to = to

    def close(self) -> None:
        """Take it away."""
        self.cut()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._listening.accept()
            except OSError:
                return
            if not self._whole:
                _break(client)
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self._to))
            except OSError:  # nobody is there
                _break(client)
                continue
            self._sockets += [client, server]
            streams = threading.Event()  # whether a stream was asked for along this line
            for ends in ((client, server), (server, client)):
                kept = self._collects if ends[1] is client else 0
                args = (*ends, streams, kept)
                threading.Thread(target=_carry, args=args, daemon=True).start()


def _break(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


def _carry(
    source: socket.socket, target: socket.socket, streams: threading.Event, collects: int
) -> None:
    kept = b""
    with suppress(OSError):
        while data := source.recv(65536):
            if re.match(rb"GET \S+/stream/", data):
                streams.set()
            kept += data
            if not streams.is_set() or len(kept) >= collects:
                target.sendall(kept)
                kept = b""
    _break(target)

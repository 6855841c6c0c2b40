"""A tab with a board in it, as the browser's scripts keep it: what is shown, the number it stands
at, and operations that wait until the server has answered.

It reads only when asked, so that a test decides what happens when. The rule of the numbers and the
treatment of patches are those of static/js/live/live.js and patch_swap.js.
"""

import http.client
import json
import re
import select
import socket
from contextlib import suppress
from html.parser import HTMLParser
from typing import Final

from tests.cast import op
from tests.live.server import Person
from tests.live.stream_reader import BoardEvent, Proxy, understand

NO_LINE: Final = (OSError, http.client.HTTPException, EOFError)
_SHOWN = re.compile(r"note-[0-9a-z]{12}|count-\w+|title|fit|statement")
_VOID = {"br", "hr", "img", "input", "line", "rect", "path", "circle", "use", "link", "meta"}

Elements = dict[str, str]


class _Elements(HTMLParser):
    """Takes the elements that live updates replace out of a page or a row of patches."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Elements = {}
        self.gone: set[str] = set()
        self._name = ""
        self._depth = 0
        self._pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id") or ""
        if not self._name and _SHOWN.fullmatch(name):
            if tag == "del":
                self.gone.add(name)
                return
            self._name, self._depth, self._pieces = name, 0, []
        if self._name:
            self._pieces.append(f"<{tag} {sorted(attrs, key=str)}>")
            self._depth += tag not in _VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._name:
            self._pieces.append(f"<{tag} {sorted(attrs, key=str)}/>")

    def handle_endtag(self, tag: str) -> None:
        if self._name and tag not in _VOID:
            self._depth -= 1
            if not self._depth:
                self.found[self._name] = "".join(self._pieces)
                self._name = ""

    def handle_data(self, data: str) -> None:
        if self._name:
            self._pieces.append(" ".join(data.split()))


def elements(html: str) -> tuple[Elements, set[str]]:
    """What stands in it by id, and the ids of what is to go."""
    parser = _Elements()
    parser.feed(html)
    parser.close()
    return parser.found, parser.gone


class Line:
    """An open stream that is read without waiting."""

    def __init__(self, port: int, path: str, cookie: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n"
        self._socket.sendall(request.encode())
        self._raw = b""
        while b"\r\n\r\n" not in self._raw:
            self._receive()
        head, _end, self._raw = self._raw.partition(b"\r\n\r\n")
        self.status = int(head.split()[1])
        self._in_chunks = b"chunked" in head.lower()
        self._text = b""

    def events(self, seconds: float) -> list[dict[str, str]]:
        """What came, after waiting so long at most for something. Raises one of NO_LINE."""
        while select.select([self._socket], [], [], seconds)[0]:
            self._receive()
            seconds = 0.0
        while self._in_chunks and (mark := self._raw.find(b"\r\n")) >= 0:
            size = int(self._raw[:mark], 16)
            if len(self._raw) < mark + size + 4:
                break
            self._text += self._raw[mark + 2 : mark + 2 + size]
            self._raw = self._raw[mark + size + 4 :]
        if not self._in_chunks:
            self._text, self._raw = self._text + self._raw, b""
        whole, end, self._text = self._text.rpartition(b"\n\n")
        return understand((whole + end).decode())

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _receive(self) -> None:
        data = self._socket.recv(1 << 20)
        if not data:
            raise EOFError
        self._raw += data


class Tab:
    """Somebody's page, behind a cable of its own."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.cable = Proxy(person.server.port)
        self.outbox: list[tuple[str, dict[str, str]]] = []
        self.acknowledged: list[str] = []  # names of operations that were answered with 200
        self.adding: set[str] = set()  # names of operations that add a note
        self.line: Line | None = None
        self.is_asleep = False
        self.applied: list[int] = []
        self.begun: list[BoardEvent] = []  # of events that belong together, those before the last
        self.load()

    def load(self) -> None:
        """Load the board. Raises one of NO_LINE."""
        status, page = self._ask("GET", "")
        assert status == 200, page
        found = re.search(r'data-seq="(\d+)" data-epoch="(\w+)"', page)
        assert found
        self.start = self.seq = int(found[1])
        self.epoch = found[2]
        self.applied = []
        self.shown = elements(page)[0]

    def do(self, path: str, fields: dict[str, str]) -> str:
        """Put an operation into the outbox. Returns its name."""
        self.outbox.append((path, fields | {"op_id": (name := op())}))
        if path == "notes/":
            self.adding.add(name)
        return name

    def send(self, *, hang_up: bool = False) -> None:
        """Send what waits, in order, as far as the connection allows; with `hang_up` the cable
        breaks when the first request is on its way."""
        with suppress(*NO_LINE):
            while self.outbox:
                path, fields = self.outbox[0]
                if hang_up:
                    self.person.send_only(path, fields, self.cable.port)
                    self.cut()
                    return
                status, answer = self._ask("POST", path, fields)
                assert status in {200, 404, 409, 422}, (status, answer)
                if status == 200:
                    self.acknowledged.append(fields["op_id"])
                self.outbox.pop(0)

    def look(self, seconds: float = 0.0) -> None:
        """Take in what the stream has brought; open it where it is not."""
        if self.is_asleep:
            return
        try:
            if self.line is None:
                self._connect()
            if self.line:
                self._take_in(self.line.events(seconds))
        except NO_LINE:
            self.hang_up()

    def cut(self) -> None:
        """The cable breaks: what is on its way is lost."""
        self.cable.cut()
        self.hang_up()
        self.cable.mend()

    def hang_up(self) -> None:
        """Close the stream."""
        if self.line:
            self.line.close()
        self.line = None
        self.begun = []

    def _connect(self) -> None:
        path = f"/c/{self.person.canvas}/stream/?after={self.epoch}:{self.seq}"
        self.line = Line(self.cable.port, path, self.person.cookie)
        if self.line.status == 503:  # as many streams as there may be: ended ones, not yet noticed
            self.hang_up()
            self._catch_up()
        else:
            assert self.line.status == 200, self.line.status

    def _take_in(self, events: list[dict[str, str]]) -> None:
        for event in events:
            if event.get("event") == "reset":
                self.hang_up()
                return self.load()
            if event.get("event"):
                continue
            if event.get("id", self.epoch).startswith(self.epoch) and "data" in event:
                self._receive(json.loads(event["data"]))
        return None

    def _receive(self, event: BoardEvent) -> None:
        self.begun.append(event)
        if event.get("more"):
            return
        events, self.begun = self.begun, []
        for one in events:
            self._receive_whole(one)

    def _receive_whole(self, event: BoardEvent) -> None:
        if event["seq"] > self.seq + 1:
            self._catch_up()
        elif event["seq"] == self.seq + 1 or (event.get("again") and event["seq"] == self.seq):
            self._apply(event)

    def _catch_up(self) -> None:
        status, answer = self._ask("GET", f"changes/?after={self.epoch}:{self.seq}")
        assert status == 200, answer
        told = json.loads(answer)
        if told.get("reset"):
            return self.load()
        for event in told["events"]:
            self._apply(event)
        return None

    def _apply(self, event: BoardEvent) -> None:
        new, gone = elements(event["patches"])
        for name in gone:
            self.shown.pop(name, None)
        self.shown |= new
        if not event.get("again"):
            self.applied.append(event["seq"])
        self.seq = event["seq"]

    def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and body. Raises one of NO_LINE."""
        path = f"/c/{self.person.canvas}/{path}"
        status, _headers, body = self.person.request(method, path, fields, self.cable.port)
        return status, body

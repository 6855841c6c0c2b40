"""Who sends hostile requests, and who stands by: plain HTTP over connections of one's own."""

import http.client
import secrets
import socket
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Self
from urllib.parse import urlencode

from django.conf import settings

from benchmarks.boards import Guest

PATIENCE = 30.0  # seconds; who is not answered by then counts as not answered
EVERY = 0.1  # seconds between two visits of the bystander
WARM = 5  # visits that do not count: the first ones load templates
ATTACKERS = "127.0.0.2"  # another address than the bystander's

_BOUNDARY = "hostile"


@dataclass(frozen=True, slots=True)
class Request:
    """One request; `token` is the secret of the browser that sends it."""

    method: str
    path: str
    body: bytes = b""
    kind: str = "application/x-www-form-urlencoded"
    token: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """Such as a browser sends."""
        cookies = {"csrftoken": "a" * 32}
        if self.token:
            cookies[settings.GUEST_COOKIE] = self.token
        return {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": "a" * 32,
            "Content-Type": self.kind,
        }

    def sent(self, port: int, source: str) -> int:
        """The status of the answer; 0 where none came."""
        line = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=PATIENCE, source_address=(source, 0)
        )
        try:
            line.request(self.method, self.path, self.body or None, self.headers)
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            line.close()
        return answer.status


def form(path: str, token: str = "", **fields: str) -> Request:
    """A form as it is sent."""
    return Request("POST", path, urlencode(fields).encode(), token=token)


def upload(path: str, name: str, content: bytes, token: str = "", **fields: str) -> Request:
    """A form with a file."""
    parts = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    ]
    parts.append(
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    body = "".join(parts).encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()
    return Request("POST", path, body, f"multipart/form-data; boundary={_BOUNDARY}", token)


def all_at_once(port: int, requests: Iterable[Request]) -> list[int]:
    """Send the requests side by side. Returns the statuses."""
    waiting = list(requests)
    with ThreadPoolExecutor(len(waiting)) as senders:
        return list(senders.map(lambda request: request.sent(port, ATTACKERS), waiting))


def stalled(port: int, sent: bytes, count: int) -> list[socket.socket]:
    """Connections on which so much was sent, by those who read nothing."""
    lines = []
    for _number in range(count):
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.bind((ATTACKERS, 0))
        line.connect(("127.0.0.1", port))
        line.sendall(sent)
        lines.append(line)
    return lines


@dataclass
class Bystander:
    """Loads a page and adds a note, again and again, as long as the `with` lasts."""

    port: int
    guest: Guest
    slowest: float = 0.0  # seconds
    visits: int = 0
    failed: Counter[int] = field(default_factory=Counter)  # statuses of refusals
    _over: Event = field(default_factory=Event)

    def __enter__(self) -> Self:
        for _number in range(WARM):
            self._visit()
        self.slowest, self.visits = 0.0, 0
        self._thread = Thread(target=self._come, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join(2 * PATIENCE)

    def _come(self) -> None:
        while not self._over.is_set():
            begun = time.monotonic()
            self._visit()
            self._over.wait(max(0.0, begun + EVERY - time.monotonic()))

    def _visit(self) -> None:
        path = f"/c/{self.guest.canvas.public_id}/"
        note = {"kind": "pain", "text": "Canteen is closed", "op_id": secrets.token_hex(8)}
        self._time(Request("GET", path, token=self.guest.token))
        self._time(form(f"{path}notes/", self.guest.token, **note))
        self.visits += 1

    def _time(self, request: Request) -> None:
        begun = time.monotonic()
        status = request.sent(self.port, "127.0.0.1")
        if status not in (200, 302):
            self.failed[status] += 1
        self.slowest = max(self.slowest, time.monotonic() - begun)

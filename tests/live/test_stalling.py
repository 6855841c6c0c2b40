"""What hostile browsers hold back, and who else may notice it: nobody."""

import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from tests.live.conftest import ServerMaker
from tests.live.server import Person, Server

LARGE = "/static/django_htmx/htmx-2.js"  # longer than what waits in any buffer


@contextmanager
def line_to(server: Server, request: str) -> Iterator[socket.socket]:
    """A connection on which this was sent, by someone who takes little at a time."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        line.settimeout(10)
        line.connect(("127.0.0.1", server.port))
        line.sendall(request.encode())
        yield line


def test_request_sent_by_half_is_given_up(server: Server) -> None:
    half = "POST /start/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n\r\nhalf"

    with line_to(server, half) as line:
        answer = line.recv(4096).decode()

        assert answer.startswith("HTTP/1.1 408 ")
        assert "connection: close" in answer.lower()


def test_word_of_where_one_is_that_is_sent_by_half_is_given_up(
    server: Server, owner: Person
) -> None:
    half = (
        f"POST /c/{owner.canvas}/here/ HTTP/1.1\r\nHost: 127.0.0.1\r\nHX-Request: true\r\n"
        "Content-Length: 99\r\n\r\nhalf"
    )

    with line_to(server, half) as line:
        assert line.recv(4096).startswith(b"HTTP/1.1 400 ")


def test_answer_that_nobody_reads_is_cut_off(own_server: ServerMaker) -> None:
    server = own_server(SMALL_BUFFERS="1")
    size = int(Person(server).request("GET", LARGE)[1]["content-length"])

    with line_to(server, f"GET {LARGE} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") as line:
        time.sleep(2)
        read = 0
        with suppress(ConnectionResetError):
            while piece := line.recv(8192):
                read += len(piece)

    assert read < size


def link_with_passphrase(owner: Person) -> str:
    """The token of a new one."""
    page = owner.request("GET", f"/c/{owner.canvas}/")[2]
    workspace = re.search(r"/w/([0-9a-z]{12})/", page)[1]  # type: ignore[index]
    fields = {"role": "editor", "lifetime": "day", "passphrase": "right one"}
    answer = owner.request("POST", f"/w/{workspace}/share/links/", fields)[2]
    return re.search(r"/join/([\w-]{43})/", answer)[1]  # type: ignore[index]


def test_passphrases_under_way_hold_up_no_page(server: Server, owner: Person) -> None:
    token = link_with_passphrase(owner)

    def guess(number: int) -> int:
        guesser = Person(server, cookies={"csrftoken": "a" * 32})
        return guesser.request("POST", f"/join/{token}/", {"name": "X", "passphrase": f"{number}"})[
            0
        ]

    with ThreadPoolExecutor(4) as guessers:
        guesses = [guessers.submit(guess, number) for number in range(4)]
        time.sleep(0.1)
        begun = time.monotonic()
        status, _headers, _page = owner.request("GET", f"/c/{owner.canvas}/")
        owner.add()
        took = time.monotonic() - begun
        were_waiting = sum(not guess.done() for guess in guesses)

    assert (status, were_waiting > 1) == (200, True)
    assert took < 0.5
    assert {guess.result() for guess in guesses} == {403}

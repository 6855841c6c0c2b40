"""What may go wrong around the stream, and must not cost a change, memory or a stuck server."""

import signal
import socket
import time
from pathlib import Path

from tests.cast import op
from tests.live.conftest import ServerMaker
from tests.live.server import Person, Server
from tests.live.stream_reader import Stream
from tests.live.test_stream import numbers


def test_lost_hint_costs_no_more_than_a_tick(own_server: ServerMaker) -> None:
    owner = Person(own_server(LOSE_NOTIFICATIONS="1")).start()
    with Stream(owner, owner.position()) as stream:
        last = owner.add("Nobody is told")
        start = time.monotonic()

        assert numbers(stream.board_events(last)) == [last]
        assert time.monotonic() - start < 2


def test_killed_server_has_every_change_it_acknowledged(own_server: ServerMaker) -> None:
    server = own_server()
    owner = Person(server).start()
    epoch, last = owner.position().split(":")
    seen: list[int] = []
    for number in range(3):
        with Stream(owner, f"{epoch}:{last}") as stream:
            owner.add(f"Read before the end {number}")
            seen += numbers(stream.board_events(int(last) + 1))
            head, name = owner.add(f"Not read any more {number}"), op()
            server.stop(signal.SIGKILL)
        server.start()
        last = str(seen[-1])
        with Stream(owner, f"{epoch}:{last}") as stream:
            again = owner.add("Sent again", op_id=name)
            assert owner.add("Sent again", op_id=name) == again == head + 1
            seen += numbers(stream.board_events(again))
        last = str(seen[-1])

    assert seen == list(range(2, seen[-1] + 1))


def test_reader_that_never_reads_is_cut_off_and_costs_no_memory(own_server: ServerMaker) -> None:
    server = own_server(SMALL_BUFFERS="1")
    owner = Person(server).start()
    deaf = socket.socket()
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.connect(("127.0.0.1", server.port))
    path = f"/c/{owner.canvas}/stream/"
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {owner.cookie}\r\n\r\n"
    deaf.sendall(head.encode())
    lines = "\n".join(["Canteen is closed, all night " * 9] * 120)
    fields = {"kind": "pain", "text": lines, "confirmed": "1"}
    used = []
    with Stream(owner) as good:
        for _number in range(6):
            owner.request("POST", f"/c/{owner.canvas}/paste/", fields | {"op_id": op()})
            good.board_events(2 + _number)
            used.append(server.memory())
        board_events = len(numbers(good.board_events(owner.add("The others go on"))))
    deadline = time.monotonic() + 8
    while connections(server.port, deaf) and time.monotonic() < deadline:
        time.sleep(0.1)

    assert board_events == 1
    assert not connections(server.port, deaf)
    assert server.memory() - used[0] < 60 * 1024**2
    deaf.close()


def connections(port: int, client: socket.socket) -> bool:
    """Whether the server still holds its end of the client's connection."""
    there = f":{port:04X}"
    here = f":{client.getsockname()[1]:04X}"
    rows = [line.split()[1:4] for line in Path("/proc/net/tcp").read_text().splitlines()]
    return any(a.endswith(there) and b.endswith(here) and state == "01" for a, b, state in rows)


def test_server_ends_in_good_time_with_streams_open(own_server: ServerMaker) -> None:
    server = own_server()
    owner = Person(server).start()
    with Stream(owner) as first, Stream(owner) as second:
        seconds = server.stop(signal.SIGTERM)

        assert first.ends_within(1)
        assert second.ends_within(1)
    assert seconds < 3


def test_more_streams_than_the_server_may_hold_are_refused(own_server: ServerMaker) -> None:
    owner = Person(own_server(LIVE_STREAMS="2")).start()
    with Stream(owner), Stream(owner.joined()), Stream(owner.joined()) as third:
        assert third.status == 503


def test_write_of_which_only_half_arrives_changes_nothing(server: Server) -> None:
    owner = Person(server).start()
    after = owner.position()
    body = "kind=pain&text=Canteen+is+closed"
    head = (
        f"POST /c/{owner.canvas}/notes/ HTTP/1.1\r\nHost: 127.0.0.1\r\nHX-Request: true\r\n"
        f"Cookie: {owner.cookie}\r\nX-CSRFToken: {owner.cookies['csrftoken']}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body) + 40}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(f"{head}{body}".encode())
        time.sleep(0.2)
    time.sleep(0.2)

    assert owner.position() == after


def test_request_that_is_far_too_long_is_refused(server: Server) -> None:
    owner = Person(server).start()
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(
            f"POST /c/{owner.canvas}/notes/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Length: 900000000\r\n\r\n".encode()
        )
        line.sendall(b"x" * 8_500_000)

        assert line.recv(100).startswith(b"HTTP/1.1 413 ")

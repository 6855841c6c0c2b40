"""A body that is too large is refused with a page, also to a browser that sends it to its end."""

import http.client
import socket

import pytest

from tests.live.server import Server

LINE = b"x" * 2**20


@pytest.mark.parametrize("path", ["/import/", "/start/"])
def test_refused_upload_of_50_megabytes_shows_its_page(server: Server, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    before = server.memory()
    connection.request("POST", path, iter([LINE] * 50), {"Content-Length": f"{50 * 2**20}"})
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()

    assert answer.status == 413
    assert "a file may have 5 MB" in page
    assert server.memory() - before < 20 * 2**20


def test_body_without_an_end_is_answered_and_the_line_ends(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
        line.sendall(
            b"POST /import/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999999999999\r\n\r\n"
        )
        with pytest.raises(OSError, match=r"reset|[Bb]roken pipe"):  # noqa: PT012
            for _ in range(500):
                line.sendall(LINE)

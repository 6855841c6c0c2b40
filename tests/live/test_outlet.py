"""What leaves for a listener, with uvicorn (tests over TCP show that) and with any other server."""

from typing import Any

from canvases.live.outlet import Outlet, Piece


def test_piece_is_one_chunk_of_its_length() -> None:
    length, _break, rest = Piece("é\n\n".encode()).chunk.partition(b"\r\n")

    assert (int(length, 16), rest) == (4, b"\xc3\xa9\n\n\r\n")


def test_other_server_is_told_in_the_words_of_asgi() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    assert Outlet(send).write(Piece(b"data: 1\n\n")) is None
    assert sent == [{"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True}]

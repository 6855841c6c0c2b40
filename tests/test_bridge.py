"""What becomes of a request between uvicorn and Django."""

import asyncio
import time
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import include
from django.urls import path as address
from pytest_django import Settings

from canvas_project.bridge import Bridge, Lane, NoRoom
from canvas_project.handler import Handler
from canvases.journal.turns import Turns


def echo(request: HttpRequest) -> HttpResponse:
    """Answers with what it was asked."""
    meta = request.META
    told = [request.method, request.path, request.GET.get("a"), meta["REMOTE_ADDR"]]
    told += [meta["QUERY_STRING"], meta["CONTENT_LENGTH"], meta.get("CONTENT_TYPE")]
    told += [request.body.decode(), meta.get("HTTP_X_FORWARDED_PROTO"), meta.get("HTTP_COOKIE")]
    told += [request.POST.get("b")]
    response = HttpResponse(repr(told), status=201, headers={"X-Name": "café"})
    response.set_cookie("one", "1")
    response.set_cookie("two", "2")
    return response


class Pieces:
    """A file in two pieces that knows whether it was closed."""

    def __init__(self) -> None:
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"so "
        yield b"far"

    def close(self) -> None:
        self.is_closed = True


def file(request: HttpRequest) -> FileResponse:
    """Answers in pieces."""
    pieces: Any = request.scope["pieces"]  # type: ignore[attr-defined]
    return FileResponse(pieces)


def broken(_request: HttpRequest) -> HttpResponse:
    """Does not answer."""
    raise RuntimeError


urlpatterns = [
    address("file/", file),
    address("broken/", broken),
    address("für/", echo),
    address("", include("canvases.urls")),  # the page that says sorry leads home
]


@pytest.fixture(autouse=True)
def small_site(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []
    settings.DEBUG = False


def ask(
    *headers: tuple[bytes, bytes],
    path: str = "/für/",
    query: bytes = b"a=1",
    body: bytes = b"",
    pieces: Pieces | None = None,
) -> tuple[dict[str, Any], bytes]:
    scope = {
        "method": "POST", "path": path, "query_string": query, "http_version": "1.1",
        "server": ("127.0.0.1", 8000), "client": ("10.0.0.9", 5), "scheme": "http",
        "headers": headers, "pieces": pieces,
    }  # fmt: skip

    return asyncio.run(Bridge(Handler(), Lane("test", 1, 9, 9))(scope, body, ""))  # type: ignore[return-value]


def test_answer_leaves_with_status_and_headers() -> None:
    start, _content = ask()

    assert start["status"] == 201
    plain = [header for header in start["headers"] if header[0] != b"set-cookie"]
    assert plain == [(b"x-name", b"caf\xe9"), (b"content-type", b"text/html; charset=utf-8")]


def test_each_cookie_has_a_header_of_its_own() -> None:
    start, _content = ask()

    cookies = [value for name, value in start["headers"] if name == b"set-cookie"]
    assert cookies == [b"one=1; Path=/", b"two=2; Path=/"]


def test_answer_in_pieces_leaves_complete() -> None:
    _start, content = ask(path="/file/", pieces=Pieces())

    assert content == b"so far"


def test_answer_is_closed() -> None:
    pieces = Pieces()

    ask(path="/file/", pieces=pieces)

    assert pieces.is_closed


def test_request_arrives_with_path_query_address_and_body() -> None:
    _start, content = ask((b"content-type", b"text/plain"), body=b"words")

    told = ["POST", "/für/", "1", "10.0.0.9", "a=1", "5", "text/plain", "words", None, None, None]
    assert content.decode() == repr(told)


def test_form_that_does_not_say_how_long_it_is_is_read() -> None:
    kind = (b"content-type", b"multipart/form-data; boundary=x")
    form = b'--x\r\nContent-Disposition: form-data; name="b"\r\n\r\nwords\r\n--x--\r\n'

    _start, content = ask(kind, (b"transfer-encoding", b"chunked"), body=form)

    assert content.decode().endswith("'words']")


def test_header_that_only_looks_like_another_is_left_out() -> None:
    _start, content = ask((b"x_forwarded_proto", b"https"), (b"x-forwarded-proto", b"http"))

    assert "'http'" in content.decode()
    assert "https" not in content.decode()


def test_cookies_in_several_headers_are_one_list() -> None:
    _start, content = ask((b"cookie", b"a=1"), (b"cookie", b"b=2"))

    assert "'a=1; b=2'" in content.decode()


def test_query_that_is_no_text_is_read_as_far_as_it_is() -> None:
    start, content = ask(query=b"a=1\xff")

    assert start["status"] == 201
    assert "'1\ufffd'" in content.decode()


def test_view_that_fails_is_an_error_of_the_server() -> None:
    start, content = ask(path="/broken/")

    assert start["status"] == 500
    assert b"Traceback" not in content


class Stalled:
    """A handler that answers nobody until it is let, and knows whom it has answered."""

    def __init__(self) -> None:
        self.may_go_on = Event()
        self.answered: list[str] = []

    def __call__(self, scope: Any, _body: bytes) -> Any:
        self.may_go_on.wait(9)
        self.answered.append(scope["path"])
        return {"status": 200}, b""


def ask_several(
    stalled: Stalled, lane: Lane, *askers: tuple[str, str, str]
) -> list[BaseException | Any]:
    """Ask for each path, as (path, address, visitor), in this order; then let all go on."""

    async def run() -> list[Any]:
        bridge = Bridge(stalled, lane)
        tasks = []
        for path, client, visitor in askers:
            scope = {"path": path, "client": (client, 5)}
            tasks.append(asyncio.create_task(bridge(scope, b"", visitor)))
            await asyncio.sleep(0.02)  # the first one is taken by the thread
        asyncio.get_running_loop().call_later(0.2, stalled.may_go_on.set)
        return await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(run())


def test_visitors_take_turns_however_much_one_of_them_asks() -> None:
    stalled = Stalled()
    much = [(f"/much/{number}", "10.0.0.1", "a") for number in range(3)]

    ask_several(stalled, Lane("test", 1, 99, 9), *much, ("/once/", "10.0.0.1", "b"))

    assert stalled.answered == ["/much/0", "/much/1", "/once/", "/much/2"]


def test_full_lane_turns_away() -> None:
    askers = [(f"/{number}/", f"10.0.0.{number}", "") for number in range(4)]

    answers = ask_several(Stalled(), Lane("test", 1, 2, 9), *askers)

    assert [isinstance(answer, NoRoom) for answer in answers] == [False, False, False, True]


def test_who_waits_too_long_is_turned_away_and_not_served_later() -> None:
    stalled = Stalled()

    answers = ask_several(
        stalled, Lane("test", 1, 9, 0.1), ("/a/", "10.0.0.1", ""), ("/b/", "10.0.0.2", "")
    )

    assert all(isinstance(answer, NoRoom) for answer in answers)
    assert "/b/" not in stalled.answered


def test_lane_with_turns_answers_one_request_after_another() -> None:
    turns, answering = Turns(), list[int]()
    lane = Lane("test", threads=3, waiting=9, seconds=9)

    def handler(_scope: Any, _body: bytes) -> Any:
        answering.append(1)
        time.sleep(0.02)
        answering.append(-1)
        return {"status": 200}, b""

    async def run() -> None:
        bridge = Bridge(handler, lane, turns)
        await asyncio.gather(*(bridge({"path": "/"}, b"", f"{one}") for one in range(3)))

    asyncio.run(run())

    assert answering == [1, -1] * 3

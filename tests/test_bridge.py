"""What becomes of a request between uvicorn and Django."""

import asyncio
from typing import Any

from canvas_project.bridge import Bridge


class Answer:
    """A WSGI answer in two pieces that knows whether it was closed."""

    def __init__(self) -> None:
        self.is_closed = False

    def __iter__(self) -> Any:
        yield b"so "
        yield b"far"

    def close(self) -> None:
        self.is_closed = True


class Application:
    """Keeps what it was asked."""

    def __init__(self) -> None:
        self.environ: dict[str, Any] = {}
        self.answer = Answer()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Answer:
        self.environ = environ
        start_response("201 Created", [("Content-Type", "text/plain"), ("X-Name", "café")])
        return self.answer


def ask(
    application: Application, *headers: tuple[bytes, bytes], path: str = "/", body: bytes = b""
) -> list[Any]:
    sent: list[Any] = []
    scope = {
        "method": "POST", "path": path, "query_string": b"a=1", "http_version": "1.1",
        "server": ("127.0.0.1", 8000), "client": ("10.0.0.9", 5), "scheme": "http",
        "headers": headers,
    }  # fmt: skip

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(Bridge(application, "test", 1)(scope, body, send))
    return sent


def test_answer_leaves_complete_with_status_and_headers() -> None:
    start, content = ask(Application())

    assert start["status"] == 201
    assert start["headers"] == [(b"content-type", b"text/plain"), (b"x-name", b"caf\xe9")]
    assert content == {"type": "http.response.body", "body": b"so far"}


def test_answer_is_closed() -> None:
    application = Application()

    ask(application)

    assert application.answer.is_closed


def test_request_arrives_with_path_body_and_address() -> None:
    application = Application()

    ask(application, (b"content-type", b"text/plain"), path="/für/", body=b"words")

    environ = application.environ
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/für/"
    assert environ["wsgi.input"].read() == b"words"
    assert (environ["CONTENT_LENGTH"], environ["CONTENT_TYPE"]) == ("5", "text/plain")
    assert (environ["REMOTE_ADDR"], environ["QUERY_STRING"]) == ("10.0.0.9", "a=1")


def test_header_that_only_looks_like_another_is_left_out() -> None:
    application = Application()

    ask(application, (b"x_forwarded_proto", b"https"), (b"x-forwarded-proto", b"http"))

    assert application.environ["HTTP_X_FORWARDED_PROTO"] == "http"


def test_cookies_in_several_headers_are_one_list() -> None:
    application = Application()

    ask(application, (b"cookie", b"a=1"), (b"cookie", b"b=2"))

    assert application.environ["HTTP_COOKIE"] == "a=1; b=2"

"""What is said where a request's lane has no room."""

import asyncio
from typing import Any
from urllib.parse import urlencode

from canvas_project.bridge import Bridge, Lane
from canvas_project.handler import Handler
from canvases.views.refusals import NO_ROOM


def turned_away(path: str, **fields: str) -> tuple[dict[str, Any], str]:
    """The answer's head and page: to what was sent, or else to a question."""
    body = urlencode(fields).encode()
    token = b"a" * 32
    scope = {
        "method": "POST" if fields else "GET", "path": path, "query_string": b"paper=a4",
        "server": ("127.0.0.1", 8000), "client": ("10.0.0.9", 5), "scheme": "http",
        "headers": [
            (b"content-type", b"application/x-www-form-urlencoded"), (b"host", b"127.0.0.1"),
            (b"cookie", b"csrftoken=" + token), (b"x-csrftoken", token),
        ],
        NO_ROOM: True,
    }  # fmt: skip
    bridge = Bridge(Handler(), Lane("test", threads=1, waiting=9, seconds=9))
    start, content = asyncio.run(bridge(scope, body, ""))
    return dict(start), content.decode()


def test_who_is_turned_away_is_told_when_to_come_again() -> None:
    start, page = turned_away("/c/bbbbbbbbbbbb/export/pdf/")

    assert start["status"] == 503
    assert (b"retry-after", b"5") in start["headers"]
    assert "This is very busy right now" in page
    assert 'href="/c/bbbbbbbbbbbb/export/pdf/?paper=a4">Try again</a>' in page


def test_what_was_written_stays_and_is_the_same_operation_when_sent_again() -> None:
    _start, page = turned_away("/import/", text="Canteen is closed", op_id="once-only")

    assert ">Canteen is closed</textarea>" in page
    assert 'name="op_id" value="once-only"' in page
    assert "Send again</button>" in page

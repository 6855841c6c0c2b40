"""Guessing at a passphrase over a real server: the guesser waits, nobody else does."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.live.server import Person, Server


@pytest.fixture
def address(server: Server, owner: Person) -> str:
    """Of a link that asks for a passphrase; a third try has to wait (serving.py)."""
    ((workspace,),) = server.sql(
        "SELECT w.public_id FROM canvases_workspace w JOIN canvases_canvas c"
        " ON c.workspace_id = w.id WHERE c.public_id = ?",
        [owner.canvas],
    )
    fields = {"role": "editor", "passphrase": "open sesame"}
    _status, _headers, page = owner.request("POST", f"/w/{workspace}/share/links/", fields)
    found = re.search(r"/join/[\w-]{43}/", page)
    assert found
    return found[0]


def knock(person: Person, address: str, passphrase: str) -> tuple[int, float]:
    """The status of the answer, and how many seconds it took."""
    start = time.monotonic()
    fields = {"name": "Zoë", "passphrase": passphrase}
    status, _headers, _body = person.request("POST", address, fields)
    return status, time.monotonic() - start


def test_guesser_is_held_back_and_let_in_while_pages_and_others_do_not_wait(
    server: Server, address: str
) -> None:
    guesser = Person(server, cookies={"csrftoken": "g" * 32})
    assert [knock(guesser, address, "wrong")[0] for _ in range(2)] == [403, 403]

    with ThreadPoolExecutor(1) as thread:
        held = thread.submit(knock, guesser, address, "open sesame")
        time.sleep(0.2)
        other = Person(server, cookies={"csrftoken": "r" * 32})
        assert knock(other, address, "open sesame")[0] == 302
        assert Person(server).request("GET", "/")[0] == 200
        assert not held.done()
    status, seconds = held.result()
    assert status == 302
    assert seconds > 3  # eight, less what came back while the wrong ones were looked at

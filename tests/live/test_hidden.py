"""What a stream does not tell those who may not know: names, comments, what was, other canvases."""

import json
import re
import time
from contextlib import ExitStack

import pytest

from tests.cast import op
from tests.live.server import Person
from tests.live.stream_reader import Stream

PEOPLE_AND_PAST = ["Secret Ada", "Hidden Ben", "note__talk", "kept words", '"by"', "presence"]
GATHERED = 1.5  # seconds after which news of people have gone out


def do(person: Person, path: str, **fields: str) -> str:
    """Post to an address below the canvas. Returns the answer."""
    path = f"/c/{person.canvas}/{path}"
    status, _headers, body = person.request("POST", path, {"op_id": op(), **fields})
    assert status in (200, 302), body
    return body


def call(person: Person, name: str) -> None:
    """Say what to call someone."""
    _status, _headers, page = person.request("GET", f"/c/{person.canvas}/")
    workspace = re.search(r"/w/(\w{12})/share/", page)
    assert workspace
    person.request("POST", f"/w/{workspace[1]}/share/me/", {"name": name})


def told(stream: Stream, seconds: float = 8.0, until: str = "\0") -> str:
    """All that comes for a while, or until these words have come."""
    end, said = time.monotonic() + seconds, ""
    while until not in said and time.monotonic() < end:  # heartbeats come often
        said += "".join(json.dumps(event) for event in stream.events()).replace('\\"', '"')
    return said


def work(ada: Person, ben: Person) -> None:
    """Whatever could tell of people and of what was: a note that changes and is talked about, many
    at once, a state that is brought back, and somebody who writes."""
    ada.add("older words")
    note = ada.note()
    do(ada, "snapshots/", name="kept words")
    do(ben, f"notes/{note}/comments/", text="whispered words")
    do(ben, f"notes/{note}/", text="present words", version="1")
    do(ben, "paste/", kind="gain", text="\n".join("abcdef"), confirmed="1")
    snapshot = re.search(r"snapshots/(\w{12})/delete", ada.request(
        "GET", f"/c/{ada.canvas}/snapshots/")[2])  # fmt: skip
    assert snapshot
    do(ada, f"snapshots/{snapshot[1]}/restore/")
    ben.request("POST", f"/c/{ben.canvas}/here/", {"tab": "tab-of-ben", "at": "box:pain"})


@pytest.fixture
def ben(owner: Person) -> Person:
    """An editor beside the owner; both have names."""
    ben = owner.joined()
    call(owner, "Secret Ada")
    call(ben, "Hidden Ben")
    return ben


def heard_by(ada: Person, ben: Person, *others: Person) -> list[str]:
    """What each of the others is told by a stream while Ada and Ben work."""
    with ExitStack() as open_streams:
        streams = [
            open_streams.enter_context(
                Stream(person, f"{person.position()}&tab=tab-number-{place}")
            )
            for place, person in enumerate([*others, ben])
        ]
        work(ada, ben)
        return [told(stream, GATHERED) for stream in streams[:-1]]


def test_stream_tells_viewers_of_the_canvases_of_no_people_and_no_past(
    owner: Person, ben: Person
) -> None:
    wide = owner.joined("viewer", sees_history=True)
    narrow = [owner.joined("viewer"), owner.joined("viewer", limited=True)]

    all_of_it, *heard = heard_by(owner, ben, wide, *narrow)

    assert [words for words in PEOPLE_AND_PAST if words not in all_of_it] == []
    for one in heard:
        assert "older words" in one, "what stands on the canvas"
        assert "access" in one
        assert [words for words in PEOPLE_AND_PAST if words in one] == []


def test_viewer_who_asks_for_what_was_before_is_told_what_stands(owner: Person) -> None:
    viewer, beginning = owner.joined("viewer"), owner.position()
    with Stream(owner, f"{beginning}&tab=tab-of-owner") as watched:
        owner.add("wrong words")
        do(owner, f"notes/{owner.note()}/", text="right words", version="1")
        assert "right words" in told(watched, until="right words")
        for after in (beginning, beginning.replace(":", ":0")):
            with Stream(viewer, f"{after}&tab=tab-of-viewer") as stream:
                heard = told(stream, GATHERED)
            assert "right words" in heard
            assert "wrong words" not in heard


def test_who_is_shown_less_or_more_is_told_so_and_hears_it_from_then_on(
    owner: Person, ben: Person
) -> None:
    viewer = owner.joined("viewer")
    change = "UPDATE canvases_member SET sees_history = ? WHERE role = 'viewer'"
    with (
        Stream(viewer, f"{viewer.position()}&tab=tab-of-viewer") as stream,
        Stream(ben, f"{ben.position()}&tab=tab-of-ben"),
    ):
        assert "Hidden Ben" not in told(stream, GATHERED)
        owner.server.sql(change, [True])
        assert "Hidden Ben" in told(stream, until='"presence"')
        owner.server.sql(change, [False])
        assert '"history":false' in told(stream, until='"access"')
        call(ben, "Renamed Ben")
        assert "Renamed Ben" not in told(stream, 2)

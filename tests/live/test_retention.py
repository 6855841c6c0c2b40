"""A deleted workspace ends for everybody at once, and is gone for good while the server runs."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from tests.live.conftest import ServerMaker
from tests.live.server import Person
from tests.live.stream_reader import Stream

MARKER = "Marker-of-a-secret"


def workspace_of(person: Person) -> str:
    """The id of the workspace that somebody's canvas is in."""
    found = person.server.sql(
        "SELECT w.public_id FROM canvases_workspace w JOIN canvases_canvas c"
        " ON c.workspace_id = w.id WHERE c.public_id = ?",
        [person.canvas],
    )
    return str(found[0][0])


def delete(owner: Person) -> str:
    """Delete the workspace. Returns its id."""
    workspace = workspace_of(owner)
    fields = {"name": "My venture"}
    assert owner.request("POST", f"/w/{workspace}/delete/", fields)[0] == 302
    return workspace


def wait_for(happened: Callable[[], bool]) -> bool:
    """Whether it happens within some seconds."""
    deadline = time.monotonic() + 10
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_streams_into_a_deleted_workspace_end_soon_and_none_opens(owner: Person) -> None:
    editor = owner.joined()
    with Stream(owner) as one, Stream(editor) as other:
        delete(owner)
        assert one.ends_within(5)
        assert other.ends_within(5)
    with Stream(editor) as again:
        assert again.status == 404
    status, _headers, told = editor.request("GET", f"/c/{editor.canvas}/changes/")
    assert (status, "deleted this workspace" in told) == (410, True)


def test_workspace_is_gone_for_good_while_the_server_runs(
    own_server: ServerMaker, tmp_path: Path
) -> None:
    server = own_server(RETENTION="1")
    owner, other = Person(server).start(), Person(server).start()
    owner.add(MARKER)
    other.add("Stays")
    delete(owner)
    server.sql("UPDATE canvases_workspace SET deleted_at = '2020-01-01' WHERE deleted_at > ''")

    def holding() -> list[Path]:
        paths = [path for path in tmp_path.rglob("*") if path.is_file()]
        return [path for path in paths if MARKER.encode() in path.read_bytes()]

    assert wait_for(lambda: not holding())
    assert server.sql("SELECT count(*) FROM canvases_workspace") == [(1,)]
    assert other.add("Goes on") == 3


def test_customer_list_is_deleted_when_its_time_is_over(
    own_server: ServerMaker, tmp_path: Path
) -> None:
    server = own_server(RETENTION="1")
    left, due = (tmp_path / "data" / "customer-lists" / f"{name}.raw" for name in ("new", "old"))
    for path in (left, due):
        path.write_text(MARKER)
    os.utime(due, (0, 0))

    assert wait_for(lambda: not due.exists())
    assert left.exists()
    assert server.process.poll() is None

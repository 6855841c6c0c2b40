"""A bin is emptied to the end, whatever happens to the server meanwhile."""

import time

from tests.live.conftest import ServerMaker
from tests.live.server import Person

SAYS_IT = "SELECT count(*) FROM canvases_change WHERE after LIKE '%Marker-of-a-secret%'"


def test_emptying_goes_on_when_the_server_starts_again(own_server: ServerMaker) -> None:
    server = own_server()
    owner = Person(server).start()
    owner.add("Marker-of-a-secret")
    note = owner.note()
    owner.request("POST", f"/c/{owner.canvas}/notes/{note}/bin/", {})
    server.stop()
    server.sql(
        "INSERT INTO canvases_purge (workspace_id, before, gone, seq, snapshot)"
        " SELECT workspace_id, '2999-01-01', '[]', 0, 0 FROM canvases_note WHERE public_id = ?",
        [note],
    )
    assert server.sql(SAYS_IT) != [(0,)]

    server.start()

    deadline = time.monotonic() + 10
    while server.sql("SELECT 1 FROM canvases_purge") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.sql(SAYS_IT) == [(0,)]

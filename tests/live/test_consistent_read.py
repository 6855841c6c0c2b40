"""A page is never labelled with a number that is newer than what it shows."""

import json
import subprocess
import sys

import pytest

from tests.live.backends import NOTIFY, SQLITE
from tests.live.server import ROOT, Person, Server

# Reads as load_current does, with somebody who writes between the two statements.
_BETWEEN = """
import json, os, sys, django
django.setup()
from canvases.models import Canvas, Note
from canvases.queries.board import load_board
from canvases.queries.consistent_read import consistent_read
from tests.live.server import Person, Server

public_id, cookies, port = json.loads(sys.argv[1])
server = Server.__new__(Server)
server.port = port
person = Person(server, public_id, cookies)
with consistent_read():
    canvas = Canvas.objects.select_related("workspace").get(public_id=public_id)
    person.add("Added in between")
    board = load_board(canvas)
notes = Note.objects.filter(workspace=canvas.workspace)
notes.exists()
print(json.dumps([board.seq, len(board.notes), notes.count()]))
"""


@pytest.mark.parametrize("servers", [SQLITE, NOTIFY], indirect=True)
def test_board_and_its_number_are_of_one_moment_while_somebody_writes(
    servers: list[Server],
) -> None:
    server = servers[0]
    owner = Person(server).start()
    owner.add("Before")
    arguments = json.dumps([owner.canvas, owner.cookies, server.port])

    done = subprocess.run(
        [sys.executable, "-c", _BETWEEN, arguments],
        cwd=ROOT, env=server.env, check=True, capture_output=True, text=True,
    )  # fmt: skip

    assert json.loads(done.stdout) == [2, 1, 2]

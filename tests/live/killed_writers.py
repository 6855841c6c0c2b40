"""Writers that are killed while they write:
`python -m tests.live.killed_writers CANVAS TOKEN ROUNDS`.

Each round is a process of its own, made by fork, which adds notes by the same action as the server
and says the name of each operation when the action has returned: that is the moment at which a
server would answer. It prints the names that were said.
"""

import os
import random
import signal
import sys
import time
from typing import Final

import django

django.setup()

from canvases.access import CanvasGrant, grant_for_canvas  # noqa: E402
from canvases.actions import notes  # noqa: E402
from canvases.method.kinds import Kind  # noqa: E402
from canvases.models import Note  # noqa: E402

LONGEST: Final = 0.03  # seconds from the first operation to the end


def main(canvas: str, token: str, rounds: int) -> None:
    """Play so many rounds."""
    chance = random.Random(rounds)
    for number in range(rounds):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            grant = grant_for_canvas(token, canvas)
            assert grant
            write(grant, writing, number)
        os.close(writing)
        with os.fdopen(reading) as said:
            first = said.readline()
            time.sleep(chance.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            sys.stdout.write(first + said.read())


def write(grant: CanvasGrant, writing: int, number: int) -> None:
    """Add and weigh notes until the end, which comes from outside."""
    for count in range(10_000):
        name = f"kill-{number}-{count}"
        if count % 3 and (note := Note.objects.filter(workspace=grant.workspace).last()):
            made = notes.weigh(grant, name, note=note, weight=(note.weight or 0) % 5 + 1)
        else:
            made = notes.add(grant, name, canvas=grant.canvas, kind=Kind.PAIN, text=name)
        assert made
        os.write(writing, f"{name}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

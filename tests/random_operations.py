"""Anything that people may do on a board, chosen by chance."""

import random
from contextlib import suppress

from django.db import connection

from canvases.access import CanvasGrant
from canvases.actions import canvases, comments, links, notes, snapshots, undo_redo
from canvases.actions.errors import Refused
from canvases.method.kinds import Kind, Strength
from canvases.models import Change, Note
from tests import cast


def examples(number: int) -> int:
    """So many on SQLite. On PostgreSQL a few: what chance may find does not lie in the database."""
    return number if connection.vendor == "sqlite" else max(2, number // 5)


def a_board(grant: CanvasGrant) -> None:
    """Three notes, two of them linked."""
    pain = cast.add(grant, Kind.PAIN, "Lift is slow")
    cast.connect(grant, cast.add(grant, Kind.PAIN_RELIEVER, "Locker"), pain)
    cast.add(grant, Kind.JOB, "Eat")


def some_change(grant: CanvasGrant, chance: random.Random) -> Change | None:
    """Anything a person may do on a board; None where it had no effect."""
    everything = list(Note.objects.filter(workspace=grant.workspace))
    note = chance.choice(everything)
    other = chance.choice(everything)
    kind = chance.choice(list(Kind))
    acts = [
        lambda: notes.add(grant, cast.op(), canvas=grant.canvas, kind=kind, text=cast.op()),
        lambda: notes.paste(
            grant, cast.op(), canvas=grant.canvas, kind=kind, texts=[cast.op(), cast.op()]
        ),
        lambda: notes.edit(
            grant, cast.op(), note=note, version=note.version, values={"text": cast.op()}
        ),
        lambda: notes.weigh(grant, cast.op(), note=note, weight=chance.randint(1, 5)),
        lambda: notes.unweigh(grant, cast.op(), note=note),
        lambda: notes.place(grant, cast.op(), note=note, kind=kind, after=None),
        lambda: notes.step(grant, cast.op(), note=note, up=True),
        lambda: notes.discard(grant, cast.op(), note=note),
        lambda: notes.restore(grant, cast.op(), note=note),
        lambda: links.connect(
            grant, cast.op(), canvas=grant.canvas, source=note, target=other,
            strength=chance.choice(list(Strength)),
        ),
        lambda: links.disconnect(
            grant, cast.op(), canvas=grant.canvas, source=note, target=other
        ),
        lambda: comments.add(grant, cast.op(), note=note, text=cast.op()),
        lambda: _settle(grant, note),
        lambda: _go_back(grant),
        lambda: canvases.rename(grant, cast.op(), row=grant.canvas, name=cast.op()),
        lambda: canvases.state_proposition(
            grant, cast.op(), canvas=grant.canvas, text=chance.choice(["", cast.op()])
        ),
        lambda: undo_redo.undo(grant, cast.op()),
        lambda: undo_redo.redo(grant, cast.op()),
    ]  # fmt: skip
    with suppress(Refused):
        return chance.choice(acts)()
    return None


def _settle(grant: CanvasGrant, note: Note) -> Change | None:
    said = note.comments.filter(binned_at=None).first()
    if said is None:
        return None
    wish = not said.is_resolved
    return comments.resolve(grant, cast.op(), note=note, comment=said, resolved=wish)


def _go_back(grant: CanvasGrant) -> Change | None:
    """Keep a state the first time, go back to it later."""
    kept = grant.canvas.snapshots.first() or cast.snapshot(grant)
    return snapshots.restore(grant, cast.op(), snapshot=kept)

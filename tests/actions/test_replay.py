"""The journal is the truth: whatever people do, it can be replayed, taken back and done again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.access import CanvasGrant
from canvases.actions import canvases, comments, links, notes, undo_redo
from canvases.actions.errors import Refused
from canvases.method.kinds import Kind, Strength
from canvases.models import Change, Link, Note
from canvases.queries.undo_stack import steps
from tests import cast
from tests.random_operations import examples

Act = Callable[[CanvasGrant, Note, Note, int], Change | None]
"""Something done with two notes, in one of several ways."""


def add(grant: CanvasGrant, _one: Note, _two: Note, way: int) -> Change | None:
    kind = list(Kind)[way % 6]
    return notes.add(grant, cast.op(), canvas=grant.canvas, kind=kind, text=f"Note {way}")


def paste(grant: CanvasGrant, one: Note, _two: Note, way: int) -> Change | None:
    texts = [f"Line {number}" for number in range(way % 4)]
    return notes.paste(grant, cast.op(), canvas=grant.canvas, kind=Kind(one.kind), texts=texts)


def edit(grant: CanvasGrant, one: Note, _two: Note, way: int) -> Change | None:
    ways: list[dict[str, Any]] = [
        {"text": f"Edited {way}"},
        {"details": "More"},
        {"weight": way % 5 + 1},
        {"type": ""},
    ]
    return notes.edit(grant, cast.op(), note=one, version=one.version, values=ways[way % 4])


def weigh(grant: CanvasGrant, one: Note, _two: Note, way: int) -> Change | None:
    return notes.weigh(grant, cast.op(), note=one, weight=way % 5 + 1)


def lay_under(grant: CanvasGrant, one: Note, two: Note, _way: int) -> Change | None:
    return notes.place(grant, cast.op(), note=one, kind=Kind(two.kind), after=two.public_id)


def lay_on_top(grant: CanvasGrant, one: Note, _two: Note, way: int) -> Change | None:
    return notes.place(grant, cast.op(), note=one, kind=list(Kind)[way % 6], after=None)


def step(grant: CanvasGrant, one: Note, _two: Note, way: int) -> Change | None:
    return notes.step(grant, cast.op(), note=one, up=way % 2 == 0)


def discard(grant: CanvasGrant, one: Note, _two: Note, _way: int) -> Change | None:
    return notes.discard(grant, cast.op(), note=one)


def restore(grant: CanvasGrant, one: Note, _two: Note, _way: int) -> Change | None:
    return notes.restore(grant, cast.op(), note=one)


def link(grant: CanvasGrant, one: Note, two: Note, way: int) -> Change | None:
    strength = list(Strength)[way % 2]
    return links.connect(
        grant, cast.op(), canvas=grant.canvas, source=one, target=two, strength=strength
    )


def unlink(grant: CanvasGrant, one: Note, two: Note, _way: int) -> Change | None:
    return links.disconnect(grant, cast.op(), canvas=grant.canvas, source=one, target=two)


def comment(grant: CanvasGrant, one: Note, _two: Note, way: int) -> Change | None:
    said = one.comments.filter(binned_at=None).first()
    if said is None or way % 4 == 0:
        return comments.add(grant, cast.op(), note=one, text=f"Comment {way}")
    if way % 4 == 1:
        return comments.discard(grant, cast.op(), note=one, comment=said)
    return comments.resolve(grant, cast.op(), note=one, comment=said, resolved=not said.is_resolved)


def state(grant: CanvasGrant, _one: Note, _two: Note, way: int) -> Change | None:
    return canvases.state_proposition(
        grant, cast.op(), canvas=grant.canvas, text=["", "Ours", "Theirs"][way % 3]
    )


def duplicate(grant: CanvasGrant, _one: Note, _two: Note, way: int) -> Change | None:
    return canvases.duplicate(grant, cast.op(), canvas=grant.canvas, title=f"Copy {way}")


ACTS: list[Act] = [
    add, paste, edit, weigh, lay_under, lay_on_top, step, discard, restore, link, link, unlink,
    comment, comment,    state, duplicate,
]  # fmt: skip

days = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)),
    max_size=14,
)
Day = list[tuple[Act, int, int, int]]


def live(grant: CanvasGrant, day: Day) -> None:
    """Do all of it on a canvas with one note in each box; what is refused is refused."""
    first = {kind: cast.add(grant, kind, f"First {kind}") for kind in Kind}
    cast.connect(grant, first[Kind.PAIN_RELIEVER], first[Kind.PAIN])
    cast.connect(grant, first[Kind.PRODUCT], first[Kind.JOB])
    for act, one, two, way in day:
        everything = list(Note.objects.order_by("pk"))
        try:
            act(grant, everything[one % len(everything)], everything[two % len(everything)], way)
        except Refused:
            continue


def take_steps(grant: CanvasGrant, turn: Callable[[CanvasGrant, str], object], which: str) -> None:
    """Undo or redo until there is nothing left."""
    while getattr(steps(grant), which) is not None:
        turn(grant, cast.op())


def seen() -> cast.Rows:
    """All rows, without what lies in the bin and links that lead there."""
    rows = cast.all_states()
    shown = {
        name: {key: row for key, row in states.items() if not row.get("binned_at")}
        for name, states in rows.items()
    }
    for link in Link.objects.select_related("source", "target"):
        if link.source.is_binned or link.target.is_binned:
            del shown["link"][link.public_id]
    return shown


@pytest.mark.django_db
@settings(max_examples=examples(8))
@given(days)
def test_rows_are_what_the_journal_says_and_all_can_be_undone_and_redone(day: Day) -> None:
    with transaction.atomic():
        grant = cast.on_canvas("ada", cast.started_by("ada"))
        at_first = seen()
        live(grant, day)
        in_the_end = seen()
        assert replayed(grant) == cast.all_states()

        take_steps(grant, undo_redo.undo, "undo")
        assert seen() == at_first
        take_steps(grant, undo_redo.redo, "redo")
        assert seen() == in_the_end
        assert replayed(grant) == cast.all_states()
        transaction.set_rollback(True)


def replayed(grant: CanvasGrant) -> cast.Rows:
    return cast.replayed(grant.workspace.changes.all())

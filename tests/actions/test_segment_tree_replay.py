"""Whatever two people do to a tree of segments, it stays one, and the journal tells all of it."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.access import Grant
from canvases.actions import canvases, segment_split, segment_tree, undo_redo
from canvases.actions.errors import Refused
from canvases.method.segment_tree import is_circular
from canvases.models import Change, CustomerSegment, Role
from tests import cast
from tests.random_operations import examples

Act = Callable[[Grant, CustomerSegment, CustomerSegment], Change | None]
"""Something done with two segments."""


def move(grant: Grant, one: CustomerSegment, two: CustomerSegment) -> Change | None:
    return segment_tree.move(grant, cast.op(), segment=one, parent=two)


def move_out(grant: Grant, one: CustomerSegment, _two: CustomerSegment) -> Change | None:
    return segment_tree.move(grant, cast.op(), segment=one, parent=None)


def split(grant: Grant, one: CustomerSegment, two: CustomerSegment) -> Change | None:
    trait = {"model": "needs_based", "variable": "cuisine", "value": two.name[-40:]}
    return segment_split.split(grant, cast.op(), segment=one, traits=[trait])


def discard(grant: Grant, one: CustomerSegment, _two: CustomerSegment) -> Change | None:
    return canvases.discard(grant, cast.op(), row=one)


def restore(grant: Grant, one: CustomerSegment, _two: CustomerSegment) -> Change | None:
    return canvases.restore(grant, cast.op(), row=one)


def undo(grant: Grant, _one: CustomerSegment, _two: CustomerSegment) -> Change | None:
    return undo_redo.undo(grant, cast.op())


def redo(grant: Grant, _one: CustomerSegment, _two: CustomerSegment) -> Change | None:
    return undo_redo.redo(grant, cast.op())


days = st.lists(
    st.tuples(
        st.sampled_from([move, move, move, move_out, split, discard, restore, undo, undo, redo]),
        st.booleans(), st.integers(0, 2), st.integers(0, 2),
    ),
    min_size=10,
    max_size=30,
)  # fmt: skip
Day = list[tuple[Act, bool, int, int]]


def live(grants: tuple[Grant, Grant], day: Day) -> None:
    """Do all of it; what is refused is refused."""
    for act, who, one, two in day:
        rows = list(CustomerSegment.objects.order_by("pk"))
        try:
            act(grants[who], rows[one % len(rows)], rows[two % len(rows)])
        except Refused:
            continue
        assert_is_tree()


def assert_is_tree() -> None:
    rows = {row.pk: row for row in CustomerSegment.objects.all()}
    parents = {key: row.parent_id for key, row in rows.items()}
    assert not is_circular(parents, parents)
    for row in rows.values():
        assert row.is_binned or row.parent_id is None or not rows[row.parent_id].is_binned


@pytest.mark.django_db
@settings(max_examples=examples(25))
@given(days)
def test_tree_stays_a_tree_and_the_journal_tells_it(day: Day) -> None:
    with transaction.atomic():
        ada = cast.on_canvas("ada", cast.started_by("ada"))
        ben = cast.joined_by("ben", ada.canvas, Role.EDITOR)
        for name in ("Bakers", "Cooks"):
            cast.another_segment(ada, name)

        live((cast.on_page(ada), cast.on_page(ben)), day)

        assert cast.replayed(ada.workspace.changes.all()) == cast.all_states()
        transaction.set_rollback(True)

"""The board that follows from one before and what changed is the board that is loaded anew."""

import random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import notes, snapshots
from canvases.board_state.board_update import load_update
from canvases.method.kinds import Kind
from canvases.models import Link, Note
from canvases.queries.board import Board
from canvases.queries.consistent_read import load_current
from tests import cast
from tests.random_operations import a_board, examples, some_change

pytestmark = pytest.mark.django_db


def fields(row: Note | Link) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def content(board: Board) -> dict[str, Any]:
    """All that the board holds; asserts that links end at the notes that are shown."""
    by_pk = {note.pk: note for note in board.notes}
    assert board.shown == {note.public_id: note for note in board.notes}

    for link in [*board.links, *(link for links in board.links_of.values() for link in links)]:
        assert link.source is by_pk[link.source_id]
        assert link.target is by_pk[link.target_id]
    return {
        "seq": board.seq,
        "boxes": {kind: [fields(note) for note in box] for kind, box in board.boxes.items()},
        "links": [fields(link) for link in board.links],
        "links_of": {pk: [fields(link) for link in links] for pk, links in board.links_of.items()},
        "talks": board.talks,
    }


@pytest.mark.parametrize("seed", range(examples(8)))
@pytest.mark.parametrize("at_hand", [True, False])
def test_board_that_follows_is_the_board_that_is_loaded(
    ada: CanvasGrant, seed: int, at_hand: bool
) -> None:
    a_board(ada)
    chance = random.Random(seed)
    board = load_current(ada.canvas.pk)
    for _round in range(25):
        made = some_change(ada, chance)
        before = content(board)
        followed = load_update(board, made if at_hand else None)
        loaded = load_current(ada.canvas.pk)

        assert followed is None or content(followed[0]) == content(loaded)
        assert content(board) == before
        board = followed[0] if followed else loaded


def test_note_that_a_change_only_looked_at_is_shown_once(ada: CanvasGrant) -> None:
    a_board(ada)
    kept = cast.snapshot(ada)
    cast.add(ada, Kind.GAIN)
    before = load_current(ada.canvas.pk)

    followed = load_update(before, snapshots.restore(ada, cast.op(), snapshot=kept))

    assert followed
    assert content(followed[0]) == content(load_current(ada.canvas.pk))


def test_boards_share_what_stays_as_it_was(ada: CanvasGrant) -> None:
    a_board(ada)
    before = load_current(ada.canvas.pk)
    cast.add(ada, Kind.GAIN)

    followed = load_update(before)

    assert followed
    after = followed[0]
    assert [kind for kind in Kind if after.boxes[kind] is not before.boxes[kind]] == [Kind.GAIN]
    assert after.links is before.links


@pytest.mark.parametrize("times", [1, 3])
def test_board_is_of_one_moment_while_somebody_writes(ada: CanvasGrant, times: int) -> None:
    a_board(ada)
    before = load_current(ada.canvas.pk)
    cast.add(ada, Kind.GAIN)
    left = times

    def write_before_notes_are_read(run: Any, sql: str, *rest: Any) -> Any:
        nonlocal left
        if left and 'FROM "canvases_note"' in sql and '"public_id" IN' in sql:
            left -= 1
            cast.add(ada, Kind.PAIN)
        return run(sql, *rest)

    with connection.execute_wrapper(write_before_notes_are_read):
        followed = load_update(before)

    board = followed[0] if followed else load_current(ada.canvas.pk)
    assert left == 0
    assert content(board) == content(load_current(ada.canvas.pk))


def test_edit_elsewhere_is_read_in_four_queries(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN)
    before = load_current(ada.canvas.pk)
    notes.weigh(ada, cast.op(), note=note, weight=5)

    with CaptureQueriesContext(connection) as queries:
        assert load_update(before)

    assert len(queries) == 4  # the number, the changes, the note, the number again

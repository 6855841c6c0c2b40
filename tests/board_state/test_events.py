"""Events: what a page shows, plus the events, is what a page loaded afterwards shows."""

import json
import random
import re

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from canvases.access import CanvasGrant
from canvases.actions import notes, purges, segments
from canvases.board_state import events, rendered_board
from canvases.board_state.board_update import MAX_UPDATE
from canvases.board_state.events import BoardEvent, EventReader, Reset
from canvases.board_state.rendered_board import COUNTS, DEFERRED, NAMES, RenderedBoard
from canvases.live.cursor import Cursor
from canvases.method.kinds import Kind
from canvases.models import Change, Workspace
from canvases.queries.consistent_read import load_current
from tests import cast
from tests.live.stream_reader import understand
from tests.random_operations import a_board, examples, some_change

Elements = dict[str, str]


@given(st.text(), st.integers(0, 10**12), st.text(alphabet="aZ09_-"), st.booleans())
def test_event_is_one_server_sent_event_whatever_stands_in_it(
    text: str, seq: int, op_id: str, again: bool
) -> None:
    event = BoardEvent(seq, op_id, text + "\r\n\nevent: x\ndata: y", again)

    events = understand("retry: 1\n\n" + event.encode("0123abcd", history=True).decode() + ":\n\n")

    assert [event.get("id") for event in events] == [None, f"0123abcd:{seq}"]
    assert json.loads(events[1]["data"]) == event.content(history=True)


@given(st.text())
def test_cursor_is_read_or_is_none(text: str) -> None:
    found = Cursor.parse(text)

    assert found is None or f"{found.epoch}:{found.seq}".startswith(text[:9])


def shown(grant: CanvasGrant) -> Elements:
    """What a page that is loaded now shows, by id."""
    now = RenderedBoard(load_current(grant.canvas.pk))
    pieces = [now.note(note) for note in now.board.notes]
    pieces += [now.part(name) for name in (*NAMES, *COUNTS, *DEFERRED)]
    return {id_of(piece): piece for piece in pieces}


def id_of(piece: str) -> str:
    found = re.search(r' id="([^"]+)"', piece)
    assert found
    return found[1]


def patched(page: Elements, new: list[BoardEvent], whole: Elements) -> Elements:
    """The page after the events, as the browser does it. `whole` tells where an element ends."""
    for event in new:
        rest = event.patches
        for gone in re.findall(r'<del id="([^"]+)"></del>', rest):
            page.pop(gone, None)
        for name, piece in whole.items():
            if piece in rest:
                page[name] = piece
                rest = rest.replace(piece, "")
        assert not re.sub(r'<del id="[^"]+"></del>|\s', "", rest), "a patch that is not on the page"
    return page


def head(grant: CanvasGrant) -> int:
    return Workspace.objects.get(pk=grant.workspace.pk).seq


@pytest.mark.parametrize("seed", range(examples(8)))
@pytest.mark.parametrize("at_once", [1, 3])
def test_page_and_events_make_the_page_afterwards(
    ada: CanvasGrant, seed: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "DEFERRED_INTERVAL", 0.0)
    chance = random.Random(seed)
    a_board(ada)
    page, reader = shown(ada), EventReader(ada.canvas.pk, ada.workspace.epoch, head(ada))
    for _round in range(12):
        for _number in range(chance.randint(1, at_once)):
            some_change(ada, chance)
        now = shown(ada)
        page = patched(page, reader.read(head(ada)), now)

        assert page == now


def test_gap_filled_later_makes_the_same_page(ada: CanvasGrant) -> None:
    a_board(ada)
    page, start = shown(ada), head(ada)
    chance = random.Random(5)
    for _number in range(25):
        some_change(ada, chance)

    new = events.load_events(ada.canvas.pk, ada.workspace.epoch, start, at_least=head(ada))

    assert [event.seq for event in new if not event.again] == list(range(start + 1, head(ada) + 1))
    assert patched(page, new, shown(ada)) == shown(ada)


def test_fit_and_sentence_go_out_once_for_many_changes(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = EventReader(ada.canvas.pk, ada.workspace.epoch, head(ada))
    cast.add(ada, text="First")
    first = reader.read(head(ada))
    cast.add(ada, text="Second")
    second = reader.read(head(ada))
    assert reader.deferred_due_in()
    monkeypatch.setattr(events, "DEFERRED_INTERVAL", 0.0)
    third = reader.read(head(ada))

    assert [(event.again, 'id="fit"' in event.patches) for event in first + second + third] == [
        (False, False), (True, True), (False, False), (True, True)
    ]  # fmt: skip
    assert reader.deferred_due_in() is None
    assert reader.read(head(ada)) == []


def test_who_made_a_change_does_not_wait_for_what_follows_from_it(ada: CanvasGrant) -> None:
    reader = EventReader(ada.canvas.pk, ada.workspace.epoch, head(ada))
    made = notes.add(ada, cast.op(), canvas=ada.canvas, kind=Kind.PAIN, text="First")
    assert made

    assert [event.again for event in reader.read(made.seq, made=made)] == [False]
    assert reader.deferred_due_in() == 0
    assert [event.again for event in reader.read(made.seq)] == [True]


def test_change_at_hand_is_shown_without_a_query(ada: CanvasGrant) -> None:
    reader = EventReader(ada.canvas.pk, ada.workspace.epoch, head(ada))
    note = cast.add(ada)
    reader.read(head(ada))
    made = notes.weigh(ada, cast.op(), note=note, weight=5)
    assert made

    with CaptureQueriesContext(connection) as queries:
        (event,) = reader.read(made.seq, made=made)

    assert 'data-weight="5"' in event.patches
    assert not queries.captured_queries


def test_reading_that_failed_is_made_up_for_by_the_next(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    reader = EventReader(ada.canvas.pk, ada.workspace.epoch, head(ada))
    reader.read(head(ada))
    made = notes.discard(ada, cast.op(), note=note)
    assert made

    def fail(*_statement: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(fail), pytest.raises(OperationalError):
        reader.read(made.seq, made=made)
    (event,) = [event for event in reader.read(made.seq) if not event.again]

    assert event.seq == made.seq
    assert f'<del id="note-{note.public_id}"></del>' in event.patches
    assert 'id="count-pain"' in event.patches


def test_events_before_the_one_with_the_patches_say_so(ada: CanvasGrant) -> None:
    start = head(ada)
    for text in ("First", "Second"):
        cast.add(ada, text=text)

    new = events.load_events(ada.canvas.pk, ada.workspace.epoch, start, at_least=head(ada))

    assert [(event.more, bool(event.patches)) for event in new] == [
        (True, False), (False, True), (False, True)
    ]  # fmt: skip
    sent = [event.encode("0123abcd", history=True).decode() for event in new]
    assert ["id" in understand(event)[0] for event in sent] == [False, True, True]


def test_event_is_empty_where_the_change_was_elsewhere(ada: CanvasGrant) -> None:
    segments.add(ada, cast.op(), name="Visitors")
    reader = EventReader(ada.canvas.pk, ada.workspace.epoch, head(ada) - 1)

    assert [event.patches for event in reader.read(head(ada))] == [""]


def test_who_catches_up_gets_the_fit_of_changes_before(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    start = head(ada)  # what the pain did to the fit was on its way
    segments.add(ada, cast.op(), name="Visitors")

    *_changes, last = events.load_events(
        ada.canvas.pk, ada.workspace.epoch, start, at_least=head(ada)
    )

    assert last.again
    assert "Canteen is closed" in last.patches


def test_events_do_not_lead_across_an_emptied_bin(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    start = head(ada)
    notes.discard(ada, cast.op(), note=note)
    purges.empty_bin(ada, cast.op())

    with pytest.raises(Reset):
        events.load_events(ada.canvas.pk, ada.workspace.epoch, start, at_least=head(ada))
    last, fit = events.load_events(
        ada.canvas.pk, ada.workspace.epoch, start + 1, at_least=head(ada)
    )

    assert (last.patches, last.again) == ("", False)
    assert fit.again


def show(grant: CanvasGrant) -> RenderedBoard:
    return rendered_board.get_rendered_board(
        grant.canvas.pk, grant.workspace.epoch, at_least=head(grant)
    )


def test_events_do_not_lead_across_more_than_fits_in_memory(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = head(ada)
    for number in range(MAX_UPDATE + 1):
        cast.add(ada, text=f"{number} {'x' * 200}")
    assert events.load_events(ada.canvas.pk, ada.workspace.epoch, start, at_least=head(ada))

    monkeypatch.setattr(events, "MAX_CHARACTERS", 2_000)
    with pytest.raises(Reset):
        events.load_events(ada.canvas.pk, ada.workspace.epoch, start, at_least=head(ada))


def test_states_of_large_boards_are_not_all_remembered(
    ada: CanvasGrant, dan: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendered_board, "MAX_ROWS", 5)
    shown: dict[str, RenderedBoard] = {}
    for name, grant in (("ada", ada), ("dan", dan)):
        for _time in range(3):
            cast.add(grant)
        shown[name] = show(grant)

    assert show(dan) is shown["dan"]
    assert show(ada) is not shown["ada"]


def test_events_do_not_lead_across_a_missing_change(ada: CanvasGrant) -> None:
    start = head(ada)
    cast.add(ada)
    cast.add(ada)
    Change.objects.filter(workspace=ada.workspace, seq=start + 1).delete()

    with pytest.raises(Reset):
        events.load_events(ada.canvas.pk, ada.workspace.epoch, start, at_least=head(ada))

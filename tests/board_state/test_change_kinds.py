"""Whatever kind of change it is: the page before, and its events, make the page afterwards."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import documents
from canvases.board_state import events
from canvases.board_state.events import EventReader, Reset
from canvases.imports.canvas_file import read
from canvases.journal import notifications
from canvases.models import Change
from canvases.queries.change_words import SENTENCES
from tests import cast
from tests.actions.segment_acts import Act
from tests.actions.test_recording import ACTS
from tests.board_state.test_events import head, patched, shown
from tests.imports.documents import raw, small
from tests.random_operations import a_board


def import_notes(grant: CanvasGrant) -> Change | None:
    document = read(raw(small()))
    return documents.add_notes(grant, cast.op(), canvas=grant.canvas, document=document)


def import_canvases(grant: CanvasGrant) -> Change | None:
    return documents.add_document(cast.on_page(grant), cast.op(), document=read(raw(small())))


CASES: dict[str, Act] = {
    **ACTS, "notes.imported": import_notes, "canvas.imported": import_canvases,
}  # fmt: skip
NOT_BEFORE = {"workspace.imported"}  # nobody has a workspace open that is not there yet
NOT_BY_EVENTS = {"purged", "forgotten"}  # what is really gone must not be told any more


def test_every_kind_of_change_has_its_case() -> None:
    assert set(SENTENCES) == {*CASES, *NOT_BEFORE}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", CASES)
def test_page_before_and_events_make_the_page_afterwards(
    ada: CanvasGrant, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read at every commit, as the hub does, so that what the case needs first counts, too."""
    monkeypatch.setattr(events, "DEFERRED_INTERVAL", 0.0)
    a_board(ada)
    page, start, seen = shown(ada), head(ada), list[int]()
    readers = [
        EventReader(ada.canvas.pk, ada.workspace.epoch, start) for _kind in ("each", "at once")
    ]

    def follow(_workspace: int, seq: int, _made: Change | None = None) -> None:
        nonlocal page
        new = readers[0].read(seq)
        now = shown(ada)
        page = patched(page, new, now)
        seen.extend(event.seq for event in new if not event.again)
        assert page == now

    before = dict(page)
    end = notifications.subscribe(follow)
    try:
        CASES[kind](ada)
    finally:
        end()
    follow(ada.workspace.pk, head(ada))

    assert seen == list(range(start + 1, head(ada) + 1))
    if kind in NOT_BY_EVENTS:
        with pytest.raises(Reset):
            readers[1].read(head(ada))
    else:
        assert patched(before, readers[1].read(head(ada)), page) == page

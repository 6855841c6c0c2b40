"""The board's page from the cache: at once up to date, and never another person's."""

import gc
import gzip
import re
import tracemalloc

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes
from canvases.method.kinds import Kind
from canvases.models import Canvas
from tests import cast


def address(grant: CanvasGrant, name: str = "board") -> str:
    return reverse(name, args=[grant.canvas.public_id])


def page(browser: Client, grant: CanvasGrant) -> str:
    answer = browser.get(address(grant))
    assert answer.status_code == 200
    return answer.content.decode()


def fill(grant: CanvasGrant, count: int) -> None:
    """As many pains and relievers, linked in pairs."""
    texts = [f"Line {number}" for number in range(count)]
    for kind in (Kind.PAIN, Kind.PAIN_RELIEVER):
        notes.paste(grant, cast.op(), canvas=grant.canvas, kind=kind, texts=texts)
    pains = grant.canvas.profile.notes.in_order()
    for source, target in zip(grant.canvas.value_map.notes.in_order(), pains, strict=True):
        cast.connect(grant, source, target)


def query_count(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == 200
    return len(queries)


def test_board_shows_what_was_changed_at_once(ada: CanvasGrant) -> None:
    browser = cast.browser("ada")
    note = cast.add(ada, text="Cold meals")
    assert "Cold meals" in page(browser, ada)

    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "Afterwards"})

    assert "Afterwards" in page(browser, ada)
    assert "Cold meals" not in page(browser, ada)


def test_board_shows_a_segment_renamed_on_another_page(ada: CanvasGrant) -> None:
    browser = cast.browser("ada")
    page(browser, ada)

    segment = ada.canvas.profile.segment
    canvases.rename(cast.on_page(ada), cast.op(), row=segment, name="Night nurses")

    assert "Night nurses" in page(browser, ada)


def test_board_of_one_never_shows_what_another_would_undo(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    note = cast.add(ada, text="Ada's secret")
    notes.discard(ada, cast.op(), note=note)  # now only her undo button names it
    adas, bens = (page(cast.browser(name), ada) for name in ("ada", "ben"))
    again = page(cast.browser("ada"), ada)

    assert "Ada&#39;s secret" in adas
    assert "secret" not in bens
    assert again == adas
    assert ben.workspace == ada.workspace


def test_board_of_one_canvas_is_not_served_for_another(ada: CanvasGrant) -> None:
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")
    copy = cast.on_canvas("ada", Canvas.objects.get(title="Copy"))
    cast.add(copy, Kind.PRODUCT, "Only on the copy")
    browser = cast.browser("ada")

    assert "Only on the copy" in page(browser, copy)
    assert "Only on the copy" not in page(browser, ada)


def test_packed_and_plain_board_are_the_same(ada: CanvasGrant) -> None:
    cast.add(ada, text="Canteen is closed")
    browser = cast.browser("ada")

    packed = browser.get(address(ada), headers={"Accept-Encoding": "br, gzip"})
    plain = browser.get(address(ada))

    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]


def test_board_holds_no_token_that_packing_could_betray(ada: CanvasGrant) -> None:
    browser = cast.browser("ada")
    shown = page(browser, ada)

    assert "csrfmiddlewaretoken" not in shown
    assert browser.cookies["csrftoken"].value not in shown
    assert cast.TOKENS["ada"] not in shown


def test_board_is_kept_by_nobody(ada: CanvasGrant) -> None:
    answer: HttpResponse = cast.browser("ada").get(address(ada))  # type: ignore[assignment]

    assert answer["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer["Vary"]


def test_board_is_an_outline_of_headings_and_lists(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    shown = page(cast.browser("ada"), ada)

    headings = re.findall(r"<h([1-6])", shown)
    assert headings[0] == "1"
    assert headings.count("1") == 1
    assert re.search(r'<ol[^>]*id="notes-pain"[^>]*>\s*<li[^>]*id="note-', shown)


def test_reader_is_sent_nothing_to_change_notes_with(ada: CanvasGrant, finn: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    for_editors = ('<button class="note__weight"', "note__link", 'id="pending-', 'id="editor"')

    for mark in for_editors:
        assert mark in page(cast.browser("ada"), ada)
        assert mark not in page(cast.browser("finn"), finn)
    assert 'id="refused-note"' in page(cast.browser("finn"), finn)


@pytest.mark.parametrize("count", [1, 30])
def test_board_rendered_first_asks_as_often_whatever_is_on_it(ada: CanvasGrant, count: int) -> None:
    fill(ada, count)

    assert query_count(cast.browser("ada"), address(ada)) == 8


@pytest.mark.parametrize("count", [1, 30])
def test_board_served_again_asks_for_the_member_and_what_they_can_undo_only(
    ada: CanvasGrant, count: int
) -> None:
    fill(ada, count)
    browser = cast.browser("ada")
    page(browser, ada)

    assert query_count(browser, address(ada)) == 3


def test_states_of_the_past_are_not_remembered(ada: CanvasGrant) -> None:
    fill(ada, 15)
    browser = cast.browser("ada")
    cast.add(ada)
    size = len(page(browser, ada))

    tracemalloc.start()
    for number in range(12):
        cast.add(ada, text=f"State {number}")
        page(browser, ada)
    gc.collect()
    more = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert more < 10 * size


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("name", "queries"), [("history", 4), ("workspace", 10), ("workspace_history", 4)]
)
def test_page_asks_as_often_whatever_is_on_it(
    ada: CanvasGrant, name: str, queries: int, count: int
) -> None:
    fill(ada, count)
    of_workspace = name.startswith("workspace")
    public_id = (ada.workspace if of_workspace else ada.canvas).public_id

    assert query_count(cast.browser("ada"), reverse(name, args=[public_id])) == queries


@pytest.mark.parametrize("count", [1, 30])
def test_adding_a_note_asks_as_often_whatever_is_there(ada: CanvasGrant, count: int) -> None:
    fill(ada, count)
    browser = cast.browser("ada")

    with CaptureQueriesContext(connection) as queries:
        browser.post(address(ada, "notes"), {"kind": "pain", "text": "One more"})

    assert len(queries) == 14

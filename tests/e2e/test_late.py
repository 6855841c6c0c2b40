"""What arrives late, in pieces or not at all leaves no board wrong."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.e2e.afar import Afar
from tests.e2e.board import PATIENCE, Board, post


@contextmanager
def held_back(page: Page, address: str) -> Iterator[Sequence[object]]:
    """The network keeps the next answer from an address until the block ends. Gives a list that
    is no longer empty when the server has answered."""
    asked: list[Route] = []
    kept: list[tuple[Route, APIResponse]] = []

    def keep_first(route: Route) -> None:
        if asked:
            return route.fallback()
        asked.append(route)
        return kept.append((route, route.fetch(max_retries=2)))  # a line left idle may have broken

    page.route(address, keep_first)  # not `times`: a route that is over lets go what it keeps
    yield kept
    for route, answer in kept:
        route.fulfill(response=answer)


def until(page: Page, kept: Sequence[object]) -> None:
    """Wait until the server has answered."""
    for _moment in range(PATIENCE // 20):
        if kept:
            return
        page.wait_for_timeout(20)
    pytest.fail("The page did not ask, or the server did not answer.")


@pytest.mark.notes(product=["a", "b"])
def test_board_fetched_before_a_note_does_not_take_it_away(board: Board, afar: Afar) -> None:
    board.page.route("**/place/", lambda route: route.fulfill(status=422, body=""), times=1)

    with held_back(board.page, board.page.url) as kept:
        board.choose("b")
        board.press("Alt+ArrowUp")  # is refused, so the board is fetched
        until(board.page, kept)
        board.add("pain", "Written meanwhile")
        afar.add("gain", "Said meanwhile")

    expect(board.notes("product")).to_have_text(["a", "b"])
    expect(board.notes("pain")).to_have_text(["Written meanwhile"])
    expect(board.notes("gain")).to_have_text(["Said meanwhile"])


@pytest.mark.notes(pain=["Canteen"])
def test_late_answer_does_not_bring_back_what_was(board: Board, afar: Afar) -> None:
    """Not even where the question what came since gets no answer."""
    board.page.route("**/changes/**", lambda route: route.abort(), times=1)

    with held_back(board.page, "**/weight/") as kept:
        board.choose("Canteen")
        board.press("5")
        until(board.page, kept)
        afar.weigh("Canteen", 2)
        afar.add("pain", "Said afterwards")
        expect(board.note("Said afterwards")).to_be_visible()

    board.saved()
    expect(board.note("Canteen")).to_have_attribute("data-weight", "2")


@pytest.mark.notes(product=["a", "b"])
def test_board_that_could_not_be_fetched_is_fetched_later(board: Board, afar: Afar) -> None:
    board.page.route("**/place/", lambda route: route.fulfill(status=422, body=""), times=1)
    board.page.route(board.page.url, lambda route: route.abort(), times=1)
    board.choose("b")
    board.press("Alt+ArrowUp")
    board.says("The server could not do this")
    expect(board.notes("product")).to_have_text(["b", "a"])

    afar.add("pain", "Said afterwards")

    expect(board.notes("product")).to_have_text(["a", "b"])
    expect(board.notes("pain")).to_have_text(["Said afterwards"])


def test_board_fetched_anew_brings_names_and_the_way(board: Board) -> None:
    page = board.page
    page.route("**/stream/**", lambda route: route.fulfill(status=503))
    page.route("**/changes/**", lambda route: route.fulfill(json={"reset": True}))
    asks = page.locator("#way").get_by_label("Whom is it for?")
    form = asks.evaluate("one => one.form.getAttribute('hx-post')")
    field = asks.get_attribute("name") or ""
    board.reload()

    post(page, form, **{field: "Night nurses"})

    expect(page.locator("#profile_name")).to_have_text("Night nurses")
    expect(page.locator("#segment_name")).to_have_text("Night nurses")
    expect(asks).to_have_count(0)


def test_events_cut_in_the_middle_leave_nothing_out(board: Board, afar: Afar) -> None:
    """What is read together may come in pieces, and the last of them, with the notes, never."""
    page = board.page
    page.route("**/stream/**", lambda route: route.abort())
    board.reload()
    at = page.locator("#board")
    start = f"{at.get_attribute('data-epoch')}:{at.get_attribute('data-seq')}"
    afar.add("pain", "First", "Second")
    events = page.request.get(f"{page.url}changes/?after={start}").json()["events"]
    piece = f"retry: 10\n\ndata: {json.dumps(events[0])}\n\n"
    page.unroute_all()

    page.route("**/stream/**", lambda route: route.fulfill(body=piece), times=1)

    expect(board.notes("pain")).to_have_text(["First", "Second"])

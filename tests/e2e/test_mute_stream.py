"""A stream that never speaks, as behind a proxy that collects answers, is as good as none.

Where only the page waits, its clock is put forward; what a proxy holds back comes in its own time.
"""

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.e2e.board import Board
from tests.live.stream_reader import Proxy

IN_TIME = 15_000  # ms; five for its first word, three for the next question, and a busy machine


def never_answer(_route: Route) -> None:
    """Keep the request, as a proxy does that waits for the end of the answer."""


def behind_proxy(context: BrowserContext, address: str) -> Page:
    """The board where the stream does not come through."""
    context.clock.install()
    page = context.new_page()
    page.route("**/stream/**", never_answer)
    page.goto(address)
    Board(page).ready()
    return page


def test_changes_arrive_while_the_stream_is_silent(board: Board, context: BrowserContext) -> None:
    page = behind_proxy(context, board.page.url)
    notes = page.locator("#notes-pain > .note .note__text")

    for count in range(1, 5):  # longer than a silent stream is borne
        board.add("pain", f"Note {count}")
        page.clock.run_for(6000)
        expect(notes).to_have_count(count, timeout=IN_TIME)


def test_changes_arrive_behind_a_proxy_that_collects(
    board: Board, context: BrowserContext, browser: Browser, site: str
) -> None:
    cable = Proxy(int(site.rpartition(":")[2]), collects=4096)
    elsewhere = browser.new_context(storage_state=context.storage_state())
    page = elsewhere.new_page()
    page.goto(board.page.url.replace(site, f"http://127.0.0.1:{cable.port}"))
    seat = Board(page).ready()

    for count in range(1, 6):  # some of them come by the stream, when there is enough of it
        board.add("pain", f"Note {count}")
        expect(seat.notes("pain")).to_have_count(count, timeout=IN_TIME)
        board.page.wait_for_timeout(2000)
    seat.add("gain", "A warm meal")
    expect(board.notes("gain")).to_have_text(["A warm meal"])
    elsewhere.close()
    cable.close()


def test_fit_of_ones_own_note_is_not_left_to_a_silent_stream(
    board: Board, context: BrowserContext
) -> None:
    page = behind_proxy(context, board.page.url)
    page.clock.run_for(6000)

    Board(page).add("pain", "Canteen is closed")

    expect(page.locator("#fit")).to_contain_text("Canteen is closed", timeout=1000)


def test_bar_does_not_say_saved_where_nothing_comes_through(
    board: Board, context: BrowserContext
) -> None:
    page = behind_proxy(context, board.page.url)
    page.route("**/changes/**", never_answer)

    page.clock.run_for(12_000)
    expect(page.locator("#saved")).to_contain_text("No connection", timeout=IN_TIME)
    page.unroute("**/changes/**")
    expect(page.locator("#saved")).to_contain_text("All changes saved")

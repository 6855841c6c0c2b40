"""A stream that never speaks, as behind a proxy that collects answers, is as good as none.

Where only the page waits, its clock is put forward; what a proxy holds back comes in its own time.
"""

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board, start
from tests.live.stream_reader import Proxy

IN_TIME = 15_000  # ms; five for its first word, three for the next question, and a busy machine


def never_answer(_route: Route) -> None:
    """Keep the request, as a proxy does that waits for the end of the answer."""


def behind_proxy(page: Page) -> Board:
    """A new board where the stream does not come through."""
    page.clock.install()
    page.route("**/stream/**", never_answer)
    return start(page)


def test_silent_stream_is_as_good_as_none(page: Page) -> None:
    board = behind_proxy(page)
    afar, saved = Afar(page, page.url), page.locator("#saved")
    for count in range(1, 5):  # longer than a silent stream is borne
        afar.add("gain", f"Note {count}")
        page.clock.run_for(6000)
        expect(board.notes("gain")).to_have_count(count, timeout=IN_TIME)

    board.add("pain", "Canteen is closed")  # nor is the fit of one's own note left to it
    expect(page.locator("#fit")).to_contain_text("Canteen is closed", timeout=1000)

    page.route("**/changes/**", never_answer)  # where nothing comes through
    page.clock.run_for(12_000)
    expect(saved).to_contain_text("No connection", timeout=IN_TIME)
    page.unroute("**/changes/**")
    expect(saved).to_contain_text("All changes saved")


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

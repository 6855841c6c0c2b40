"""What people wrote reaches the server once, whatever the network does, and the page says so."""

from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.e2e.board import Board


def cut(page: Page) -> None:
    """Let no write through."""
    page.route("**/c/**", _let_reads)


def _let_reads(route: Route) -> None:
    if route.request.method == "POST":
        route.abort()
    else:
        route.fallback()


def test_unsent_notes_survive_reload_and_are_sent_once(board: Board) -> None:
    cut(board.page)
    for text in ("first", "second"):
        board.field("pain").fill(text)
        board.field("pain").press("Enter")
    expect(board.page.locator("#saved")).to_contain_text("Not saved yet: 2")
    board.page.on("dialog", lambda dialog: dialog.accept())

    board.reload()
    expect(board.notes("pain")).to_have_text(["first", "second"])
    expect(board.page.locator("#saved")).to_contain_text("Not saved yet: 2")
    board.page.get_by_role("button", name="Try now").click()
    board.page.unroute_all()  # not before: what gets through by itself takes the button away

    board.saved()
    expect(board.notes("pain")).to_have_text(["first", "second"])
    board.reload()
    expect(board.notes("pain")).to_have_text(["first", "second"])


def test_stale_token_and_lost_answer_make_no_second_note_nor_a_question(board: Board) -> None:
    lost: list[str] = []
    asked: list[str] = []

    def lose_first(route: Route) -> None:
        route.fetch()
        lost.append(route.request.post_data or "")
        route.abort()

    def on_dialog(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    board.page.on("dialog", on_dialog)
    board.page.context.clear_cookies(name="csrftoken")
    board.add("pain", "still saved")

    board.page.route("**/notes/", lose_first, times=1)
    board.field("pain").fill("once")
    board.field("pain").press("Enter")
    expect(board.page.locator("#saved")).to_contain_text("Not saved yet: 1")
    assert lost
    board.saved()
    board.reload()
    assert not asked  # whether to leave: everything is saved
    expect(board.notes("pain")).to_have_text(["still saved", "once"])


_CLOCK = "const now = Date.now; Date.now = () => now() + %d"


@pytest.mark.notes(pain=["Canteen is closed"])
def test_last_writing_wins_though_the_clock_was_set_back(board: Board) -> None:
    board.page.on("dialog", lambda dialog: dialog.accept())
    cut(board.page)
    board.choose("Canteen is closed")
    board.press("4")
    board.page.evaluate(_CLOCK % -60_000)
    board.press("2")
    expect(board.page.locator("#saved")).to_contain_text("Not saved yet: 2")
    board.page.unroute_all()

    board.reload().saved()

    board.reload()
    expect(board.note("Canteen is closed")).to_have_attribute("data-weight", "2")


def test_what_the_release_before_left_is_sent_first_and_in_order(board: Board) -> None:
    board.page.on("dialog", lambda dialog: dialog.accept())
    cut(board.page)
    board.field("pain").fill("third")
    board.field("pain").press("Enter")
    expect(board.page.locator("#saved")).to_contain_text("Not saved yet: 1")
    board.page.evaluate(
        """() => {
          const canvas = document.getElementById("board").dataset.canvas;
          for (const [number, text] of [[2, "second"], [1, "first"]]) {
            const order = `00${4102444800000 + number}-000001`;  // a clock in the year 2100
            const operation = { op_id: `before-${canvas}-${number}`, path: `/c/${canvas}/notes/`,
              fields: [["kind", "pain"], ["text", text]], origin: "add:pain", order, tab: "gone" };
            const key = `cs:op:${canvas}:${order}-${operation.op_id}`;
            localStorage.setItem(key, JSON.stringify(operation));
          }
        }"""
    )
    board.page.unroute_all()

    board.reload().saved()

    expect(board.notes("pain")).to_have_text(["first", "second", "third"])


def test_operations_of_a_closed_tab_are_sent_by_another(board: Board, second_tab: Board) -> None:
    cut(second_tab.page)
    second_tab.field("pain").fill("left behind")
    second_tab.field("pain").press("Enter")
    expect(second_tab.page.locator("#saved")).to_contain_text("Not saved yet")
    second_tab.page.close()

    board.reload()

    board.saved()
    expect(board.notes("pain")).to_have_text(["left behind"])


@pytest.mark.notes(pain=["Canteen is closed"])
def test_whatever_waits_is_kept_while_the_server_is_in_trouble(board: Board) -> None:
    page, saved = board.page, board.page.locator("#saved")
    for weight, status in enumerate((429, 502, 503, 504), 2):
        page.route("**/weight/", lambda route, *, status=status: route.fulfill(status=status))
        board.choose("Canteen is closed")
        board.press(str(weight))
        expect(saved).to_contain_text("Not saved yet: 1")
        with page.expect_response("**/weight/"):
            saved.get_by_role("button").click()  # it is asked again, and the answer is the same
        expect(saved).to_contain_text("Not saved yet: 1")
        page.unroute_all()

        board.saved()
        expect(board.note("Canteen is closed")).to_have_attribute("data-weight", str(weight))
        assert f'data-weight="{weight}"' in page.request.get(page.url).text(), status


@pytest.mark.notes(pain=["Canteen is closed"])
def test_what_waits_survives_the_loss_of_access(board: Board) -> None:
    page, saved = board.page, board.page.locator("#saved")
    for weight, lost in (("5", "guest"), ("4", "")):  # the key alone, then every cookie
        cookies: Any = page.context.cookies()
        for one in cookies:
            if one["name"].startswith(lost):
                page.context.clear_cookies(name=one["name"])
        board.choose("Canteen is closed")
        board.press(weight)
        board.field("gain").fill(f"Meal {weight}")
        board.field("gain").press("Enter")
        expect(saved).to_contain_text("Not saved yet: 2")
        expect(page.locator("#rights")).to_contain_text("no longer recognise this browser")

        page.context.add_cookies(cookies)

        expect(page.locator("#rights")).to_have_count(0)
        board.ready().saved()
        expect(board.note("Canteen is closed")).to_have_attribute("data-weight", weight)
        expect(board.note(f"Meal {weight}")).to_have_count(1)


def test_refused_text_is_kept_beside_the_reason(board: Board) -> None:
    refusal = '<p id="refusal" class="refusal">Not today.</p>'
    board.page.route("**/notes/", lambda route: route.fulfill(status=422, body=refusal), times=1)
    board.field("pain").fill("precious words")
    board.field("pain").press("Enter")

    kept = board.page.locator("#box-pain .kept")
    expect(kept).to_contain_text("Not today.")
    expect(kept.locator("textarea")).to_have_value("precious words")
    expect(board.page.locator("#saved")).to_contain_text("All changes saved")
    board.reload()
    expect(kept.locator("textarea")).to_have_value("precious words")
    kept.get_by_role("button", name="Try again").click()
    expect(kept).to_have_count(0)
    board.saved()
    expect(board.notes("pain")).to_have_text(["precious words"])


def leave_unsent(board: Board) -> None:
    """Go to the workspace's page with a note that did not get through."""
    cut(board.page)
    board.field("pain").fill("left behind")
    board.field("pain").press("Enter")
    expect(board.page.locator("#saved")).to_contain_text("Not saved yet")
    board.page.on("dialog", lambda dialog: dialog.accept())
    board.page.locator(".bar__home").click()


def test_what_is_not_sent_is_told_and_sent_by_other_pages(board: Board) -> None:
    leave_unsent(board)
    told = board.page.locator("#leftovers")
    expect(told).to_contain_text("not saved yet")
    expect(told.get_by_role("link")).to_be_visible()
    board.page.unroute_all()
    board.page.reload()

    expect(told).to_contain_text("are saved now")
    board.page.locator(".canvas-card__title a").first.click()
    expect(board.ready().notes("pain")).to_have_text(["left behind"])


def test_what_another_page_cannot_save_waits_on_its_board(board: Board) -> None:
    address = board.page.url
    leave_unsent(board)
    expect(board.page.locator("#leftovers")).to_be_visible()
    board.page.unroute_all()
    refusal = '<p id="refusal" class="refusal">Not today.</p>'
    board.page.route("**/notes/", lambda route: route.fulfill(status=422, body=refusal), times=1)
    board.page.reload()
    expect(board.page.locator("#leftovers")).to_be_hidden()
    board.page.goto(address)

    expect(board.ready().page.locator("#box-pain .kept")).to_contain_text("Not today.")
    expect(board.page.locator("#box-pain .kept textarea")).to_have_value("left behind")

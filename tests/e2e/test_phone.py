"""The board under a finger."""

import re

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.e2e.board import Board, start
from tests.e2e.test_late import held_back, until
from tests.e2e.test_moving import middle


@pytest.fixture
def small(phone: Page) -> Board:
    """A new canvas on a phone, with three pains."""
    board = start(phone, pain=["a", "b", "c"])
    phone.get_by_role("link", name="Pains").click()
    # The strip of boxes slides, and stays between two of them when one writes before it is there.
    expect(board.field("pain")).to_be_in_viewport(ratio=1)
    expect(board.note("c")).to_be_in_viewport(ratio=1)
    return board


def touch(finger: CDPSession, kind: str, *at: tuple[float, float]) -> None:
    points = [{"x": x, "y": y} for x, y in at]
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_tap_chooses_and_second_tap_edits(small: Board) -> None:
    box = small.note("b").locator(".note__weight").bounding_box()
    assert box
    small.page.touchscreen.tap(box["x"] + 4, box["y"] + box["height"] / 2)
    expect(small.note("b")).to_have_class(re.compile("is-chosen"))
    expect(small.note("b")).to_have_attribute("data-weight", "")  # nor do its dots weigh

    small.note("a").locator(".note__text").tap()
    expect(small.note("a")).to_have_class(re.compile("is-chosen"))
    expect(small.page.get_by_label("Text of the note")).to_have_count(0)
    small.note("a").locator(".note__text").tap()
    expect(small.page.get_by_label("Text of the note")).to_be_focused()


def test_long_press_and_move_reorders_and_a_swipe_does_not(small: Board) -> None:
    finger = small.page.context.new_cdp_session(small.page)
    x, y = middle(small.note("c"), at=0.3)
    to_x, to_y = middle(small.note("a"), at=0.1)
    touch(finger, "touchStart", (x, y))
    expect(small.page.locator("html")).to_have_class(re.compile("is-dragging"))
    for part in (0.3, 0.6, 1.0):
        touch(finger, "touchMove", (x + (to_x - x) * part, y + (to_y - y) * part))
    touch(finger, "touchEnd")
    expect(small.notes("pain")).to_have_text(["c", "a", "b"])
    small.saved()

    x, y = middle(small.note("b"), at=0.3)
    touch(finger, "touchStart", (x, y))
    for step in (20, 60, 120):
        touch(finger, "touchMove", (x - step, y))
    touch(finger, "touchEnd")
    expect(small.notes("pain")).to_have_text(["c", "a", "b"])
    expect(small.page.locator(".note--ghost")).to_have_count(0)


def test_number_of_answers_opens_them_and_link_begins_to_link(small: Board) -> None:
    small.add("pain_reliever", "Open all night")
    small.page.get_by_role("link", name="Pains").click()
    expect(small.note("b")).to_be_in_viewport(ratio=1)
    in_step(small, "Pains")
    small.note("b").locator(".note__more").tap()
    small.page.locator("#panel").get_by_role("button", name="Link").tap()
    small.note("Open all night").tap()
    small.page.get_by_role("button", name="Done").tap()
    small.saved()
    expect(small.note("b")).to_be_in_viewport(ratio=1)

    small.note("b").get_by_role("link", name="1 answer").tap()

    expect(small.page.get_by_role("checkbox", name="Open all night")).to_be_checked()
    expect(small.page.get_by_role("checkbox", name="Open all night")).to_be_in_viewport()


def test_note_is_moved_and_deleted_without_dragging(small: Board) -> None:
    panel = small.page.get_by_role("dialog")
    small.note("c").locator(".note__more").tap()
    panel.get_by_role("button", name="Up").tap()
    expect(small.notes("pain")).to_have_text(["a", "c", "b"])
    panel.get_by_role("button", name="Delete").tap()
    expect(panel).to_be_hidden()
    expect(small.notes("pain")).to_have_text(["a", "b"])
    small.saved()

    small.note("b").locator(".note__more").tap()
    small.page.get_by_role("button", name="To “Gains”").tap()
    small.saved()
    expect(small.notes("gain")).to_have_text(["b"])
    expect(small.note("b")).to_be_in_viewport(ratio=1)  # it is followed
    small.says("Moved to Gains.")


def test_box_one_writes_in_at_once_is_seen_whole(phone: Page) -> None:
    board = start(phone)

    phone.get_by_role("link", name="Customer jobs").click()
    board.field("pain").focus()
    phone.keyboard.type("Canteen is closed")
    phone.keyboard.press("Enter")
    board.saved()

    expect(board.note("Canteen is closed")).to_be_in_viewport(ratio=1)
    expect(board.field("pain")).to_be_in_viewport(ratio=1)
    left = phone.evaluate("document.querySelector('#box-pain').getBoundingClientRect().left")
    assert abs(left) < 2


def test_number_of_comments_opens_them(small: Board) -> None:
    small.note("b").locator(".note__more").tap()
    small.page.locator(".talk__text").fill("Since when?")
    small.page.get_by_role("button", name="Comment", exact=True).tap()
    small.page.get_by_role("button", name="Done").tap()

    small.note("b").locator(".note__talk").tap()

    expect(small.page.locator(".comment")).to_contain_text("Since when?")


def test_what_is_not_saved_leaves_the_title_and_the_tools_in_the_bar(small: Board) -> None:
    small.page.route("**/notes/", lambda route: route.abort())
    small.field("pain").fill("d")
    small.field("pain").press("Enter")

    expect(small.page.get_by_role("button", name="Try now")).to_be_visible()
    for part in (
        small.page.get_by_role("heading", level=1),
        small.page.locator(".bar summary.button--primary"),
    ):
        expect(part).to_be_in_viewport(ratio=1)


def test_page_that_is_loaded_again_shows_the_same_box(small: Board) -> None:
    small.reload()

    expect(small.note("a")).to_be_in_viewport(ratio=1)
    expect(small.page.get_by_role("link", name="Pains")).to_have_attribute("aria-current", "true")

    small.page.get_by_role("link", name="Whole canvas").tap()
    picture = small.page.locator("#whole svg[role=img]")
    expect(picture).to_be_in_viewport(ratio=1)
    expect(picture).to_contain_text("Pain relievers")


def test_window_that_becomes_as_narrow_as_a_phone_marks_the_box_in_view(board: Board) -> None:
    board.page.set_viewport_size({"width": 390, "height": 844})
    in_step(board, "Customer jobs")
    board.page.get_by_role("link", name="Gains", exact=True).click()
    in_step(board, "Gains")

    board.page.set_viewport_size({"width": 1440, "height": 900})
    expect(board.field("job")).to_be_visible()
    board.page.set_viewport_size({"width": 390, "height": 844})

    in_step(board, "Gains")


def in_step(board: Board, name: str) -> None:
    """One box is in view, whole, and its tab is the one that is marked."""
    marked = board.page.locator(".tab[aria-current]")
    expect(marked).to_have_text(name)
    box = board.page.locator(marked.get_attribute("href") or "")
    expect(box.locator("form.add")).to_be_in_viewport(ratio=1)


def test_new_note_stays_in_sight_when_answers_make_notes_taller(small: Board) -> None:
    with held_back(small.page, "**/notes/") as kept:
        for number in range(10):
            small.field("pain").fill(f"Pain {number}")
            small.field("pain").press("Enter")
        expect(small.note("Pain 9")).to_be_in_viewport(ratio=1)
        until(small.page, kept)
    small.saved()

    expect(small.note("Pain 9")).to_be_in_viewport(ratio=1, timeout=1000)
    expect(small.note("a")).not_to_be_in_viewport()

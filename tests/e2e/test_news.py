"""What others do is told in words: to those who listen by box, to everyone where it is much."""

import re
from html import unescape

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect
from playwright.sync_api import FloatRect as Box

from tests.e2e.afar import Afar
from tests.e2e.board import Board, arrive, post
from tests.e2e.test_late import until
from tests.e2e.test_presence import set_role
from tests.e2e.test_shapes import DRAWN


@pytest.mark.notes(pain=["a", "b"])
def test_others_changes_are_told_by_box(board: Board, ben_afar: Afar) -> None:
    news = board.page.locator("#news")
    ben_afar.delete("a")
    ben_afar.move("b", "gain")
    ben_afar.add("job", "c", "d", "e")

    expect(news).to_contain_text("1 note removed from Pains.")
    expect(news).to_contain_text("1 note moved to Gains.")
    expect(news).to_contain_text("3 new notes in Customer jobs.")


def test_ones_own_change_is_no_news_before_its_answer_nor_after(
    board: Board, ben_afar: Afar
) -> None:
    page, news = board.page, board.page.locator("#news")
    busy = {"Retry-After": "60"}
    page.route("**/stream/**", lambda route: route.fulfill(status=503, headers=busy))
    page.route("**/changes/**", lambda route: route.abort())
    board.reload()
    ben_afar.add("gain", "theirs")
    board.add("pain", "mine")
    page.unroute("**/changes/**")
    expect(news).to_have_text("1 new note in Gains.")

    page.route("**/changes/**", lambda route: route.abort())
    answers: list[tuple[Route, APIResponse]] = []
    page.route("**/notes/", lambda route: answers.append((route, route.fetch())))
    board.field("pain").fill("mine, too")
    board.press("Enter")
    ben_afar.add("job", "theirs")
    until(page, answers)
    page.unroute("**/changes/**")
    expect(news).to_have_text("1 new note in Customer jobs.")
    for route, answer in answers:
        route.fulfill(response=answer)
    board.saved()
    expect(board.notes("pain")).to_have_text(["mine", "mine, too"])


@pytest.mark.notes(pain=["a"])
def test_restored_state_is_told_in_words(board: Board, ben_afar: Afar) -> None:
    guest, snapshots = ben_afar.browser, f"{ben_afar.board}snapshots/"
    post(guest, snapshots, name="Before the interview")
    board.add("pain", "b")

    compare = re.search(r'href="([^"]+/compare/[^"]+)"', guest.request.get(snapshots).text())
    assert compare
    page = guest.request.get(unescape(compare[1])).text()
    (restore,) = re.findall(r'action="([^"]+/restore/)"', page)
    post(guest, restore)

    board.says("Ben restored the snapshot “Before the interview”.")
    expect(board.notes("pain")).to_have_text(["a"])


@pytest.mark.notes(gain=["Mine"])
def test_way_back_goes_where_someone_else_has_gone_it_and_others_news_wait_for_it(
    board: Board, ben_afar: Afar
) -> None:
    note = board.choose("Mine").get_attribute("data-id")
    board.press("Delete")
    undo = board.page.locator("#announcer").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    board.saved()
    post(ben_afar.browser, f"{ben_afar.board}notes/{note}/restore/")
    expect(board.notes("gain")).to_have_text(["Mine"])
    expect(undo).to_be_hidden(timeout=5_000)  # it would stay for eight seconds

    board.choose("Mine")
    board.press("Delete")
    board.says("Deleted “Mine”.")
    ben_afar.paste("pain", *"123456")
    expect(board.notes("pain")).to_have_count(6)
    board.says("Deleted “Mine”.")
    board.says("Ben pasted 6 notes.")


def boxes_of(page: Page, selector: str) -> list[Box]:
    """Where what is shown of these stands in the window."""
    return [place for one in page.locator(selector).all() if (place := one.bounding_box())]


def covers(one: Box, other: Box) -> bool:
    """Whether two places have something in common."""
    across = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
    along = one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
    return across and along


@pytest.mark.notes(pain=["a"])
def test_news_are_told_inside_details_that_are_open(board: Board, ben_afar: Afar) -> None:
    panel = board.details("a")
    panel.locator(".talk__text").fill("Since when?")
    panel.get_by_role("button", name="Comment", exact=True).click()
    expect(panel.locator("#announcer")).to_contain_text("Comment added")
    ben_afar.add("gain", "b")

    expect(panel.locator("#news")).to_contain_text("1 new note in Gains.")
    board.press("Escape")
    expect(board.note("a")).to_be_focused()
    board.press("Delete")
    board.page.locator("body > #announcer").get_by_role("button", name="Undo").click()
    expect(board.notes("pain")).to_have_text(["a"])


@pytest.mark.notes(pain=["Waits 25 minutes on the phone, then is cut off, each and every time"])
def test_message_covers_nothing_of_the_board(board: Board, ben: Board) -> None:
    page = board.page
    expect(ben.page.locator("#present")).to_be_visible()
    expect(page.locator("#present")).to_be_visible()
    page.locator("#notes-pain .note").focus()
    board.press("Delete")
    board.says("Deleted")

    for width in (1440, 1280):
        page.set_viewport_size({"width": width, "height": 760})
        page.evaluate(DRAWN)
        (message,) = boxes_of(page, "#announcer")
        others = boxes_of(page, ".side, #fit, .bar__home, .bar__tools > *, .title__text")
        assert len(others) > 6
        assert not [other for other in others if covers(message, other)]


def test_title_of_some_words_has_room_on_a_phone(board: Board, ben: Board, phone: Page) -> None:
    expect(ben.page.locator("#present")).to_be_visible()
    arrive(phone, board.link("commenter"), "Cy")
    shown = phone.locator(".title__text")
    expect(phone.locator(".badge-reading")).to_have_text("Can comment")
    assert shown.evaluate("one => one.scrollWidth <= one.clientWidth")

    title = "Idea A: find the part by photo"
    post(board.page, f"{board.page.url}title/", title=title)
    set_role(board.page, "Cy", "editor")
    expect(phone.locator("form.add").first).to_be_attached(timeout=20_000)
    Board(phone).ready()
    expect(phone.locator("h1")).to_have_text(title)
    expect(phone.locator("#present .face--count")).to_have_text("2")
    assert shown.evaluate("one => one.scrollHeight <= one.clientHeight")


def test_menu_at_the_lower_edge_comes_into_sight(page: Page, browser: Browser, site: str) -> None:
    name, address = "Cyril of the night shift on the second floor", post(page, "/start/")
    page.goto(address.headers["location"])
    guest = browser.new_context(base_url=site)
    post(guest, Board(page).link("editor"), name=name)
    page.get_by_label("More", exact=True).first.click()
    page.get_by_role("link", name="People and links").click()
    menu = page.get_by_label(f"What “{name}” can do")
    menu.evaluate("one => scrollBy(0, one.getBoundingClientRect().bottom - innerHeight + 4)")
    menu.click()
    sheet = page.locator(".menu[open] .menu__sheet")
    expect(sheet).to_be_in_viewport(ratio=1)

    sheet.locator(".menu__item--danger").click()

    expect(sheet).to_be_in_viewport(ratio=1)
    assert sheet.evaluate("one => one.scrollWidth <= one.clientWidth")
    guest.close()


def test_changed_rights_leave_the_tabs_of_a_phone_in_sight(board: Board, phone: Page) -> None:
    cy = arrive(phone, board.link("editor"), "Cy")
    phone.locator(".tab").nth(4).tap()
    cy.field("pain").tap()
    phone.keyboard.type("Half a tho")
    set_role(board.page, "Cy", "viewer")

    strip = phone.locator("#rights")
    expect(strip).to_contain_text("no longer edit")
    (place,) = boxes_of(phone, "#rights")
    others = boxes_of(phone, ".bar, .statement, .tab, .box__name:visible, #fit")
    assert len(others) > 8
    assert not [other for other in others if covers(place, other)]
    expect(cy.field("pain")).to_be_in_viewport()

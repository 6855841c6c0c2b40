"""Two people in two browsers: they see each other, and neither disturbs the other's writing."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.afar import Afar
from tests.e2e.board import Board, post, workspace_of


def deed(page: Page, name: str, verb: str) -> str:
    """Where Ada does something about somebody, on the page that a board's menu leads to."""
    share = page.locator("a[href*='/share/']").last.get_attribute("href") or ""
    people = page.request.get(share).text()
    menu = people[people.index(f"“{name}” can do") :]
    form = re.search(rf'action="([^"]+/{verb}/)"', menu)
    assert form
    return form[1]


def set_role(page: Page, name: str, role: str) -> None:
    """Let Ada change what somebody may do."""
    post(page, deed(page, name, "role"), role=role)


def test_people_see_who_is_here_and_who_goes(board: Board, ben: Board) -> None:
    post(board.page, f"{workspace_of(board.page, board.page.url)}share/me/", name="Ada Lovelace")
    ada = board.reload().page.locator("#present")
    expect(ada).to_be_visible()
    expect(ada.locator(".face").first).to_have_text("B")
    expect(ben.page.locator("#present .face").first).to_have_text("AL")

    ada.locator("summary").click()
    expect(ada.locator(".people__list")).to_contain_text("Ben")
    assert violations(board.page) == []
    ben.page.goto("about:blank")

    expect(ada).to_be_hidden()


@pytest.mark.notes(pain=["Canteen"])
def test_who_writes_in_a_box_or_edits_a_note_is_shown_and_locks_nothing(
    board: Board, ben: Board
) -> None:
    ben.field("gain").click()
    ben.page.keyboard.type("Warm meal")
    mark = board.page.locator("#box-gain .writers")
    expect(mark).to_have_text("Ben is writing")
    expect(ben.page.locator(".writers")).to_have_count(0)
    ben.press("Enter")
    expect(mark).to_have_count(0)

    ben.choose("Canteen")
    ben.press("Enter")
    expect(board.note("Canteen").locator(".writers")).to_have_text("Ben is editing")
    board.choose("Canteen")
    board.press("5")
    board.saved()
    expect(board.note("Canteen").locator(".writers")).to_have_text("Ben is editing")
    ben.press("Escape")
    expect(board.page.locator(".writers")).to_have_count(0)


def both_edit(board: Board, ben_afar: Afar, text: str) -> None:
    """Ada is editing what Ben then changes."""
    board.write_on(text, " is far")
    ben_afar.edit(text, f"{text} is closed")
    board.page.get_by_role("button", name="Changed by Ben: show").click()
    expect(board.page.locator(".stale__theirs")).to_have_text(f"{text} is closed")
    expect(board.page.get_by_label("Text of the note")).to_be_focused()


@pytest.mark.notes(pain=["Canteen"], gain=["Shower"])
def test_changed_note_is_shown_and_ones_own_text_kept_or_theirs_taken(
    board: Board, ben_afar: Afar
) -> None:
    both_edit(board, ben_afar, "Canteen")
    board.page.get_by_role("button", name="Keep mine").click()
    board.press("Enter")
    board.saved()
    expect(board.page.get_by_role("dialog")).to_have_count(0)
    assert ben_afar.texts("pain") == ["Canteen is far"]

    both_edit(board, ben_afar, "Shower")
    board.page.get_by_role("button", name="Take theirs").click()
    expect(board.notes("gain")).to_have_text(["Shower is closed"])
    expect(board.page.get_by_label("Text of the note")).to_have_count(0)


def remove_while_edited(board: Board, ben_afar: Afar, text: str) -> None:
    """Ben deletes what Ada is editing."""
    board.write_on(text, " is far")
    ben_afar.delete(text)
    expect(board.page.locator(".is-removed .stale__offer")).to_contain_text(
        "Ben removed this note."
    )


@pytest.mark.notes(pain=["Canteen"], gain=["Shower"])
def test_text_of_a_removed_note_is_let_go_or_kept_as_a_new_one(
    board: Board, ben_afar: Afar
) -> None:
    remove_while_edited(board, ben_afar, "Shower")
    board.page.get_by_role("button", name="Discard my text").click()
    expect(board.notes("gain")).to_have_text([])
    board.saved()

    remove_while_edited(board, ben_afar, "Canteen")
    board.page.get_by_role("button", name="Keep my text as a new note").click()
    expect(board.notes("pain")).to_have_text(["Canteen is far"])
    board.saved()
    assert ben_afar.texts("pain") == ["Canteen is far"]
    board.page.locator("h1").click()
    board.press("Control+z")
    expect(board.notes("pain")).to_have_text([])


@pytest.mark.notes(pain=["Canteen"])
def test_offer_is_not_covered_by_the_lower_edge(board: Board, ben_afar: Afar) -> None:
    board.page.set_viewport_size({"width": 1280, "height": 480})
    board.choose("Canteen")
    board.press("Enter")
    edge = board.page.locator("#fit").bounding_box()
    assert edge
    note = board.note("Canteen").bounding_box()
    assert note
    board.page.mouse.wheel(0, note["y"] + note["height"] + 20 - edge["y"])
    ben_afar.delete("Canteen")

    offer = board.page.locator(".stale__offer")
    expect(offer).to_be_visible()
    place = offer.bounding_box()
    assert place
    assert place["y"] + place["height"] <= edge["y"]


def test_page_stays_where_one_writes(board: Board, ben_afar: Afar) -> None:
    field = board.field("pain")
    field.scroll_into_view_if_needed()
    field.click()
    board.page.keyboard.type("half")
    before = field.bounding_box()
    ben_afar.add("product", *(f"Product {number}" for number in range(12)))
    expect(board.notes("product")).to_have_count(12)
    after = field.bounding_box()

    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 3
    expect(field).to_be_focused()
    expect(field).to_have_value("half")


@pytest.mark.notes(job=["a"])
def test_changed_rights_change_the_open_page_and_take_nothing_from_who_writes(
    board: Board, ben: Board
) -> None:
    forms, panel = ben.page.locator("form.add"), ben.page.locator("#panel")
    set_role(board.page, "Ben", "viewer")
    expect(forms).to_have_count(0)
    ben.ready().says("no longer edit it")
    set_role(board.page, "Ben", "editor")
    expect(forms.first).to_be_visible(timeout=20_000)
    ben.ready().says("You can edit")

    for width in (390, 1440):  # inside details that are open
        ben.page.set_viewport_size({"width": width, "height": 800})
        ben.details("a")
        set_role(board.page, "Ben", "viewer")
        panel.get_by_role("button", name="Reload").click()
        expect(forms).to_have_count(0)
        set_role(board.page, "Ben", "editor")
        ben.ready().reload()

    ben.field("pain").click()
    ben.page.keyboard.type("Half a tho")
    set_role(board.page, "Ben", "viewer")
    expect(ben.page.locator("#rights")).to_contain_text("no longer edit")
    expect(ben.field("pain")).to_have_value("Half a tho")
    ben.page.get_by_role("button", name="Reload").click()
    expect(forms).to_have_count(0)


def test_changed_rights_reach_who_has_no_stream(board: Board, ben_afar: Afar) -> None:
    assert isinstance(ben_afar.browser, BrowserContext)
    ben = Board(ben_afar.browser.new_page())
    ben.page.route("**/stream/**", lambda route: route.fulfill(status=503))
    ben.page.goto(board.page.url)
    expect(ben.ready().page.locator("form.add").first).to_be_visible()

    set_role(board.page, "Ben", "viewer")

    expect(ben.page.locator("form.add")).to_have_count(0)
    ben.ready().says("no longer edit it")


def test_removed_person_is_seen_no_more(board: Board, ben: Board) -> None:
    expect(board.page.locator("#present")).to_be_visible()

    post(board.page, deed(board.page, "Ben", "remove"))

    expect(ben.page.locator("#rights")).to_contain_text("no longer recognise this browser")
    expect(board.page.locator("#present")).to_be_hidden()


@pytest.mark.notes(pain=["Canteen", "Queue"])
def test_open_details_follow_what_others_change_and_close_with_the_note(
    board: Board, ben_afar: Afar
) -> None:
    panel = board.details("Queue")
    expect(panel).to_be_visible()
    ben_afar.delete("Queue")
    board.says("Someone removed this note")
    expect(panel).to_be_hidden()

    board.details("Canteen").locator("#panel-details").fill("From eight")
    ben_afar.weigh("Canteen", 5)
    ben_afar.edit("Canteen", "Canteen is closed")
    expect(panel.locator("#panel-text")).to_have_value("Canteen is closed")
    expect(panel.locator("[name=weight][value='5']")).to_be_checked()
    expect(panel.locator("#panel-details")).to_have_value("From eight")
    expect(panel.locator("#panel-details")).to_be_focused()


def test_undo_takes_back_ones_own_and_goes_on_to_what_can_be_undone(
    board: Board, ben_afar: Afar
) -> None:
    board.add("pain", "First", "Second")
    ben_afar.add("pain", "By Ben")
    ben_afar.edit("Second", "Second, of Ben")
    expect(board.note("Second, of Ben")).to_be_visible()
    expect(board.notes("pain")).to_have_count(3)
    button = board.page.locator("#undo")

    button.click()
    board.says("Someone changed this since")
    expect(button).to_have_attribute("title", "Undo: add “First”")
    board.page.locator("h1").click()
    board.press("Control+z")

    expect(board.notes("pain")).to_have_text(["Second, of Ben", "By Ben"])
    expect(button).to_have_attribute("title", "Nothing to undo")
    board.saved()
    assert ben_afar.texts("pain") == ["Second, of Ben", "By Ben"]

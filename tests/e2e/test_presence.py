"""Two people in two browsers: they see each other, and neither disturbs the other's writing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.afar import Afar
from tests.e2e.board import Board, post


def set_role(page: Page, name: str, role: str) -> None:
    """Let Ada change what somebody may do."""
    share = page.locator("a[href*='/share/']").last.get_attribute("href") or ""
    people = page.request.get(share).text()
    form = re.search(rf'“{re.escape(name)}” can do.*?action="([^"]+/role/)"', people, re.DOTALL)
    assert form
    post(page, form[1], role=role)


def test_people_see_who_is_here_and_who_goes(board: Board, ben: Board) -> None:
    address = board.page.url
    board.page.get_by_label("More", exact=True).first.click()
    board.page.get_by_role("link", name="People and links").click()
    board.page.get_by_label("Your name").fill("Ada Lovelace")
    board.page.get_by_role("button", name="Save").click()
    board.page.goto(address)
    ada = board.page.locator("#present")
    expect(ada).to_be_visible()
    expect(ada.locator(".face").first).to_have_text("B")
    expect(ben.page.locator("#present .face").first).to_have_text("AL")

    ada.locator("summary").click()
    expect(ada.locator(".people__list")).to_contain_text("Ben")
    assert violations(board.page) == []
    ben.page.goto("about:blank")

    expect(ada).to_be_hidden()


def test_box_shows_who_writes_in_it(board: Board, ben: Board) -> None:
    ben.field("pain").click()
    ben.page.keyboard.type("Canteen")

    mark = board.page.locator("#box-pain .writers")
    expect(mark).to_have_text("Ben is writing")
    expect(ben.page.locator(".writers")).to_have_count(0)
    ben.press("Enter")

    expect(mark).to_have_count(0)


@pytest.mark.notes(pain=["Canteen"])
def test_note_shows_who_edits_it_and_is_not_locked(board: Board, ben: Board) -> None:
    ben.choose("Canteen")
    ben.press("Enter")

    expect(board.note("Canteen").locator(".writers")).to_have_text("Ben is editing")
    board.choose("Canteen")
    board.press("5")
    board.saved()
    expect(board.note("Canteen").locator(".writers")).to_have_text("Ben is editing")
    ben.press("Escape")
    expect(board.page.locator(".writers")).to_have_count(0)


def both_edit(board: Board, ben_afar: Afar) -> None:
    """Ada is editing what Ben then changes."""
    board.write_on("Canteen", " is far")
    ben_afar.edit("Canteen", "Canteen is closed")
    board.page.get_by_role("button", name="Changed by Ben: show").click()
    expect(board.page.locator(".stale__theirs")).to_have_text("Canteen is closed")
    expect(board.page.get_by_label("Text of the note")).to_be_focused()


@pytest.mark.notes(pain=["Canteen"])
def test_changed_note_is_shown_and_ones_own_text_kept(board: Board, ben_afar: Afar) -> None:
    both_edit(board, ben_afar)

    board.page.get_by_role("button", name="Keep mine").click()
    board.press("Enter")

    board.saved()
    expect(board.page.get_by_role("dialog")).to_have_count(0)
    assert ben_afar.texts("pain") == ["Canteen is far"]


@pytest.mark.notes(pain=["Canteen"])
def test_changed_note_is_shown_and_theirs_taken(board: Board, ben_afar: Afar) -> None:
    both_edit(board, ben_afar)

    board.page.get_by_role("button", name="Take theirs").click()

    expect(board.notes("pain")).to_have_text(["Canteen is closed"])
    expect(board.page.get_by_label("Text of the note")).to_have_count(0)


def remove_while_edited(board: Board, ben_afar: Afar) -> None:
    """Ben deletes what Ada is editing."""
    board.write_on("Canteen", " is far")
    ben_afar.delete("Canteen")
    expect(board.page.locator(".is-removed .stale__offer")).to_contain_text(
        "Ben removed this note."
    )


@pytest.mark.notes(pain=["Canteen"])
def test_text_of_a_removed_note_is_kept_as_a_new_one(board: Board, ben_afar: Afar) -> None:
    remove_while_edited(board, ben_afar)

    board.page.get_by_role("button", name="Keep my text as a new note").click()

    expect(board.notes("pain")).to_have_text(["Canteen is far"])
    board.saved()
    assert ben_afar.texts("pain") == ["Canteen is far"]
    board.page.locator("h1").click()
    board.press("Control+z")
    expect(board.notes("pain")).to_have_text([])


@pytest.mark.notes(pain=["Canteen"])
def test_text_of_a_removed_note_is_let_go(board: Board, ben_afar: Afar) -> None:
    remove_while_edited(board, ben_afar)

    board.page.get_by_role("button", name="Discard my text").click()

    expect(board.notes("pain")).to_have_text([])
    board.saved()


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


def test_undo_takes_back_ones_own_among_others_changes(board: Board, ben_afar: Afar) -> None:
    board.add("pain", "By Ada")
    ben_afar.add("pain", "By Ben", "Also by Ben")

    expect(board.notes("pain")).to_have_count(3)
    board.page.locator("h1").click()
    board.press("Control+z")

    expect(board.notes("pain")).to_have_text(["By Ben", "Also by Ben"])
    board.saved()
    assert ben_afar.texts("pain") == ["By Ben", "Also by Ben"]


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


def test_changed_role_changes_the_open_page(board: Board, ben: Board) -> None:
    set_role(board.page, "Ben", "viewer")
    expect(ben.page.locator("form.add")).to_have_count(0)
    ben.ready().says("no longer edit it")

    set_role(board.page, "Ben", "editor")

    expect(ben.page.locator("form.add").first).to_be_visible(timeout=20_000)
    ben.ready().says("You can edit")


def test_changed_role_reaches_who_has_no_stream(board: Board, ben: Board) -> None:
    ben.page.route("**/stream/**", lambda route: route.fulfill(status=503))
    ben.reload()

    set_role(board.page, "Ben", "viewer")

    expect(ben.page.locator("form.add")).to_have_count(0)
    ben.ready().says("no longer edit it")


def test_changed_role_does_not_take_what_one_is_writing(board: Board, ben: Board) -> None:
    ben.field("pain").click()
    ben.page.keyboard.type("Half a tho")
    set_role(board.page, "Ben", "viewer")

    expect(ben.page.locator("#rights")).to_contain_text("no longer edit")
    expect(ben.field("pain")).to_have_value("Half a tho")
    ben.page.get_by_role("button", name="Reload").click()
    expect(ben.page.locator("form.add")).to_have_count(0)


def test_removed_person_is_seen_no_more(board: Board, ben: Board) -> None:
    expect(board.page.locator("#present")).to_be_visible()
    address = board.page.url
    board.page.get_by_label("More", exact=True).first.click()
    board.page.get_by_role("link", name="People and links").click()
    board.page.get_by_label("What “Ben” can do").click()
    board.page.get_by_text("Remove", exact=True).last.click()
    board.page.get_by_role("button", name="Remove “Ben”").click()
    board.page.goto(address)

    expect(ben.page.locator("#rights")).to_contain_text("no longer recognise this browser")
    expect(board.page.locator("#present")).to_be_hidden()


@pytest.mark.notes(pain=["Canteen"])
def test_open_details_follow_what_others_change(board: Board, ben_afar: Afar) -> None:
    panel = board.details("Canteen")
    panel.locator("#panel-details").fill("From eight")
    ben_afar.weigh("Canteen", 5)
    ben_afar.edit("Canteen", "Canteen is closed")

    expect(panel.locator("#panel-text")).to_have_value("Canteen is closed")
    expect(panel.locator("[name=weight][value='5']")).to_be_checked()
    expect(panel.locator("#panel-details")).to_have_value("From eight")
    expect(panel.locator("#panel-details")).to_be_focused()


@pytest.mark.notes(pain=["Canteen"])
def test_open_details_of_a_removed_note_close(board: Board, ben_afar: Afar) -> None:
    expect(board.details("Canteen")).to_be_visible()
    ben_afar.delete("Canteen")

    board.says("Someone removed this note")
    expect(board.page.locator("#panel")).to_be_hidden()


def test_undo_goes_on_to_what_can_be_undone(board: Board, ben_afar: Afar) -> None:
    board.add("pain", "First", "Second")
    ben_afar.edit("Second", "Second, of Ben")
    expect(board.note("Second, of Ben")).to_be_visible()
    button = board.page.locator("#undo")

    button.click()
    board.says("Someone changed this since")
    expect(button).to_have_attribute("title", "Undo: add “First”")
    board.page.locator("h1").click()
    board.press("Control+z")

    expect(board.notes("pain")).to_have_text(["Second, of Ben"])
    expect(button).to_have_attribute("title", "Nothing to undo")
    board.saved()
    assert ben_afar.texts("pain") == ["Second, of Ben"]

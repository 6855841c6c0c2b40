"""Importing in a real browser: by mouse, by keys, without scripts; looked at by axe."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import EVERY_LOOK, is_accessible_and_fits
from tests.e2e.board import Board, focus, post
from tests.e2e.test_adding import paste

CSV = """Colour;Sticky note;Weight
yellow;Canteen is closed;5
yellow;No break;4
green;Still awake;3
"""
FILE: Any = {"name": "dump.csv", "mimeType": "text/csv", "buffer": CSV.encode("utf-16")}


def open_import(board: Board) -> Page:
    """The first step, from the board's menu."""
    board.page.get_by_label("More", exact=True).click()
    board.page.get_by_role("link", name="Import…").click()
    return board.page


@pytest.fixture
def into(page: Page) -> Page:
    """The first step of an import into a new canvas, whose board nobody has opened yet."""
    page.goto(f"{post(page, '/start/').headers['location']}import/")
    return page


def move(page: Page, text: str, box: str) -> None:
    """Choose a box for a text from its menu."""
    page.locator("button.bring__text", has_text=text).click()
    page.get_by_role("menuitemradio", name=box).click()


def edit(page: Page, text: str, wording: str) -> None:
    """Write another wording for a text, and leave its field."""
    page.locator("button.bring__text", has_text=text).click()
    page.get_by_role("menuitem", name="Edit the text").click()
    page.get_by_label("Text", exact=True).fill(wording)
    page.get_by_label("Text", exact=True).press("Tab")


def choose(page: Page, column: str, role: str) -> None:
    """Say what a column holds, with the focus in its field as people have it."""
    page.get_by_label(column).focus()
    page.get_by_label(column).select_option(role)


def test_whiteboard_dump_is_mapped_sorted_and_undone(board: Board) -> None:
    page = open_import(board)
    page.get_by_label("Choose a file").set_input_files(FILE)
    page.get_by_role("button", name="Continue").click()
    choose(page, "Colour", "box")
    expect(page.get_by_label("Colour")).to_be_focused()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Box for “yellow”").select_option("pain")
    page.get_by_role("button", name="Sort them like this").first.click()
    expect(page.locator(".bin--pain .bring")).to_have_count(2)

    move(page, "Still awake", "Gains")
    expect(page.locator(".bin--gain .bring")).to_have_count(1)
    page.get_by_role("button", name="Import 3 notes").click()

    board.ready()
    expect(page.locator("#notes-pain .note__text")).to_have_text(["Canteen is closed", "No break"])
    page.locator("#undo").click()
    expect(page.locator("#board .note")).to_have_count(0)


def test_choice_about_a_column_shows_its_effect_at_once_and_stays_in_place(into: Page) -> None:
    page = into
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_label("Choose a file").set_input_files(FILE)
    page.get_by_role("button", name="Continue").click()
    sheet = page.locator("#sheet")
    sheet.evaluate("sheet => sheet.scrollLeft = 60")
    choose(page, "Colour", "text")

    expect(page.get_by_label("Sticky note")).to_have_value("")
    assert sheet.evaluate("sheet => sheet.scrollLeft") == 60
    choose(page, "Colour", "")
    expect(page.locator("#refusal")).to_be_visible()
    expect(page.get_by_role("button", name="Continue")).to_have_count(0)
    expect(page.get_by_label("Colour")).to_be_focused()
    page.get_by_label("The first row has column names").uncheck()
    expect(page.get_by_label("column A")).to_be_visible()


def test_lines_are_sorted_by_keys_and_by_dragging(into: Page) -> None:
    page = into
    page.get_by_label("One note per line").fill("Late\nCold\nWhy?\nWarm")
    page.get_by_role("button", name="Continue").click()

    focus(page.locator(".pile button.bring__text").first)
    page.keyboard.press("5")
    expect(page.locator(".pile button", has_text="Cold")).to_be_focused()
    page.keyboard.press("5")
    page.keyboard.press("0")
    page.locator(".pile .bring__text", has_text="Warm").drag_to(page.locator(".bin--gain"))

    expect(page.locator(".bin--pain .bring__text")).to_have_text(["Late", "Cold"])
    expect(page.locator(".bin--gain .bring__text")).to_have_text(["Warm"])
    page.get_by_role("button", name="Import").last.click()
    Board(page).ready()
    expect(page.locator("#notes-gain .note__text")).to_have_text(["Warm"])
    expect(page.locator("#board .note")).to_have_count(3)


def test_sorted_text_is_edited_moved_and_left_out_and_back_keeps_it(into: Page) -> None:
    page = into
    page.get_by_label("One note per line").fill("Pains:\nLate\nCold\nFar\n")
    page.get_by_role("button", name="Continue").click()

    edit(page, "Late", "Late at night")
    expect(page.locator(".bin--pain .bring__text").first).to_have_text("Late at night")
    page.locator(".bring__text", has_text="Cold").drag_to(page.locator(".bin--gain"))
    page.locator("button.bring__text", has_text="Far").focus()
    page.keyboard.press("0")
    page.get_by_role("button", name="Choose something else").click()
    expect(page.get_by_label("One note per line")).to_have_value("Pains:\nLate\nCold\nFar\n")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Import 2 notes").click()

    board = Board(page).ready()
    expect(board.notes("pain")).to_have_text(["Late at night"])
    expect(board.notes("gain")).to_have_text(["Cold"])


def test_each_change_to_a_text_is_answered_and_a_later_one_wins(into: Page) -> None:
    page = into
    page.get_by_label("One note per line").fill("Pains:\nLate\nCold\nFar\n")
    page.get_by_role("button", name="Continue").click()

    focus(page.locator("button.bring__text", has_text="Cold"))
    page.keyboard.press("0")
    expect(page.locator("#import-them")).to_have_text("Import 2 notes")
    expect(page.locator("button.bring__text", has_text="Far")).to_be_focused()
    late = page.locator("button.bring__text", has_text="Late")
    for place in "456":
        late.focus()
        page.keyboard.press(place)
    sixth = page.locator("[data-number='6']")
    expect(sixth.locator(".bring[data-place]")).to_have_attribute(
        "data-place", str(sixth.get_attribute("data-box"))
    )
    edit(page, "Late", "x" * 300)
    expect(page.locator("#waiting")).to_contain_text("One text has no box yet, or is too long")
    page.locator(".bring", has_text="xxx").get_by_label("Text", exact=True).fill("Late at night")
    page.locator("h1").click()
    expect(page.locator("#waiting")).to_have_count(0)
    page.get_by_role("button", name="Import 2 notes").click()

    board = Board(page).ready()
    expect(board.page.locator("#board .note__text")).to_have_text(["Far", "Late at night"])


def test_menu_of_a_text_is_used_by_keys_and_gives_the_focus_back(into: Page) -> None:
    page = into
    page.get_by_label("One note per line").fill("Pains:\nLate\nCold")
    page.get_by_role("button", name="Continue").click()

    late = page.locator("button.bring__text", has_text="Late")
    focus(late)
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitemradio", name="Pains")).to_be_focused()
    page.keyboard.press("Escape")
    expect(late).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".bin--job .bring__text")).to_have_text(["Late"])
    expect(page.locator("button.bring__text", has_text="Cold")).to_be_focused()


def test_pasted_table_goes_from_the_board_to_its_columns(board: Board) -> None:
    paste(board, "pain", "Late\t5\nCold\t4")
    board.page.get_by_role("button", name="Choose the columns…").click()

    expect(board.page.get_by_label("column B")).to_have_value("weight")
    expect(board.page.get_by_label("column A")).to_have_value("text")


def test_pasted_lines_stay_in_their_field_until_they_are_imported(board: Board) -> None:
    page = board.page
    paste(board, "pain", "Gains:\nWarm")
    page.get_by_role("button", name="Sort into the boxes…").click()
    page.get_by_role("button", name="Import one note").wait_for()
    page.go_back()
    board.ready()
    expect(board.field("pain")).to_have_value("Gains:\nWarm")

    board.field("pain").press("Enter")
    page.get_by_role("button", name="Sort into the boxes…").click()
    page.get_by_role("button", name="Import one note").click()
    board.ready()
    expect(board.notes("gain")).to_have_text(["Warm"])
    expect(board.field("pain")).to_have_value("")
    assert page.url.endswith("/")


def test_lines_that_went_into_a_new_canvas_are_gone_from_their_field(board: Board) -> None:
    page, url = board.page, board.page.url
    paste(board, "pain", "Gains:\nWarm")
    page.get_by_role("button", name="Sort into the boxes…").click()
    page.get_by_label("Canvas", exact=True).select_option("")
    page.get_by_role("button", name="Import one note").click()
    page.wait_for_url(lambda url: "imported" not in url and "#canvas-" in url)

    page.goto(url)
    board.ready()
    expect(board.field("pain")).to_have_value("")


def test_import_appears_on_boards_that_are_open(board: Board, second_tab: Board) -> None:
    page = open_import(board)
    page.get_by_label("One note per line").fill("Pains:\nLate\nCold")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Import 2 notes").click()

    expect(second_tab.page.locator("#notes-pain .note")).to_have_count(2)
    board.ready()
    page.locator("#undo").click()
    expect(second_tab.page.locator("#notes-pain .note")).to_have_count(0)


def test_import_works_without_scripts(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Start from a file").click()
    page.get_by_label("Choose a file").set_input_files(FILE)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Colour").select_option("box")
    page.get_by_role("button", name="Read it again").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Box for “yellow”").select_option("pain")
    page.get_by_label("Box for “green”").select_option("gain")
    page.get_by_role("button", name="Sort them like this").first.click()
    page.get_by_role("button", name="Still awake").click()
    page.get_by_label("Text", exact=True).fill("Awake at 5")
    page.get_by_role("button", name="Done").click()
    expect(page.locator(".bin--gain .bring__text")).to_have_text(["Awake at 5"])
    page.get_by_role("button", name="Import 3 notes").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("dump")
    expect(page.get_by_text("3 notes")).to_be_visible()
    context.close()


def test_steps_are_accessible_and_fit_the_window(into: Page) -> None:
    page = into
    is_accessible_and_fits(page, *EVERY_LOOK)
    page.get_by_label("Choose a file").set_input_files(FILE)
    page.get_by_role("button", name="Continue").click()
    choose(page, "Colour", "box")
    expect(page.get_by_label("Colour")).to_be_focused()
    is_accessible_and_fits(page, *EVERY_LOOK)
    choose(page, "Weight", "stage")
    expect(page.get_by_label("Weight")).to_be_focused()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Box for “green”").select_option("gain")
    page.get_by_role("button", name="Sort them like this").first.click()
    expect(page.locator("#refusal")).to_contain_text("Row 4")
    is_accessible_and_fits(page, *EVERY_LOOK)
    page.get_by_role("button", name="Back to the columns").click()
    choose(page, "Weight", "weight")
    expect(page.get_by_label("Weight")).to_be_focused()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("region", name="To sort")).to_be_visible()
    is_accessible_and_fits(page, *EVERY_LOOK)
    page.locator("button.bring__text").first.click()
    expect(page.get_by_role("menu", name="Box")).to_be_visible()
    is_accessible_and_fits(page, *EVERY_LOOK)


def test_going_back_in_the_browser_keeps_what_was_changed(into: Page) -> None:
    page = into
    page.get_by_label("One note per line").fill("Pains:\nLate\nCold")
    page.get_by_role("button", name="Continue").click()
    edit(page, "Late", "Later than nine")
    move(page, "Cold", "Gains")

    page.goto("/")
    page.go_back()
    expect(page.locator(".bin--pain .bring__text")).to_have_text(["Later than nine"])
    expect(page.locator(".bin--gain .bring__text")).to_have_text(["Cold"])

    page.go_back()
    expect(page.get_by_label("One note per line")).to_have_value("Pains:\nLate\nCold")

"""Keys by which an input method puts words together neither add, nor save, nor discard."""

import pytest
from playwright.sync_api import CDPSession, Locator, expect

from tests.e2e.board import Board

_KEY = """(field, [key, keyCode]) => field.dispatchEvent(
  new KeyboardEvent("keydown", { key, keyCode, bubbles: true, cancelable: true }))"""
_BEFORE_INPUT = """(field, [inputType, isComposing]) => field.dispatchEvent(
  new InputEvent("beforeinput", { inputType, isComposing, bubbles: true, cancelable: true }))"""


def compose(board: Board, text: str) -> CDPSession:
    """Put a word together where the focus is, and leave it open."""
    keyboard = board.page.context.new_cdp_session(board.page)
    selection = {"selectionStart": len(text), "selectionEnd": len(text)}
    keyboard.send("Input.imeSetComposition", {"text": text, **selection})
    return keyboard


def take_word(board: Board, keyboard: CDPSession, text: str) -> None:
    """Press Enter so that the word is what is offered: as systems tell it, and as a few do."""
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    board.press("Enter")
    keyboard.send("Input.insertText", {"text": text})


def after_composition(field: Locator, key: str) -> None:
    """Press a key as Safari tells the one that has just ended a composition."""
    field.evaluate(_KEY, [key, 229])


def edited(board: Board) -> Locator:
    """The field of a note that is being edited, with something new in it."""
    board.write_on("Canteen is closed", " today")
    return board.page.locator(".note__field")


def test_enter_that_takes_a_word_adds_no_note(board: Board) -> None:
    field = board.field("pain")
    field.click()
    keyboard = compose(board, "食堂")

    take_word(board, keyboard, "食堂")
    after_composition(field, "Enter")

    expect(field).to_have_value("食堂")
    expect(board.notes("pain")).to_have_count(0)
    board.press("Enter")
    expect(board.notes("pain")).to_have_text(["食堂"])
    board.saved()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_enter_that_takes_a_word_leaves_the_editor_open(board: Board) -> None:
    field = edited(board)
    keyboard = compose(board, "です")

    take_word(board, keyboard, "です")
    after_composition(field, "Enter")

    expect(field).to_have_value("Canteen is closed todayです")
    board.press("Enter")
    expect(board.notes("pain")).to_have_text(["Canteen is closed todayです"])
    board.saved()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_escape_that_lets_go_of_a_word_keeps_the_text(board: Board) -> None:
    field = edited(board)
    compose(board, "です")

    board.press("Escape")
    after_composition(field, "Escape")

    expect(field).to_be_visible()
    assert field.input_value().startswith("Canteen is closed today")


def test_escape_that_lets_go_of_a_word_leaves_a_form_open(board: Board) -> None:
    for opener in ("Rename the canvas", "the value proposition sentence"):
        board.page.locator("summary", has_text=opener).or_(board.page.get_by_label(opener)).click()
        field = board.page.locator("details.ask[open]").locator("input, textarea")
        field.fill("Fridge on the ward")

        after_composition(field, "Escape")

        expect(field).to_be_visible()
        expect(field).to_have_value("Fridge on the ward")
        board.press("Escape")
        expect(field).to_be_hidden()


@pytest.mark.notes(pain=["Canteen is closed"])
def test_escape_that_lets_go_of_a_word_leaves_the_details_open(board: Board) -> None:
    board.details("Canteen is closed")
    details = board.page.get_by_label("Details", exact=True)
    details.fill("Since the renovation")
    compose(board, "です")

    board.press("Escape")
    after_composition(details, "Escape")

    expect(details).to_be_visible()


def test_enter_of_a_keyboard_that_names_no_key_adds_the_note(board: Board) -> None:
    field = board.field("pain")
    field.fill("Canteen is closed")

    field.evaluate(_KEY, ["Unidentified", 229])
    field.evaluate(_BEFORE_INPUT, ["insertLineBreak", False])

    expect(board.notes("pain")).to_have_text(["Canteen is closed"])
    expect(field).to_have_value("")


def test_line_break_inside_a_composition_adds_nothing(board: Board) -> None:
    field = board.field("pain")
    field.fill("食堂")

    field.evaluate(_KEY, ["Unidentified", 229])
    field.evaluate(_BEFORE_INPUT, ["insertLineBreak", True])

    expect(field).to_have_value("食堂")
    expect(board.notes("pain")).to_have_count(0)

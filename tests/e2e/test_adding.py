"""Adding notes: by Enter, again and again, and many lines at once."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board

HOSTILE = [
    "</script><script>alert(1)</script>",
    "{{7*7}} {% debug %} ${7*7}",
    "<svg onload=alert(1)><img src=x onerror=alert(1)>",
    '" hx-get="/" hx-trigger="load" onfocus="alert(1)" autofocus="',
]


def test_enter_adds_and_stays_for_the_next_note(board: Board, afar: Afar) -> None:
    field, texts = board.field("pain"), ["Canteen is closed", "Food is cold", "No time"]
    field.focus()
    for text in texts:
        board.page.keyboard.type(text)
        board.press("Enter")

    expect(board.notes("pain")).to_have_text(texts)
    expect(board.page.locator("#count-pain")).to_have_text("3")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(board.page.locator("#whisper")).to_contain_text("Added to Pains")
    board.saved()
    assert afar.texts("pain") == texts


def test_text_that_is_not_added_stays_in_the_field(board: Board) -> None:
    board.field("job").fill("x" * 281)
    expect(board.page.locator("#box-job .counter")).to_have_text("1 too many")
    board.field("job").press("Enter")
    board.says("A note holds up to 280 characters")
    expect(board.field("job")).to_have_value("x" * 281)

    board.field("job").fill("half a thought")
    board.field("job").press("Shift+Enter")
    board.field("gain").press("Enter")
    expect(board.field("job")).to_have_value("half a thought")
    expect(board.page.locator("li.note")).to_have_count(0)

    board.reload()
    expect(board.field("job")).to_have_value("half a thought")


NEEDS = [f"Number {number}: waits for days for a part that fits" for number in range(14)]


def edges(place: Locator) -> tuple[float, float]:
    """Where it begins and ends, from the top of the window."""
    box = place.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


@pytest.mark.notes(job=NEEDS, pain=NEEDS, gain=NEEDS, pain_reliever=NEEDS[:10])
def test_field_of_a_full_board_hides_neither_the_last_note_nor_itself(board: Board) -> None:
    board.page.set_viewport_size({"width": 1280, "height": 720})

    board.field("pain_reliever").focus()

    field, end = edges(board.field("pain_reliever"))
    assert field > edges(board.notes("pain_reliever").last)[1]
    assert end < edges(board.page.locator("#fit"))[0]


def paste(board: Board, kind: str, text: str) -> None:
    """Paste as from a spreadsheet or a document."""
    board.field(kind).evaluate(
        """(field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const options = { clipboardData, bubbles: true, cancelable: true };
          field.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        text,
    )


def test_pasted_lines_are_shown_before_they_are_added(board: Board) -> None:
    dialog = board.page.get_by_role("dialog")
    paste(board, "gain", "line\n" * 10_000)
    expect(dialog).to_contain_text("At most 500")
    board.press("Escape")
    board.field("gain").fill("")

    paste(board, "gain", "Warm meal\nRested")
    expect(dialog).to_contain_text("Rested")
    board.press("Escape")
    expect(board.field("gain")).to_have_value("Warm meal\nRested")
    board.field("gain").fill("")

    paste(board, "gain", "• Warm meal\n\n- Rested\n  Healthy\n")
    expect(dialog).to_contain_text("Healthy")
    expect(board.page.locator("li.note")).to_have_count(0)
    dialog.locator("button[type=submit]").click()
    expect(board.notes("gain")).to_have_text(["Warm meal", "Rested", "Healthy"])
    expect(dialog).to_be_hidden()
    expect(board.field("gain")).to_be_focused()
    expect(board.field("gain")).to_have_value("")


def test_hostile_text_is_shown_as_text(board: Board) -> None:
    board.add("pain", *HOSTILE)
    expect(board.notes("pain")).to_have_text(HOSTILE)

    for text in HOSTILE:
        board.choose(text)
        board.press("m")
        expect(board.page.get_by_role("dialog")).to_be_visible()
        board.press("Escape")
    board.reload()

    expect(board.notes("pain")).to_have_text(HOSTILE)

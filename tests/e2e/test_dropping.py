"""Files and texts that are dragged from elsewhere and dropped on the board or on an import; and a
file that is too large, dropped or chosen."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.board import Board, post

DROP = """(place, {files, text}) => {
  const dataTransfer = new DataTransfer();
  for (const [name, content] of files) dataTransfer.items.add(new File([content], name));
  if (text) dataTransfer.setData("text/plain", text);
  for (const type of ["dragenter", "dragover", "drop"])
    place.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}"""
TABLE = ("a.csv", "Box,Text\nPain,Late\n")


def drop(place: Locator, *files: tuple[str, str], text: str = "") -> None:
    place.evaluate(DROP, {"files": files, "text": text})


def test_what_is_dropped_on_a_box_goes_into_its_field_or_to_the_import(board: Board) -> None:
    drop(board.page.locator("#box-pain"), text="Late")
    expect(board.field("pain")).to_have_value("Late")
    board.field("pain").fill("")

    drop(board.page.locator("#box-gain"), TABLE, ("b.txt", "Cold"))
    expect(board.page.locator("#drop-said")).to_contain_text("One file at a time")

    drop(board.field("gain"), text="Warm\nRested")
    expect(board.page.get_by_role("dialog")).to_contain_text("Add 2 notes")
    board.press("Escape")
    board.field("gain").fill("")

    drop(board.page.locator("#box-gain"), TABLE)
    expect(board.page.get_by_role("heading", level=1)).to_have_text("What is in each column?")
    expect(board.page.get_by_label("Text", exact=True)).to_have_value("text")


def test_file_anywhere_on_the_import_goes_into_its_field_unless_it_is_too_large(
    page: Page,
) -> None:
    page.goto(f"{post(page, '/start/').headers['location']}import/")
    page.locator("#import.is-sorting").wait_for()  # its scripts are at work
    drop(page.locator("h1"), TABLE)
    assert page.evaluate("document.getElementById('import-file').files[0].name") == "a.csv"

    file: Any = {"name": "b.csv", "mimeType": "text/csv", "buffer": b"x" * 5_000_001}
    page.get_by_label("Choose a file").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("“b.csv” is larger than 5 MB")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Choose a file")).to_be_focused()

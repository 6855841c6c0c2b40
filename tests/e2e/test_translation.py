"""A page that the browser translates is only looked at: nothing that it shows is ever saved."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board

# What translators do to a page: each text is replaced inside elements of their own. This one does
# it to every text, also where the page asks to leave it alone.
_TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (text.parentElement.closest("script, style, textarea, option")) continue;
    if (!text.data.trim()) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = `Übersetzt: ${text.data}`;
    outer.append(inner);
    text.replaceWith(outer);
  }
}"""


pytestmark = pytest.mark.notes(pain=["Canteen is closed"])


@pytest.fixture
def translated(board: Board) -> Iterator[Board]:
    """A board with a note, translated. In the end nothing must have been sent."""
    board.page.evaluate(_TRANSLATE)
    expect(board.page.locator("li.note .note__text")).to_have_text("Übersetzt: Canteen is closed")
    sent: list[str] = []

    def on_request(request: Request) -> None:
        if request.method == "POST" and not request.url.endswith("/here/"):
            sent.append(f"{request.url} {request.post_data}")

    board.page.on("request", on_request)
    yield board
    board.page.locator("#name-job").click()  # leaving saves
    board.reload()
    expect(board.notes("pain")).to_have_text(["Canteen is closed"])
    assert sent == []


def note_editor(page: Page) -> None:
    """Open the editor of the only note by keys."""
    page.locator("li.note").click(position={"x": 2, "y": 4})
    page.keyboard.press("Enter")


def test_editor_of_a_note_opens_with_what_is_stored_however_it_was_left(translated: Board) -> None:
    for end in (["Enter"], [], ["Escape"]):
        note_editor(translated.page)

        expect(translated.page.locator(".note__field")).to_have_value("Canteen is closed")
        translated.press(*end)
        translated.page.locator("#name-job").click()
        expect(translated.page.locator(".note__field")).to_have_count(0)
        translated.page.evaluate(_TRANSLATE)


def test_details_open_with_what_is_stored(translated: Board) -> None:
    translated.page.locator("li.note").click(position={"x": 2, "y": 4})
    translated.press("m")
    translated.page.locator("#panel-text").wait_for()
    translated.page.evaluate(_TRANSLATE)

    expect(translated.page.locator("#panel-text")).to_have_value("Canteen is closed")
    translated.page.locator("#panel-text").focus()
    translated.page.locator("#panel-details").focus()
    translated.press("Escape")
    expect(translated.page.locator("#panel")).to_be_hidden()


def test_forms_of_the_canvas_open_with_what_is_stored(translated: Board) -> None:
    for part, stored in {"title": "Untitled canvas", "statement": ""}.items():
        translated.page.locator(f"#{part} summary").click()
        field = translated.page.locator(f"#{part} form").locator("input, textarea")

        expect(field).to_have_value(stored)
        translated.press("Escape")
        expect(field).to_be_hidden()


def test_fit_of_a_translated_page_leaves_the_board_its_room(board: Board) -> None:
    for _time in range(2):  # a language of very long words
        board.page.evaluate(_TRANSLATE)

    box = board.page.locator("#fit").bounding_box()
    assert box
    assert box["height"] < 900 / 5


def test_others_change_is_shown_on_a_translated_page(board: Board, afar: Afar) -> None:
    board.page.evaluate(_TRANSLATE)

    afar.edit("Canteen is closed", "Canteen is closed today")

    expect(board.note("Canteen is closed today")).to_be_visible()

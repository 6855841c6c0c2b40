"""What htmx would write goes through the outbox, and its answer where the page says."""

import pytest
from playwright.sync_api import expect

from tests.e2e.board import Board
from tests.e2e.test_saving import cut

_ELSEWHERE = """addEventListener("DOMContentLoaded", () =>
  document.body.insertAdjacentHTML("beforeend", '<p id="elsewhere"></p>'));"""


def rename(board: Board, title: str, **attributes: str) -> None:
    """Rename the canvas by a form with other attributes than the page's."""
    form = board.page.locator(".title__form")
    for name, value in attributes.items():
        form.evaluate("(one, pair) => one.setAttribute(...pair)", [f"hx-{name}", value])
    board.page.get_by_label("Rename the canvas").click()
    board.page.get_by_label("Title of the canvas").fill(title)
    board.press("Enter")


@pytest.mark.parametrize(
    ("swap", "place"), [("innerHTML", "#elsewhere > #title"), ("afterend", "#elsewhere ~ #title")]
)
def test_answer_goes_where_and_how_the_form_says(board: Board, swap: str, place: str) -> None:
    board.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=elsewhere></p>')")

    rename(board, "Night shift", target="#elsewhere", swap=swap)

    expect(board.page.locator(place)).to_contain_text("Night shift")


def test_patches_stay_inside_the_target_of_the_form(board: Board) -> None:
    board.page.route("**/stream/**", lambda route: route.abort())
    board.page.route("**/changes/**", lambda route: route.abort())
    board.reload()

    rename(board, "Night shift", target=".bar__tools")

    expect(board.page.locator("#undo")).to_have_attribute("title", "Undo: rename to “Night shift”")
    expect(board.page.locator(".title__text")).to_have_text("Untitled canvas")


def test_target_of_an_unsent_write_survives_a_reload(board: Board) -> None:
    board.page.add_init_script(_ELSEWHERE)
    board.page.on("dialog", lambda dialog: dialog.accept())
    board.reload()
    cut(board.page)
    rename(board, "Night shift", target="#elsewhere", swap="beforeend")
    expect(board.page.locator("#saved")).to_contain_text("Not saved yet: 1")
    board.page.unroute_all()

    board.reload()

    expect(board.page.locator("#elsewhere > #title")).to_contain_text("Night shift")


def test_answer_whose_target_is_gone_patches_the_page(board: Board) -> None:
    board.page.on("dialog", lambda dialog: dialog.accept())
    board.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=elsewhere></p>')")
    cut(board.page)
    rename(board, "Night shift", target="#elsewhere", swap="beforeend")
    expect(board.page.locator("#saved")).to_contain_text("Not saved yet: 1")
    board.page.unroute_all()

    board.reload().saved()

    expect(board.page.locator(".title__text")).to_have_text("Night shift")

"""The strip that shows the way: from the home page to a file, without knowing the method."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.board import Board, start


def says(page: Page) -> Locator:
    """What the strip says now."""
    return page.locator(".way__say.is-present")


def chip(page: Page, name: str) -> Locator:
    """A step in the list."""
    return page.locator(".way__chip", has_text=name)


def write(page: Page, step: str, *texts: str) -> None:
    """Go where the question leads, and write; the strip goes on after the last."""
    expect(says(page)).to_have_attribute("data-step", step)
    says(page).get_by_role("link").click()
    for text in texts:
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(says(page)).not_to_have_attribute("data-step", step)


def weigh(page: Page, weight: str) -> None:
    """Weigh the need to which the strip leads; it leads to the next one then."""
    link = says(page).get_by_role("link").first
    note = link.get_attribute("href") or ""
    link.click()
    page.keyboard.press(weight)
    expect(page.locator(f".way__say.is-present a[href='{note}']")).to_have_count(0)


@pytest.mark.parametrize("window", [(1280, 720), (390, 844)], ids=str)
def test_way_leads_from_the_home_page_to_a_slide(page: Page, window: tuple[int, int]) -> None:
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.goto("/")
    page.get_by_role("button", name="Start a canvas").click()
    Board(page).ready()
    says(page).get_by_label("Whom is it for?").fill("Families who cycle to school")
    says(page).get_by_role("button", name="Save").click()
    expect(page.get_by_label("Title of the canvas", exact=True).last).to_be_focused()
    page.keyboard.type("Repair van at the gate")
    page.keyboard.press("Enter")
    write(page, "jobs", "Get to school by eight", "Repair a flat tyre", "Know the way is safe")
    write(
        page, "pains", "Tyre is flat twice a month", "Shop opens at ten", "Chain soils the trousers"
    )
    write(page, "gains", "Home by six", "Children ride alone", "Costs less than the bus")
    for weight in ("5", "2", "2"):
        weigh(page, weight)
    write(page, "products", "Van at the gate")
    write(page, "relievers", "Repairs within ten minutes")
    write(page, "creators", "Lesson in safe riding")
    says(page).get_by_role("button", name="link an answer").click()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    says(page).get_by_role("button", name="one sentence").click()
    expect(page.locator("#statement textarea")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    with page.expect_download() as file:
        says(page).get_by_role("link", name="PDF").click()

    assert Path(file.value.path()).read_bytes().startswith(b"%PDF")
    assert page.locator(".note").count() == 12


def test_empty_board_leads_to_a_finished_one(board: Board) -> None:
    says(board.page).get_by_role("link", name="See a finished one").click()

    expect(board.page.get_by_role("heading", name="Look at finished ones")).to_be_in_viewport()


def test_way_asks_whom_the_canvas_is_for(board: Board, other: Board) -> None:
    says(board.page).get_by_label("Whom is it for?").fill("Night nurses")
    board.press("Enter")

    expect(board.page.locator(".bar__where")).to_have_text("Night nurses")
    expect(other.page.locator(".bar__where")).to_have_text("Night nurses")
    expect(says(other.page).locator("input")).to_have_attribute("name", "title")


def test_who_types_on_after_the_title_writes_the_first_job(board: Board) -> None:
    says(board.page).get_by_label("Whom is it for?").fill("Night nurses")
    board.press("Enter")
    expect(says(board.page).locator("input")).to_have_attribute("name", "title")
    board.page.keyboard.type("Canteen at night")
    board.press("Enter")
    expect(says(board.page)).to_have_attribute("data-step", "jobs")

    board.page.keyboard.type("Eat something warm")
    board.press("Enter")

    expect(board.notes("job")).to_have_text("Eat something warm")


def test_step_that_is_skipped_stays_skipped(board: Board) -> None:
    says(board.page).get_by_role("button", name="Skip").click()
    expect(says(board.page)).to_have_attribute("data-step", "jobs")

    expect(says(board.reload().page)).to_have_attribute("data-step", "jobs")


def test_steps_are_taken_in_any_order(board: Board) -> None:
    chip(board.page, "Relievers").click()
    says(board.page).get_by_role("link").click()
    board.press("H", "i", "Enter")

    expect(board.notes("pain_reliever")).to_have_text("Hi")
    expect(says(board.page)).to_have_attribute("data-step", "who")
    expect(board.page.locator(".way__step.is-done")).to_contain_text("Relievers")


def test_escape_leads_from_an_empty_field_back_to_the_strip(board: Board) -> None:
    board.field("job").focus()
    board.press("H", "Escape")
    expect(board.field("job")).to_be_focused()

    board.press("Enter", "Escape")

    expect(says(board.page).get_by_label("Whom is it for?")).to_be_focused()


def test_another_question_comes_on_asking(board: Board) -> None:
    chip(board.page, "Pains").click()
    first = says(board.page).locator("[data-question]").inner_text()

    says(board.page).get_by_role("button", name="Another question").click()

    second = says(board.page).locator("[data-question]").inner_text()
    assert first != second
    assert second in board.page.locator("#box-pain .guide__questions").text_content()  # type: ignore[operator]


def test_way_is_hidden_until_the_menu_shows_it(board: Board) -> None:
    board.page.get_by_role("button", name="Hide the steps").click()
    expect(board.page.locator("#way")).to_be_hidden()
    expect(board.reload().page.locator("#way")).to_be_hidden()

    board.page.locator("summary[aria-label=More]").click()
    board.page.get_by_role("button", name="Show the steps").click()

    expect(board.page.locator("#way")).to_be_visible()


@pytest.mark.notes(pain=["Shop opens at ten"], pain_reliever=["Van comes at seven"])
def test_need_that_is_open_starts_linking(board: Board) -> None:
    chip(board.page, "Link").click()

    says(board.page).get_by_role("button", name="link an answer").click()

    expect(board.note("Van comes at seven").locator(".note__tick")).to_be_focused()


def test_boxes_are_numbered_while_they_are_empty(board: Board) -> None:
    numbers = board.page.locator(".box__number:visible")
    expect(numbers).to_have_text(["4", "6", "5", "3", "2", "1"])

    board.add("job", "Get to school by eight")

    expect(numbers).to_have_text(["4", "6", "5", "3", "2"])


def test_steps_are_a_list_on_a_phone(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("button", name="Start a canvas").click()
    Board(phone).ready()
    phone.get_by_role("button", name="all steps").click()
    chip(phone, "Pains").click()
    expect(phone.locator("#way-steps")).to_be_hidden()

    says(phone).get_by_role("link").click()

    expect(phone.locator("#write-pain")).to_be_focused()
    expect(phone.locator("#write-pain")).to_be_in_viewport()


def test_finger_weighs_in_the_details_to_which_the_strip_leads(phone: Page) -> None:
    start(phone, job=["Get to school by eight"])
    phone.get_by_role("button", name="all steps").tap()
    chip(phone, "Weigh").tap()
    says(phone).get_by_role("link").first.tap()

    phone.locator("#panel .rating__step").last.tap()

    expect(phone.locator(".note")).to_have_attribute("data-weight", "5")


def test_way_is_accessible(board: Board) -> None:
    board.page.set_viewport_size({"width": 1280, "height": 720})
    assert violations(board.page) == []

    board.page.set_viewport_size({"width": 390, "height": 720})
    board.page.get_by_role("button", name="all steps").click()
    assert violations(board.page) == []

"""Evidence, hints, statement and ranking in a real browser: axe, keys alone, marks in the text."""

from playwright.sync_api import Page, expect

from tests.e2e.accessibility import is_accessible_and_fits
from tests.e2e.board import post
from tests.e2e.test_fit_page import copy

INTERVIEW = "We wait for hours. Nobody answers the telephone, and then it is the wrong part."
PAGES = ("evidence/", "hints/", "statement/", "assessment/", "rank/pain/", "rank/pain/?answers=")


def show_sentences(page: Page, board: str) -> None:
    page.goto(f"{board}evidence/quotes/")
    page.get_by_label("Paste the interview").fill(INTERVIEW)
    page.get_by_role("button", name="Show its sentences").click()
    expect(page.get_by_role("checkbox")).to_have_count(2)


def test_pages_are_accessible_and_no_wider_than_the_window(page: Page) -> None:
    board = copy(page)
    post(page, f"{board}evidence/tests/", believe="They pay", owner="Ada", cost="€40")
    for path in (*PAGES, ""):
        if path:
            page.goto(board + path)
        else:
            show_sentences(page, board)
        is_accessible_and_fits(page)


def test_what_is_selected_in_the_text_becomes_evidence_in_whole_words(page: Page) -> None:
    board = copy(page)
    show_sentences(page, board)
    page.locator("[data-sentence]").nth(1).evaluate(
        "({ firstChild }) => getSelection().setBaseAndExtent(firstChild, 2, firstChild, 27)"
    )
    page.get_by_role("button", name="Quote this").click()
    part = page.get_by_role("checkbox", name="Nobody answers the telephone", exact=True)
    expect(part).to_be_checked()

    page.get_by_label("The note in your words").fill("Nobody is there")
    page.get_by_role("button", name="Keep as evidence").click()
    expect(page.locator("main").get_by_role("status")).to_contain_text("1 passage is evidence now")


def test_quotes_are_taken_by_keys_alone(page: Page) -> None:
    board = copy(page)
    show_sentences(page, board)
    page.get_by_role("checkbox", name="We wait for hours.").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Use as evidence for")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Waiting")
    page.keyboard.press("Enter")
    expect(page.locator("main").get_by_role("status")).to_contain_text("1 passage is evidence now")


def test_test_card_is_written_and_learnt_from_by_keys_alone(page: Page) -> None:
    board = copy(page)
    page.goto(f"{board}evidence/")
    page.locator(".test-new > summary").press("Enter")
    expect(page.get_by_label("We believe that").first).to_be_focused()
    page.keyboard.type("They pay")
    page.keyboard.press("Enter")
    card = page.get_by_role("article", name="They pay")
    expect(card).to_be_visible()

    card.locator("summary").press("Enter")
    state = card.get_by_label("State")
    state.focus()
    page.keyboard.type("Lear")
    expect(state).to_have_value("learnt")
    card.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("region", name="Learnt").get_by_role("article")).to_have_count(1)


def test_hint_that_is_mended_by_keys_gives_its_place_to_the_next(page: Page) -> None:
    board = copy(page)
    for text in ("Too slow", "Too expensive"):
        post(page, f"{board}notes/", kind="pain", text=text)
    page.goto(f"{board}hints/")
    page.locator("summary", has_text="Reword: Too slow").press("Enter")
    expect(page.locator("details[open] input[name=text]")).to_be_focused()
    page.keyboard.type("Two weeks until the part arrives")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Too expensive")).to_be_focused()

"""The journey of a segment in a real browser: notes get their stages."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.test_phone import touch
from tests.e2e.test_segments import open_section, open_segment, saved


def test_note_gets_its_stage_by_keys_and_the_focus_stays_with_it(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 480})
    open_segment(page)
    open_section(page, "journey")
    note = page.locator(".stage").last.locator(".staged").first
    text = note.locator(".staged__text").inner_text()
    first = page.locator(".stage").first
    note.get_by_label("Stage").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    saved(page, "the journey of")

    moved = first.locator(".staged", has_text=text)
    expect(moved.get_by_label("Stage")).to_be_focused()
    expect(moved.get_by_label("Stage")).to_be_in_viewport()
    assert violations(page) == []

    page.get_by_role("button", name="Undo: the journey of").press("Enter")
    expect(page.locator(".stage").last.locator(".staged", has_text=text)).to_be_visible()


def test_stage_that_could_not_be_sent_says_so_at_the_note_and_is_tried_again(page: Page) -> None:
    open_segment(page)
    open_section(page, "journey")
    note = page.locator(".unstaged .staged").first
    text = note.locator(".staged__text").inner_text()
    page.route("**/stage/", lambda route: route.abort())
    note.get_by_label("Stage").select_option("purchase")

    expect(note.get_by_role("alert")).to_contain_text("Not saved")
    page.unroute("**/stage/")
    note.get_by_role("button", name="Try again").click()
    expect(page.locator(".stage").nth(3).locator(".staged", has_text=text)).to_be_visible()


def middle(place: Locator) -> tuple[float, float]:
    """The middle of what is seen of it."""
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 40)


def drag(page: Page, note: Locator, place: Locator, *, drop: bool = True) -> None:
    """Take a note with the mouse to a place."""
    note.locator(".staged__text").hover()  # waits, where the section is just coming anew
    page.mouse.down()
    page.mouse.move(*middle(place), steps=8)
    expect(place).to_have_class(re.compile("is-over"))
    if drop:
        page.mouse.up()


def test_note_is_dragged_to_a_stage_and_back_and_the_line_follows(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 1400})
    open_segment(page)
    open_section(page, "journey")
    note = page.locator(".unstaged .staged", has_text="Lifting hurts")
    purchase = page.locator(".stage").nth(3)
    drag(page, note, purchase)

    moved = purchase.locator(".staged", has_text="Lifting hurts")
    expect(moved).to_be_visible()
    expect(purchase.locator(".stage__feeling")).to_contain_text("−4 gains 0, pains 4")
    expect(page.locator("#journey-said")).to_have_text(
        "“Lifting hurts from hour nine, three nights running” is now under: purchase."
    )
    saved(page, "the journey of")
    drag(page, moved, page.locator(".unstaged"))
    expect(note).to_be_visible()
    expect(page.locator("#journey-said")).to_contain_text("No stage yet")


def test_drag_that_is_given_up_moves_nothing_and_lets_others_changes_in(
    page: Page, context: BrowserContext
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1400})
    open_segment(page)
    open_section(page, "journey")
    other = context.new_page()
    other.goto(page.url)
    open_section(other, "journey")
    note = page.locator(".unstaged .staged", has_text="Lifting hurts")
    drag(page, note, page.locator(".stage").nth(3), drop=False)
    other.locator(".staged", has_text="Sleep in daylight").get_by_label("Stage").select_option(
        "purchase"
    )
    saved(other, "the journey of")
    page.wait_for_timeout(800)
    expect(page.locator(".staged--ghost")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator(".stage").nth(3).locator(".staged")).to_contain_text("Sleep in daylight")
    expect(note).to_be_visible()
    expect(page.locator(".staged--ghost")).to_have_count(0)


def test_finger_drags_a_note_to_the_stages_at_hand(phone: Page) -> None:
    finger = phone.context.new_cdp_session(phone)
    open_segment(phone)
    open_section(phone, "journey")
    note = phone.locator(".unstaged .staged", has_text="Lifting hurts")
    note.scroll_into_view_if_needed()
    at = middle(note.locator(".staged__text"))
    strip = phone.locator(".stage-strip > [data-stage=purchase]")
    expect(strip).not_to_be_visible()
    touch(finger, "touchStart", at)
    expect(strip).to_be_visible()
    touch(finger, "touchMove", middle(strip))
    expect(strip).to_have_class(re.compile("is-over"))
    touch(finger, "touchEnd")

    moved = phone.locator(".stage").nth(3).locator(".staged", has_text="Lifting hurts")
    expect(moved).to_be_attached()
    expect(strip).not_to_be_visible()
    expect(phone.locator("#journey-said")).to_contain_text("is now under: purchase.")


def test_stage_is_chosen_by_its_number(page: Page) -> None:
    open_segment(page)
    open_section(page, "journey")
    page.locator(".staged", has_text="Lifting hurts").get_by_label("Stage").focus()
    page.keyboard.press("4")

    moved = page.locator(".stage").nth(3).locator(".staged", has_text="Lifting hurts")
    expect(moved.get_by_label("Stage")).to_be_focused()

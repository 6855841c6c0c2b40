"""Presenting a canvas: its slide, one step after another."""

import re

from playwright.sync_api import Page, Route, expect

from tests.e2e.board import Board, post

NOW = "#step"


def present(page: Page) -> None:
    """The presentation of the canvas of an example."""
    page.goto(f"{post(page, '/examples/online-shop/').headers['location']}present/")
    expect(page.locator(NOW)).to_contain_text("1 of 7")


def present_from_board(page: Page) -> None:
    """The same, from its board."""
    page.goto(post(page, "/examples/online-shop/").headers["location"])
    Board(page).ready()
    link = page.get_by_role("link", name="Present")
    if not link.is_visible():  # on a phone
        page.locator(".bar").get_by_label("More", exact=True).click()
    link.click()
    expect(page.locator(NOW)).to_contain_text("1 of 7")
    page.wait_for_load_state()


def test_keys_show_one_step_after_another_and_a_reload_stays(page: Page) -> None:
    present_from_board(page)
    pain = page.get_by_text("The type plate is worn")
    fit = page.locator(".layer-fit")
    expect(pain).not_to_be_visible()
    for key in ("ArrowRight", " "):
        page.keyboard.press(key)
    expect(page.locator(NOW)).to_have_text(re.compile(r"Pains\s+3 of 7"))
    expect(pain).to_be_visible()
    page.reload()
    expect(page.locator(NOW)).to_contain_text("3 of 7")
    expect(pain).to_be_visible()
    expect(fit).not_to_be_visible()
    page.keyboard.press("End")
    expect(fit).to_be_visible()
    page.keyboard.press("PageUp")
    expect(page.locator(NOW)).to_have_text(re.compile(r"Links\s+6 of 7"))
    page.keyboard.press("Escape")
    Board(page).ready()


def test_halves_of_the_slide_controls_and_pointer_do_what_they_say(page: Page) -> None:
    present(page)
    page.mouse.click(1000, 300)
    page.get_by_role("link", name="Next").click()
    expect(page.locator(NOW)).to_contain_text("3 of 7")
    page.mouse.click(200, 300)
    expect(page.locator(NOW)).to_contain_text("2 of 7")
    page.get_by_role("link", name="Links").click()
    expect(page.locator(NOW)).to_contain_text("6 of 7")
    dot_follows_the_mouse(page)
    page.get_by_role("button", name="Pointer").click()
    expect(page.locator("#dot")).not_to_be_visible()


def dot_follows_the_mouse(page: Page) -> None:
    page.keyboard.press("l")
    page.mouse.move(400, 300)
    box = page.locator("#dot").bounding_box()
    assert box
    assert abs(box["x"] + box["width"] / 2 - 400) < 2


def test_reading_from_right_to_left_keys_and_halves_lead_the_other_way(page: Page) -> None:
    page.route("**/present/*", right_to_left)
    present(page)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(NOW)).to_contain_text("2 of 7")
    page.mouse.click(200, 300)
    expect(page.locator(NOW)).to_contain_text("3 of 7")
    page.keyboard.press("ArrowRight")
    page.mouse.click(1000, 300)
    expect(page.locator(NOW)).to_contain_text("1 of 7")
    dot_follows_the_mouse(page)


def right_to_left(route: Route) -> None:
    """The page as it is in such a language."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('dir="ltr"', 'dir="rtl"', 1))


def test_fingers_swipe_through_the_steps(phone: Page) -> None:
    present_from_board(phone)
    fingers = phone.context.new_cdp_session(phone)

    def swipe(start: int, end: int) -> None:
        for kind, x in (("touchStart", start), ("touchMove", end), ("touchEnd", None)):
            points = [] if x is None else [{"x": x, "y": 400}]
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    swipe(300, 100)
    expect(phone.locator(NOW)).to_contain_text("2 of 7")
    swipe(100, 300)
    expect(phone.locator(NOW)).to_contain_text("1 of 7")


def test_change_is_told_and_shown_where_one_is(page: Page) -> None:
    page.clock.install()
    present(page)
    page.keyboard.press("ArrowRight")
    canvas = re.sub(r"present/.*", "", page.url)
    post(page, f"{canvas}notes/", kind="job", text="Sleep late", op_id="x" * 22)
    page.clock.fast_forward(16_000)
    page.get_by_role("link", name="Changed: show").click()
    expect(page.get_by_text("Sleep late")).to_be_visible()
    expect(page.locator(NOW)).to_contain_text("2 of 7")
    expect(page.get_by_role("link", name="Changed: show")).to_have_count(0)

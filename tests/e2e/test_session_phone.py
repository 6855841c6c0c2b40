"""What a phone keeps in a session, whatever becomes of page, step and connection."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.board import post, workspace_of
from tests.e2e.test_sessions import phone, press_next, write

TOO_LATE = '<div id="own"><p id="refusal">This step is over.</p></div>'


def cut(page: Page) -> None:
    """Let nothing through to the session."""
    page.route("**/s/*/*/**", lambda route: route.abort())


@pytest.fixture
def room(page: Page, browser: Browser, site: str) -> tuple[Page, Page]:
    """A console in a step for writing, and a phone that has joined."""
    board = post(page, "/start/").headers["location"]
    plan = {"title": "Night shift insurance", "template": "profile", "canvas": board.split("/")[-2]}
    agenda = post(page, f"{workspace_of(page, board)}sessions/", **plan).headers["location"]
    steps = re.findall(r"/agenda/([0-9a-z]{12})/move/", page.request.get(agenda).text())
    welcome, _explain, write_jobs, *_later = dict.fromkeys(steps)
    console = agenda.replace("/agenda/", "/lead/")
    post(page, f"{console}act/", act="start")
    post(page, f"{console}act/", act="go", at=welcome, to=write_jobs)
    page.goto(console)
    joined = phone(browser, site, page.locator(".console__join b").inner_text())
    expect(joined.locator("#text-job")).to_be_visible()
    expect(joined.locator(".saved")).to_contain_text("All is sent")  # its scripts are at work
    return page, joined


def test_half_typed_text_outlives_step_and_page_and_is_in_its_field_again(
    room: tuple[Page, Page],
) -> None:
    console, joined = room
    joined.locator("#text-job").fill("Get home befo")
    press_next(console, "write")
    console.get_by_role("button", name="Go on anyway").click()
    expect(joined.locator(".kept")).to_contain_text("Get home befo")
    expect(joined.locator(".kept")).to_contain_text("Not sent")

    joined.reload()
    expect(joined.locator(".kept")).to_contain_text("Get home befo")
    console.get_by_role("button", name="Back").click()

    expect(joined.locator("#text-job")).to_have_value("Get home befo")
    expect(joined.locator(".kept")).to_have_count(0)


def test_text_that_is_too_long_stays_whole_and_is_not_sent(room: tuple[Page, Page]) -> None:
    _console, joined = room
    field, pasted = joined.locator("#text-job"), "Get home before the bus stops. " * 97
    field.focus()

    joined.keyboard.insert_text(pasted)
    joined.get_by_role("button", name="Add").click()

    expect(field).to_have_value(pasted)
    said = field.evaluate("field => field.validationMessage")
    assert f"This has {len(pasted.strip())} characters; at most 280 fit." in said
    expect(joined.locator(".phone__own summary")).to_have_count(0)
    write(joined, "job", "Get home before the bus stops")


def test_text_without_connection_waits_on_the_phone_over_a_reload(room: tuple[Page, Page]) -> None:
    _console, joined = room
    cut(joined)
    joined.on("dialog", lambda dialog: dialog.accept())
    joined.locator("#text-job").fill("Get home")
    joined.get_by_role("button", name="Add").click()
    expect(joined.locator("#saved")).to_contain_text("Waiting for the connection: 1")
    expect(joined.locator("#waiting")).to_contain_text("not sent yet")
    joined.locator("#text-job").fill("Sleep by day")
    joined.unroute_all()

    joined.reload()

    expect(joined.locator("#saved")).to_contain_text("All is sent")
    expect(joined.locator(".phone__own summary")).to_contain_text("Get home")
    expect(joined.locator("#text-job")).to_have_value("Sleep by day")
    write(joined, "job", "Sleep by day")


def test_key_hides_the_names_of_people_on_a_mirrored_laptop(room: tuple[Page, Page]) -> None:
    console, _joined = room
    name = console.locator(".people__name")
    expect(name).to_be_visible()
    expect(console.locator("#names")).to_be_visible()

    console.keyboard.press("h")
    expect(name).to_be_hidden()
    console.reload()
    expect(name).to_be_hidden()
    expect(console.locator("#names")).to_be_visible()

    console.keyboard.press("H")
    expect(name).to_be_visible()


def test_note_to_try_is_not_kept_on_the_phone(room: tuple[Page, Page]) -> None:
    console, joined = room
    for _step in range(2):
        console.get_by_role("button", name="Back").click()
    field = joined.locator("#trial-text")
    field.fill("Rye bread")

    field.press("Enter")

    expect(joined.locator("#trial [role=status]")).to_contain_text("Rye bread")
    assert "Rye bread" not in joined.evaluate("JSON.stringify(localStorage)")
    assert "/try/" not in joined.evaluate("JSON.stringify(localStorage)")


def test_text_that_came_too_late_says_so_in_later_steps_and_can_be_sent_in_its_own(
    room: tuple[Page, Page],
) -> None:
    console, joined = room
    joined.route("**/texts/", lambda route: route.fulfill(status=422, body=TOO_LATE))
    joined.locator("#text-job").fill("Get home")
    joined.get_by_role("button", name="Add").click()
    again = joined.locator(".kept").get_by_role("button", name="Send again")
    expect(joined.locator(".kept__words")).to_have_text("This step is over.")
    expect(joined.locator("#saved")).to_contain_text("Not taken: see below")
    expect(again).to_be_visible()

    press_next(console, "write")
    console.get_by_role("button", name="Go on anyway").click()
    expect(joined.locator(".kept__words")).to_contain_text("Customer jobs: Not taken")
    expect(joined.locator(".kept")).to_contain_text("Get home")
    expect(again).to_be_hidden()

    joined.unroute_all()
    console.get_by_role("button", name="Back").click()
    again.click()
    expect(joined.locator(".phone__own summary")).to_contain_text("Get home")
    expect(joined.locator(".kept")).to_have_count(0)


def test_tick_is_gone_from_the_stack_it_made_before_a_crowded_reveal(
    room: tuple[Page, Page],
) -> None:
    console, joined = room
    address = console.url.split("?")[0]
    write(joined, "job", "Sleep by day")
    write(joined, "job", "Sleep in daylight")
    at = _now(console)
    post(
        console, f"{address}enter/", act="table", at=at, name="Table 3", people="4", op_id="s" * 16
    )
    table = re.search(r'<option value="(\d+)"[^>]*>Table 3', console.request.get(address).text())
    assert table
    texts = "\n".join(f"Job {number}" for number in range(100))
    listed = {"table": table[1], "kind": "job", "text": texts, "op_id": "t" * 16}
    post(console, f"{address}enter/", act="texts", at=at, **listed)
    reveal = console.get_by_role("link", name="What we wrote").get_attribute("href") or ""
    post(console, f"{address}act/", act="go", at=at, to=reveal.partition("look=")[2])

    for text in ("Sleep by day", "Sleep in daylight"):
        joined.get_by_label(text, exact=True).check()
    joined.get_by_role("button", name="Stack the ticked").click()

    expect(joined.get_by_text("2 texts in this stack")).to_be_visible()
    expect(joined.locator("#own :checked")).to_have_count(0)


def _now(console: Page) -> str:
    """The id of the present step."""
    found = re.search(r'name="at" value="(\w{12})"', console.request.get(console.url).text())
    assert found
    return found[1]


def test_way_to_skip_covers_nothing_on_a_small_console_until_it_has_the_focus(
    room: tuple[Page, Page],
) -> None:
    console, _joined = room
    console.set_viewport_size({"width": 390, "height": 844})
    link = console.get_by_role("link", name="Skip to the step")
    is_on_top = """(link) => {
        const { x, y, width, height } = link.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2) === link;
    }"""
    assert not link.evaluate(is_on_top)

    link.focus()

    assert link.evaluate(is_on_top)

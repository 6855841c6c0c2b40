"""What a phone keeps in a session, whatever becomes of page, step and connection."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.room import Room
from tests.e2e.test_sessions import write

TOO_LATE = '<div id="own"><p id="refusal">This step is over.</p></div>'


def cut(page: Page) -> None:
    """Let nothing through to the session."""
    page.route("**/s/*/*/**", lambda route: route.abort())


@pytest.fixture
def room(page: Page, browser: Browser, site: str) -> Room:
    """A session in a step for writing."""
    room = Room(page, browser, site, "profile")
    room.go_to("Jobs")
    return room


@pytest.fixture
def joined(room: Room) -> Page:
    """A phone that has joined, with its scripts at work."""
    phone = room.phone()
    expect(phone.locator("#text-job")).to_be_visible()
    expect(phone.locator(".saved")).to_contain_text("All is sent")
    return phone


def test_half_typed_text_outlives_step_and_tab_and_is_in_its_field_again(
    room: Room, joined: Page
) -> None:
    joined.locator("#text-job").fill("Get home befo")
    room.steps("next")
    expect(joined.locator(".kept")).to_contain_text("Get home befo")
    expect(joined.locator(".kept")).to_contain_text("Not sent")

    again = joined.context.new_page()
    again.goto(joined.url)
    joined.close()
    expect(again.locator(".kept")).to_contain_text("Get home befo")
    room.steps("back")

    expect(again.locator("#text-job")).to_have_value("Get home befo")
    expect(again.locator(".kept")).to_have_count(0)


def test_text_that_is_too_long_stays_whole_and_is_not_sent(joined: Page) -> None:
    field, pasted = joined.locator("#text-job"), "Get home before the bus stops. " * 97
    field.focus()

    joined.keyboard.insert_text(pasted)
    joined.get_by_role("button", name="Add").click()

    expect(field).to_have_value(pasted)
    said = field.evaluate("field => field.validationMessage")
    assert f"This has {len(pasted.strip())} characters; at most 280 fit." in said
    expect(joined.locator(".phone__own summary")).to_have_count(0)
    write(joined, "job", "Get home before the bus stops")


def test_text_without_connection_waits_on_the_phone_over_a_reload(joined: Page) -> None:
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


def test_key_hides_the_names_of_people_on_a_mirrored_laptop(room: Room) -> None:
    room.joined()
    console = room.lead()
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


def test_note_to_try_is_not_kept_on_the_phone(room: Room) -> None:
    room.steps("back", "back")
    joined = room.phone()
    field = joined.locator("#trial-text")
    field.fill("Rye bread")

    field.press("Enter")

    expect(joined.locator("#trial [role=status]")).to_contain_text("Rye bread")
    assert "Rye bread" not in joined.evaluate("JSON.stringify(localStorage)")
    assert "/try/" not in joined.evaluate("JSON.stringify(localStorage)")


def test_text_that_came_too_late_says_so_in_later_steps_and_can_be_sent_in_its_own(
    room: Room, joined: Page
) -> None:
    joined.route("**/texts/", lambda route: route.fulfill(status=422, body=TOO_LATE))
    joined.locator("#text-job").fill("Get home")
    joined.get_by_role("button", name="Add").click()
    again = joined.locator(".kept").get_by_role("button", name="Send again")
    expect(joined.locator(".kept__words")).to_have_text("This step is over.")
    expect(joined.locator("#saved")).to_contain_text("Not taken: see below")
    expect(again).to_be_visible()

    room.steps("next")
    expect(joined.locator(".kept__words")).to_contain_text("Customer jobs: Not taken")
    expect(joined.locator(".kept")).to_contain_text("Get home")
    expect(again).to_be_hidden()

    joined.unroute_all()
    room.steps("back")
    again.click()
    expect(joined.locator(".phone__own summary")).to_contain_text("Get home")
    expect(joined.locator(".kept")).to_have_count(0)


def test_tick_is_gone_from_the_stack_it_made_before_a_crowded_reveal(
    room: Room, joined: Page
) -> None:
    room.write(joined, ("Sleep by day", "Sleep in daylight"), kind="job")
    room.asks("lead/enter", act="table", at=room.at, name="Table 3", people="4", op_id="s" * 16)
    table = re.search(r'<option value="(\d+)"[^>]*>Table 3', room.page())
    assert table
    texts = "\n".join(f"Job {number}" for number in range(100))
    listed = {"table": table[1], "kind": "job", "text": texts, "op_id": "t" * 16}
    room.asks("lead/enter", act="texts", at=room.at, **listed)
    room.go_to("What we wrote")

    for text in ("Sleep by day", "Sleep in daylight"):
        joined.get_by_label(text, exact=True).check()
    joined.get_by_role("button", name="Stack the ticked").click()

    expect(joined.get_by_text("2 texts in this stack")).to_be_visible()
    expect(joined.locator("#own :checked")).to_have_count(0)


def test_way_to_skip_covers_nothing_on_a_small_console_until_it_has_the_focus(
    room: Room,
) -> None:
    console = room.lead()
    console.set_viewport_size({"width": 390, "height": 844})
    link = console.get_by_role("link", name="Skip to the step")
    is_on_top = """(link) => {
        const { x, y, width, height } = link.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2) === link;
    }"""
    assert not link.evaluate(is_on_top)

    link.focus()

    assert link.evaluate(is_on_top)

"""What only browsers show of a session: pages that follow the console while people work in them."""

import re
from time import sleep

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.board import Board, post
from tests.e2e.room import Room


def renewed(page: Page) -> None:
    """Wait until the page has asked what is new twice: the first answer may be from before."""
    for _time in range(2):
        with page.expect_response(re.compile(r"/now/")):
            pass


def test_phone_follows_into_another_group_and_keeps_what_is_being_typed(
    page: Page, browser: Browser, site: str
) -> None:
    room = Room(page, browser, site, shape="groups", grouping="choose", groups="2")
    phone = room.phone("Mia")
    phone.get_by_role("button", name="Group 1").click()
    expect(phone.locator(".phone__group")).to_contain_text("Group 1")
    room.go_to("Pains")
    phone.locator("#text-pain").fill("Canteen is cl")
    person = re.search(r'name="of" value="(\d+)"', room.page())
    groups = dict.fromkeys(re.findall(r"in=(\w{12})", room.page()))
    assert person

    room.asks("lead/people", person=person[1], into=list(groups)[-1])

    expect(phone.locator(".phone__group")).to_contain_text("Group 2")
    expect(phone.locator("#text-pain")).to_have_value("Canteen is cl")


def test_sentence_that_phones_choose_is_on_the_open_canvas(
    page: Page, browser: Browser, site: str
) -> None:
    room = Room(page, browser, site, "fit")
    canvas = page.context.new_page()
    canvas.goto(room.canvas)
    Board(canvas).ready()
    room.go_to("Say it in a sentence")
    phone, other = room.phone(), room.joined()
    phone.locator("#say-words").fill("We feed the night.")
    phone.locator("#say-free").get_by_role("button", name="Add").click()
    expect(phone.locator(".phone__own")).to_contain_text("We feed the night.")
    room.says(other, "sentences", text="We wake nobody.")
    console = room.lead()
    console.locator("#reveal").click()
    console.get_by_role("button", name="Show the room, and open the vote").click()

    item = phone.locator(".votes__note").filter(has_text="We feed the night.")
    item.get_by_role("button", name="Choose").click()
    expect(item.get_by_role("button", name="Chosen")).to_be_visible()
    console.get_by_role("button", name="Close the round").click()
    console.get_by_role("button", name="Make it the canvas’s sentence").first.click()

    expect(console.locator(".say__own")).to_be_visible()
    expect(canvas.locator("body")).to_contain_text("We feed the night.")


def test_made_up_people_of_a_rehearsal_are_on_the_open_console(
    page: Page, browser: Browser, site: str
) -> None:
    room = Room(page, browser, site)
    answer = post(page, f"{room.address}rehearse/")
    page.goto(answer.headers["location"])
    expect(page.locator("#pulse")).to_contain_text("people have joined6")

    page.get_by_role("button", name="Start").click()
    for kind in ("Welcome", "explain"):
        expect(page.locator("[aria-current=step]")).to_contain_text(kind)
        page.get_by_role("button", name="Next:").click()

    expect(page.locator("#pulse")).to_contain_text("have written6")


def test_list_is_entered_for_a_table_while_the_page_renews_itself(
    page: Page, browser: Browser, site: str
) -> None:
    room = Room(page, browser, site)
    room.go_to("Pains")
    room.lead()
    page.get_by_text("Enter for a table").click()
    page.get_by_label("New table").fill("Table 3")
    page.get_by_role("button", name="Add a table").click()
    page.get_by_label("Texts, one a line").fill("- Canteen closed\n- No taxi")
    page.get_by_role("button", name="Show what it becomes").click()
    expect(page.locator(".enter__preview li")).to_have_text(["Canteen closed", "No taxi"])

    renewed(page)
    page.get_by_role("button", name="Add 2 texts").click()

    expect(page.locator("#pulse")).to_contain_text("have written6")
    expect(page.get_by_label("Texts, one a line")).to_have_value("")


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What htmx says that it could not put anywhere."""
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if "oobError" in one.text else None)
    return said


def test_answer_finds_its_place_though_the_page_would_renew_itself_meanwhile(
    page: Page, browser: Browser, site: str, complaints: list[str]
) -> None:
    room = Room(page, browser, site)
    room.go_to("Pains")
    room.write(room.joined(), ("Canteen is closed", "Nobody answers"))
    room.go_to("What we wrote")
    room.lead()

    def late(route: Route) -> None:
        answer = route.fetch()
        sleep(3)  # so that the page would ask what is new
        route.fulfill(response=answer)

    page.get_by_role("button", name="Reveal 2 texts").click()
    expect(page.locator("#countdown")).to_be_visible()
    page.route("**/lead/act/", late)

    expect(page.locator(".sort .wall__text")).to_have_count(2)
    renewed(page)
    assert not complaints


def test_keys_go_on_below_the_bar_where_the_pressed_button_is_gone(
    page: Page, browser: Browser, site: str
) -> None:
    room = Room(page, browser, site)
    post(page, f"{room.canvas}notes/", kind="pain", text="Canteen is closed")
    room.go_to("What weighs most")
    room.lead()

    page.locator("#open-round").press("Enter")
    expect(page.locator("#close-round")).to_be_visible()
    expect(page.locator("main")).to_be_focused()

    page.locator("#minute").press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_half_typed_action_outlives_a_deed_in_all_groups(
    page: Page, browser: Browser, site: str
) -> None:
    room = Room(page, browser, site, shape="groups", grouping="spread", groups="2")
    room.go_to("Pains")
    room.write(room.joined(), ("Canteen is closed",))
    room.go_to("What we wrote")
    room.lead()
    page.get_by_role("button", name="Reveal 1 text").click()
    expect(page.locator("#put-everywhere")).to_be_visible(timeout=15_000)
    page.get_by_text("Actions and parking lot").click()
    page.get_by_label("What", exact=True).fill("Ask the cant")
    page.get_by_label("A line to every phone").fill("Five more")

    with page.expect_response(re.compile(r"/lead/canvas/")):
        page.locator("#put-everywhere").click()
    room.asks("lead/act", act="minute")
    renewed(page)

    expect(page.get_by_label("What", exact=True)).to_have_value("Ask the cant")
    expect(page.get_by_label("A line to every phone")).to_have_value("Five more")
    expect(page.locator("#item-write")).to_be_visible()

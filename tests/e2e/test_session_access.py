"""Every page of a session is accessible, in each kind of step: the console at a desk in the light,
a phone and a laptop in the dark, the big screen, and what lies before and after. The console is
led by keys alone."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.accessibility import wrong
from tests.e2e.board import post

DARK: Any = {"color_scheme": "dark", "reduced_motion": "reduce"}
PHONE: Any = DARK | {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LAPTOP: Any = DARK | {"viewport": {"width": 1440, "height": 900}}
TEXTS = ("Closed after eight", "Canteen is closed after 8", "Nobody answers")
OPEN = "document.querySelectorAll('details:not(.menu)').forEach((one) => one.open = true)"


def op() -> str:
    """A name for an operation that nobody used before."""
    return secrets.token_urlsafe(12)


@dataclass
class Room:
    """A session that is led and joined by requests: its pages are only looked at."""

    console: Page
    phone: Page
    laptop: Page
    workspace: str
    session: str
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def page(self) -> str:
        """The console as it is now."""
        return self.console.request.get(f"{self.session}lead/").text()

    @property
    def at(self) -> str:
        """The id of the present step."""
        found = re.search(r'name="at" value="(\w{12})"', self.page())
        return found[1] if found else ""

    def lead(self, act: str, where: str = "act", **sent: str) -> None:
        """Do something as who leads."""
        post(self.console, f"{self.session}lead/{where}/", act=act, at=self.at, **sent)

    def go(self, kind: str) -> None:
        """To the first step of a kind, as the agenda calls it, or its name where that says it."""
        step = rf"look=(\w{{12}})[^/]*?\"(?:(?!look=).)*?>(?i:{kind})</(?:b|span)>"
        found = re.search(step, self.page(), re.DOTALL)
        assert found, kind
        self.lead("go", to=found[1])

    def say(self, where: str, **sent: str) -> None:
        """Do something on the phone."""
        post(self.phone, f"{self.session}{where}/", at=self.at, **sent)

    def reveal(self) -> None:
        """Count down, look at that, and wait until the console has done the rest."""
        self.lead("reveal")
        self.look(self.console, "lead/", "counts down")
        self.console.locator(".sort .wall__text").first.wait_for()

    def look(self, page: Page, where: str, name: str = "") -> None:
        """Write down what is wrong on a page of the session, or elsewhere, with all that opens."""
        page.goto(where if where.startswith("/") else self.session + where)
        if page is self.laptop:
            page.locator("#room [name=room]").wait_for(state="attached")
        page.evaluate(OPEN)
        found = wrong(page)
        if page is self.phone and page.locator("#room [name=room]").count():
            found.append("a phone asks for the room's view")
        if found:
            self.wrong[f"{where} {name}"] = found

    def look_at(self, name: str, *screens: str) -> None:
        """Look at these screens in the present step."""
        pages = {"console": self.console, "screen": self.console}
        pages |= {"phone": self.phone, "laptop": self.laptop, "mirror": self.console}
        places = {"console": "lead/", "screen": "screen/", "mirror": "lead/phone/"}
        for screen in screens:
            self.look(pages[screen], places.get(screen, ""), f"{name} {screen}")


@pytest.fixture
def room(page: Page, browser: Browser, site: str) -> Iterator[Room]:
    """A session with a step of each kind on a copy of an example, joined by a phone and a
    laptop."""
    page.set_viewport_size({"width": 1280, "height": 720})
    board = post(page, "/examples/hospital-insurance/").headers["location"]
    home = re.search(r"/w/\w+/", page.request.get(board).text())
    assert home
    canvas = board.rstrip("/").split("/")[-1]
    wish = {"title": "Night shift", "template": "needs", "canvas": canvas, "op_id": op()}
    agenda = post(page, f"{home[0]}sessions/", **wish).headers["location"]
    for kind, boxes in (("rate", "pain"), ("link", "pain_reliever"), ("say", "pain")):
        post(page, f"{agenda}add/", step_kind=kind, minutes="5", boxes=boxes)
    session = agenda.removesuffix("agenda/")
    console = page.request.get(f"{session}lead/").text()
    code = re.search(r"<b translate=\"no\">([\w-]{9})</b>", console)
    assert code
    contexts = [browser.new_context(base_url=site, **size) for size in (PHONE, LAPTOP)]
    phone, laptop = (one.new_page() for one in contexts)
    for one, name in ((phone, "Selim"), (laptop, "Zoë")):
        post(one, "/join/", code=code[1], name=name)
    yield Room(page, phone, laptop, home[0], session)
    for context in contexts:
        context.close()


def test_pages_before_and_after_a_session_are_accessible(room: Room) -> None:
    room.look(room.console, f"{room.workspace}sessions/")
    room.look(room.console, "agenda/")
    room.look(room.phone, "/join/")
    room.look_at("lobby", "console", "phone", "laptop", "screen")
    room.lead("start")
    room.lead("say", text="Five minutes more for lunch")
    room.look_at("welcome", "console", "mirror", "laptop")
    room.go("close")
    post(room.console, f"{room.session}lead/list/", text="Ask the canteen", who="Ada", op_id=op())
    room.look_at("close", "console", "phone")
    room.lead("close", gives_link="on", gives_report="on", sure="on")
    room.look_at("closed", "console", "phone", "screen")
    room.look(room.console, "report/")
    room.look(room.phone, "summary/")

    assert room.wrong == {}


def test_pages_of_steps_with_texts_are_accessible(room: Room) -> None:
    room.lead("start")
    room.go("write in private")
    for text in TEXTS:
        room.say("texts", kind="pain", text=text, op_id=op())
    room.say("hand", up="1")
    room.look_at("write", "console", "phone", "screen")
    room.go("reveal")
    room.reveal()
    room.look_at("pens down", "console", "phone")
    room.lead("show")
    texts = re.findall(r'name="chosen" value="(\w{12})"', room.page())
    room.look_at("wall", "console", "phone", "laptop", "screen")
    room.lead("spotlight", "wall", of=texts[0])
    room.look_at("spotlight", "console", "phone", "laptop", "screen")
    room.go("discuss")
    room.look_at("discuss", "console", "phone")

    assert room.wrong == {}


def test_pages_of_steps_that_ask_are_accessible(room: Room) -> None:
    room.lead("start")
    for kind in ("vote", "rate", "link"):
        room.go(kind)
        room.lead("open", "round", by_rule="1", budget="3")
        room.look_at(f"{kind} open", "console", "phone")
        if kind == "vote":
            note = re.search(r'name="note" value="(\w{12})"', room.phone.content())
            assert note
            room.say("vote", note=note[1], value="2")
        room.lead("close", "round")
        room.lead("show", "round")
        room.look_at(f"{kind} closed", "console", "screen" if kind == "vote" else "laptop")
    room.go("say it")
    room.say("sentences", text="We cook at night for those who work then", op_id=op())
    room.look_at("say it", "console", "phone")
    room.lead("reveal")
    room.console.goto(f"{room.session}lead/")
    room.console.locator("#say-open").wait_for()
    room.lead("vote", "sentences", budget="1")
    room.lead("close", "round")
    room.lead("show", "round")
    room.look_at("sentences", "phone")

    assert room.wrong == {}


def test_pages_of_groups_and_rehearsals_are_accessible(room: Room) -> None:
    rehearsal = post(room.console, f"{room.session}rehearse/", op_id=op()).headers["location"]
    room.look(room.console, rehearsal)
    post(room.console, f"{room.session}agenda/groups/", act="divide", groups="3", grouping="choose")
    room.look(room.console, "agenda/", "with groups")
    room.look_at("groups to choose", "phone")
    room.lead("start")
    room.look_at("groups", "console", "screen")

    assert room.wrong == {}


def press(page: Page, control: str, key: str = "Enter") -> None:
    """Come to a control with Tab, which shows where the focus is, and press a key there."""
    for _press in range(90):
        page.keyboard.press("Tab")
        if page.locator(f"{control}:focus-visible").count():
            page.keyboard.press(key)
            return
    raise AssertionError(f"Tab does not come to {control}")


def test_console_is_led_by_keys_alone(room: Room) -> None:
    page, now = room.console, room.console.locator("[aria-current=step]")
    page.goto(f"{room.session}lead/")
    press(page, "#next")
    expect(now).to_contain_text("Welcome")
    room.go("write in private")
    for text in TEXTS[:2]:
        room.say("texts", kind="pain", text=text, op_id=op())
    room.go("reveal")
    page.goto(f"{room.session}lead/")
    press(page, "[value=reveal]")
    expect(page.locator(".sort .wall__text")).to_have_count(2)
    press(page, "[value=show]")
    spot = page.locator(".sort__spot").first
    expect(spot).to_be_visible()
    page.wait_for_load_state()

    press(page, ".sort__spot")
    expect(page.locator("#spotlight")).to_contain_text("In the spotlight")
    expect(spot).to_be_focused()
    press(page, "#spot-off")
    expect(page.locator("#spotlight")).to_be_focused()

    for _text in range(2):
        press(page, "[name=chosen]:not(:checked)", "Space")
    press(page, "#stack")
    expect(page.locator(".wall__pile")).to_have_count(1)
    page.keyboard.press("n")
    expect(
        page.get_by_role("alert").filter(has_text="Nothing of this is on the canvas")
    ).to_be_visible()
    press(page, "#next")
    expect(now).to_contain_text("vote")


def test_actions_are_written_down_one_after_another(room: Room) -> None:
    room.lead("start")
    page = room.console
    page.goto(f"{room.session}lead/")
    expect(page.locator("#names")).to_be_visible()
    page.get_by_text("Actions and parking lot").click()

    for number, text in enumerate(("Ask the canteen", "Ask five nurses"), 1):
        page.get_by_label("What", exact=True).fill(text)
        page.get_by_role("button", name="Write down").click()
        expect(page.locator(".items__one")).to_have_count(number)

    expect(page.get_by_label("What", exact=True)).to_have_value("")


def test_reveal_waits_for_a_connection_that_was_lost(room: Room) -> None:
    room.lead("start")
    room.go("write in private")
    room.say("texts", kind="pain", text=TEXTS[0], op_id=op())
    room.go("reveal")
    page = room.console
    page.goto(f"{room.session}lead/")
    page.get_by_role("button", name="Reveal 1 text").click()
    expect(page.locator("#countdown")).to_be_visible()

    with page.expect_event("requestfailed", lambda lost: lost.method == "POST"):
        page.context.set_offline(True)
    page.context.set_offline(False)

    expect(page.locator(".sort .wall__text")).to_have_count(1)

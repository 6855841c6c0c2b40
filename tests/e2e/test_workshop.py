"""A workshop: two laptops and a phone on one board, a cable that is cut, a server that is killed.

The server is a real one of its own, where each test has a board of its own, and each browser stands
behind a cable of its own. At rest every open page shows what a page that is loaded anew shows, and
that is what the database has.
"""

import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.board import Board, arrive, post, workspace_of
from tests.live.server import Server
from tests.live.stream_reader import Proxy

LONG = 60_000  # ms; browsers wait up to half a minute between two tries to reach a server

# What a board says: its notes in their order, with what tells them apart, and what follows of them.
SAYS = """() => JSON.stringify([
  ...[...document.querySelectorAll("#board .note")].map((note) => [
    note.id, { ...note.dataset }, note.querySelector(".note__text")?.textContent,
    note.querySelector(".note__mark")?.textContent]),
  ...[...document.querySelectorAll(".count, .title__text, #fit .figure")].map(
    (one) => one.textContent),
])"""

# In one call: what asks again and again evaluates strings, which the policy of the page forbids.
SAYS_AT_LAST = f"""async ([said, patience]) => {{
  const says = {SAYS};
  for (const end = Date.now() + patience; says() !== said && Date.now() < end;)
    await new Promise((go) => setTimeout(go, 50));
  return says();
}}"""


class Seat(Board):
    """Somebody at the board, behind a cable of their own."""

    def __init__(self, browser: Browser, cable: Proxy, **device: Any) -> None:
        self.cable = cable
        self.context = browser.new_context(
            base_url=f"http://127.0.0.1:{self.cable.port}", locale="en-GB", **device
        )
        self.context.set_default_timeout(LONG)
        super().__init__(self.context.new_page())

    def own(self, link: str) -> str:
        """An address that leads along this one's cable."""
        return re.sub(r":\d+/", f":{self.cable.port}/", link, count=1)

    def edit(self, text: str, more: str) -> Locator:
        """Begin to write at the end of a note's text."""
        note = self.choose(text)
        self.press("Enter")
        expect(note.locator(".note__field")).to_be_focused()
        self.page.keyboard.type(more)
        return note

    def shows_the_same_as_anew(self) -> None:
        """Wait until the open page and one that is loaded now say the same."""
        anew = self.context.new_page()
        anew.goto(self.page.url)
        Board(anew).ready()
        said = anew.evaluate(SAYS)
        assert self.page.evaluate(SAYS_AT_LAST, [said, LONG]) == said
        anew.close()

    def sees(self, others: int) -> None:
        """So many others are here."""
        face = self.page.locator("#present .face--count")
        expect(face).to_have_text(str(others) if others else "", timeout=LONG)

    def leave(self) -> None:
        """Close the browser, and leave a cable that is whole."""
        self.context.close()
        self.cable.cut()
        self.cable.mend()


class Room:
    """Ana's board, with Ben, and Cy on the phone."""

    def __init__(self, browser: Browser, server: Server, cables: list[Proxy]) -> None:
        self.server = server
        laptop: Any = {"viewport": {"width": 1280, "height": 760}}
        phone: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
        self.ana = Seat(browser, cables[0], **laptop)
        self.ben = Seat(browser, cables[1], **laptop, color_scheme="dark")
        self.cy = Seat(browser, cables[2], **phone, is_mobile=True)
        self.all = (self.ana, self.ben, self.cy)
        (self.others,) = server.sql("SELECT COALESCE(MAX(id), 0) FROM canvases_note")[0]

    def open(self) -> None:
        """Ana makes a canvas, and a link by which the others come."""
        page = self.ana.page
        address = post(page, "/start/").headers["location"]
        post(page, f"{workspace_of(page, address)}share/me/", name="Ana")
        page.goto(address)
        link = self.ana.ready().link("editor")
        arrive(self.ben.page, self.ben.own(link), "Ben")
        arrive(self.cy.page, self.cy.own(link), "Cy")
        self.cy.page.get_by_role("link", name="Pains").tap()
        expect(self.cy.field("pain")).to_be_in_viewport(ratio=1)
        for seat in self.all:
            seat.sees(2)

    def has(self, *texts: str) -> None:
        """Everybody has these pains and no others; so has the database, each once."""
        for seat in self.all:
            expect(seat.page.locator("#saved")).to_have_attribute("data-count", "0", timeout=LONG)
            expect(seat.notes("pain")).to_have_count(len(texts), timeout=LONG)
            for text in texts:
                expect(seat.note(text)).to_have_count(1, timeout=LONG)
            seat.shows_the_same_as_anew()
        mine = "SELECT text FROM canvases_note WHERE binned_at IS NULL AND id > ?"
        rows = self.server.sql(mine, [self.others])
        assert sorted(text for (text,) in rows) == sorted(texts)


@pytest.fixture(scope="module")
def server(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own, with what `site` has."""
    folder = tmp_path_factory.mktemp("server")
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    started = Server(folder).start()
    yield started
    started.stop(signal.SIGKILL)


@pytest.fixture(scope="module")
def cables(server: Server) -> Iterator[list[Proxy]]:
    """One for each seat. A browser behind the same one has scripts and styles from before."""
    laid = [Proxy(server.port) for _seat in range(3)]
    yield laid
    for cable in laid:
        cable.close()


@pytest.fixture
def room(browser: Browser, server: Server, cables: list[Proxy]) -> Iterator[Room]:
    """Three people at one board that is empty."""
    made = Room(browser, server, cables)
    made.open()
    yield made
    for seat in made.all:
        seat.leave()
    if server.process.poll() is not None:  # a test failed while it was down
        server.start()


def test_three_write_at_once_and_see_who_writes(room: Room) -> None:
    for seat, text in zip(
        room.all, ("Canteen is closed", "No warm meal", "Too tired"), strict=True
    ):
        seat.field("pain").click()
        seat.page.keyboard.type(text)
    for seat, who in zip(room.all, ("Ben and Cy", "Ana and Cy", "Ana and Ben"), strict=True):
        names = "|".join(
            " and ".join(pair) for pair in (who.split(" and "), who.split(" and ")[::-1])
        )
        marks = seat.page.locator("#box-pain .writers")
        expect(marks).to_have_text(re.compile(f"({names}) are writing"))
    for seat in room.all:
        seat.press("Enter")

    room.has("Canteen is closed", "No warm meal", "Too tired")


def test_one_goes_on_in_a_tunnel_and_decides_afterwards(room: Room) -> None:
    ana, ben, cy = room.all
    ana.add("pain", "Canteen")
    expect(cy.note("Canteen")).to_be_visible()
    cy.cable.cut()
    expect(cy.page.locator("#saved > span")).to_have_text("No connection. Trying again…")
    expect(cy.page.locator("#present")).to_be_hidden()
    ana.sees(1)

    cy.edit("Canteen", " closes early")
    cy.press("Enter")
    cy.field("pain").fill("Written in the tunnel")
    cy.field("pain").press("Enter")
    expect(cy.page.locator("#saved")).to_contain_text("Not saved yet: 2")
    ben.edit("Canteen", " is far")
    ben.press("Enter")
    ben.add("pain", "Said meanwhile")
    cy.cable.mend()

    asks = cy.page.locator("#conflict")
    expect(asks.get_by_role("heading", level=2)).to_have_text("Ben changed this note", timeout=LONG)
    asks.get_by_label("Or combine both").fill("Canteen is far and closes early")
    asks.get_by_role("button", name="Save this text").tap()
    cy.sees(2)
    room.has("Canteen is far and closes early", "Written in the tunnel", "Said meanwhile")


def test_server_is_killed_and_ended_while_all_write(room: Room) -> None:
    texts: list[str] = []
    for how in (signal.SIGKILL, signal.SIGTERM):
        for number in range(3):
            for seat, name in zip(room.all, ("Ana", "Ben", "Cy"), strict=True):
                texts.append(f"{name} {number} {how.name}")
                seat.field("pain").fill(texts[-1])
                seat.field("pain").press("Enter")
            if number == 1:
                room.server.stop(how)
        for seat in room.all:
            expect(seat.page.locator("#saved")).to_contain_text("Not saved yet")
        room.server.start()
        for seat in room.all:
            seat.sees(2)

    room.has(*texts)


def look_away(seat: Seat, *, away: bool) -> None:
    """Another tab is looked at, or this one again."""
    seat.page.evaluate(
        """away => {
          Object.defineProperty(document, "hidden", { configurable: true, value: away });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        away,
    )


def test_tab_that_nobody_looked_at_catches_up(room: Room) -> None:
    room.cy.page.clock.install()
    room.cy.reload()
    room.ana.sees(2)
    look_away(room.cy, away=True)
    room.cy.page.clock.fast_forward(61_000)
    room.ana.sees(1)
    room.ana.add("pain", "Said meanwhile")
    expect(room.cy.notes("pain")).to_have_count(0)

    look_away(room.cy, away=False)

    room.has("Said meanwhile")
    room.ana.sees(2)

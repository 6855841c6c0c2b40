"""Takes the pictures of docs/sessions.md: a small room led from its code to weights."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, ViewportSize

LAPTOP: ViewportSize = {"width": 1440, "height": 900}
WALL: ViewportSize = {"width": 1920, "height": 1080}
PHONE: ViewportSize = {"width": 390, "height": 844}

AGENDA = "45 minutes: pains and gains"
WRITTEN = (
    {
        "job": "Get a doctor at seven in the morning",
        "pain": "The canteen is closed after eight",
        "gain": "A paid taxi home",
    },
    {"job": "See a doctor at seven in the morning", "pain": "Nobody answers the phone at night"},
    {"pain": "Roster changes on the day before", "gain": "My money back before the rent is due"},
    {"pain": "Canteen is closed after 8"},
)
"""What each phone of the room writes, by box."""

Take = Callable[[Page, str], None]


def take_session(browser: Browser, console: Page, canvas: str, site: str, take: Take) -> None:
    """Lead a session on the canvas at this address, and take pictures on the way."""
    console.goto(canvas)
    console.get_by_role("link", name="All canvases of this workspace").click()
    console.get_by_role("link", name="Sessions").click()
    plan(console)
    code = console.locator(".console__join b").inner_text()
    wall = browser.new_page(
        viewport=WALL, base_url=site, storage_state=console.context.storage_state()
    )
    wall.goto(console.url.replace("/lead/", "/screen/"))
    phones = [joined(browser, site, code) for _one in WRITTEN]
    console.wait_for_timeout(2_500)
    take(wall, "session-lobby.png")
    console.get_by_role("button", name="Start").click()
    while not console.get_by_role("button", name="Reveal").count():
        if console.locator("[aria-current=step]").filter(has_text="write").count():
            write(phones)
            take(phones[0], "session-phone.png")
            take(console, "session-writing.png")
        go_on(console)
    reveal(console)
    take(wall, "session-wall.png")
    take(console, "session-sorting.png")


def plan(console: Page) -> None:
    """From the page of sessions to the console."""
    console.get_by_role("textbox", name="Title").fill("Night shift insurance")
    console.get_by_role("radio", name=AGENDA).check()
    console.get_by_role("button", name="Plan a session").click()
    console.get_by_role("link", name="Lead this session").click()


def joined(browser: Browser, site: str, code: str) -> Page:
    """A phone that has joined."""
    page = browser.new_page(viewport=PHONE, base_url=site)
    page.goto(f"/join/{code}/")
    page.get_by_role("button", name="Join").click()
    return page


def write(phones: list[Page]) -> None:
    """Let each write what it has for the boxes of the present step."""
    for page, texts in zip(phones, WRITTEN, strict=True):
        page.wait_for_timeout(2_500)  # pages ask every two seconds what is the matter
        for kind, text in texts.items():
            field = page.locator(f"#text-{kind}")
            if field.count():
                field.fill(text)
                page.get_by_role("button", name="Add").click()


def go_on(console: Page) -> None:
    """The next step, also with people who are not done."""
    console.keyboard.press("n")
    console.wait_for_timeout(1_000)
    if (anyway := console.get_by_role("button", name="Go on anyway")).count():
        anyway.click()
        console.wait_for_timeout(1_000)


def reveal(console: Page) -> None:
    """Reveal all, and show the room."""
    console.get_by_role("button", name="Reveal").first.click()
    console.get_by_role("button", name="Show the room").click()
    console.wait_for_timeout(2_500)

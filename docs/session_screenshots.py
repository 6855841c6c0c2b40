"""Takes the pictures of docs/run-a-session.md: small rooms, from their codes to what comes out."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, ViewportSize

LAPTOP: ViewportSize = {"width": 1440, "height": 900}
WALL: ViewportSize = {"width": 1920, "height": 1080}
PHONE: ViewportSize = {"width": 390, "height": 844}

TITLE = "Night shift insurance"
AGENDA, SAYS = "45 minutes: pains and gains", "45 minutes: check the fit"
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

SENTENCES = (
    "The part that fits your kitchen machine, before the weekend is over.",
    "We find the part though the type plate is worn, and you pay once it is sure.",
    "4,200 parts, so that the grinder goes on and not into the bin.",
    "Mend it by Sunday breakfast.",
)
"""What each phone proposes, and the first of them gets most."""

Take = Callable[[Page, str], None]
Save = Callable[[bytes, str], None]


def take_session(  # noqa: PLR0917 — handed on
    browser: Browser, console: Page, canvas: str, site: str, take: Take, save: Save
) -> None:
    """Lead a session on the canvas at this address, and take pictures on the way."""
    plan(console, canvas)
    with console.expect_download() as kit:
        console.get_by_role("button", name="Download the print kit").click()
    save(kit.value.path().read_bytes(), "session-kit.png")
    console.get_by_role("link", name="Lead this session").click()
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
    console.get_by_role("button", name="Make helper").first.click()
    phones[0].reload()
    phones[0].get_by_role("link", name="Help lead").click()
    take(phones[0], "session-help-phone.png")


def take_groups(browser: Browser, console: Page, canvas: str, site: str, take: Take) -> None:
    """The same of a session with groups, while people write."""
    plan(console, canvas, groups=2)
    console.get_by_role("link", name="Lead this session").click()
    code = console.locator(".console__join b").inner_text()
    phones = [joined(browser, site, code) for _one in WRITTEN]
    take(phones[0], "session-groups-phone.png")
    for number, phone in enumerate(phones):
        phone.locator(".phone__choose button").nth(number % 2).click()
    console.get_by_role("button", name="Start").click()
    while not console.locator("[aria-current=step]").filter(has_text="write").count():
        go_on(console)
    write(phones)
    go_on(console)
    write(phones)
    console.wait_for_timeout(2_500)
    take(console, "session-groups.png")


def take_sentences(browser: Browser, console: Page, canvas: str, site: str, take: Take) -> None:
    """The same of a session that ends with a sentence."""
    plan(console, canvas, title="Parts for kitchen machines", agenda=SAYS)
    console.get_by_role("link", name="Lead this session").click()
    code = console.locator(".console__join b").inner_text()
    phones = [joined(browser, site, code) for _one in SENTENCES]
    console.get_by_role("button", name="Start").click()
    while not console.locator("#reveal").count():
        go_on(console)
    phones[0].locator("#pattern").wait_for()
    take(phones[0], "session-say-phone.png")
    for phone, sentence in zip(phones, SENTENCES, strict=True):
        phone.locator("#say-words").fill(sentence)
        phone.locator("#say-free").get_by_role("button", name="Add").click()
    console.locator("#reveal").click()
    console.get_by_role("button", name="Show the room, and open the vote").click()
    for number, phone in enumerate(phones):
        chosen = phone.locator(".votes__note").filter(has_text=SENTENCES[number // 3])
        chosen.get_by_role("button", name="Choose").click()
    console.wait_for_timeout(2_500)
    console.get_by_role("button", name="Close the round").click()
    console.locator("#show-round").wait_for()
    take(console, "session-say.png")


def plan(
    console: Page, canvas: str, *, title: str = TITLE, agenda: str = AGENDA, groups: int = 0
) -> None:
    """From a canvas to the agenda of a session on it."""
    console.goto(canvas)
    console.get_by_role("link", name="All canvases of this workspace").click()
    console.get_by_role("link", name="Sessions").click()
    console.get_by_role("textbox", name="Title").fill(title)
    console.get_by_role("radio", name=agenda).check()
    if groups:
        console.locator("#in-groups").check()
        console.locator("#groups-number").fill(str(groups))
    console.get_by_role("button", name="Plan a session").click()


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

"""The main job in other browsers: start, six notes, a link, a PDF; a full board keeps shape; arrow
keys present it."""

import io
from itertools import groupby

import pytest

from tests.browsers.driven import LEFT, RIGHT, Browser
from tests.misplaced import MISPLACED

# Mozilla's driver leaves its sockets to whoever collects garbage, and needs old packages.
pytestmark = [
    *(
        pytest.mark.filterwarnings(f"ignore::{one}")
        for one in (
            "DeprecationWarning",
            "ResourceWarning",
            "pytest.PytestUnraisableExceptionWarning",
        )
    ),
    pytest.mark.flaky(reruns=2),
]

KINDS = ("job", "pain", "gain", "product", "pain_reliever", "gain_creator")
READY = "document.documentElement.classList.contains('is-ready')"
SAVED = "document.querySelector('#saved').dataset.count === '0'"
NOTES = (
    """document.querySelectorAll("li.note:not(.is-pending)[data-id]:not([data-id=''])").length"""
)

# The first bytes of what the menu's first entry leads to.
BEGIN = """fetch(document.querySelector(".menu__item[href*='/pdf/']").href)
  .then((answer) => answer.text())
  .then((text) => { document.documentElement.dataset.begins = text.slice(0, 5); }) && true"""

# What a presentation shows, one after another; and the last to be seen, once keys are heard.
LAYERS = ("canvas", "job", "pain", "gain", "answer", "link", "fit")
SHOWN = f"""(document.querySelector("#slide").dataset.step && {list(LAYERS)}.findLast((name) =>
  getComputedStyle(document.querySelector(`.layer-${{name}}`)).visibility === "visible"))"""

WINDOWS = [(1280, 720), (1440, 900), (2560, 1440)]


def dots(browser: Browser, note: str) -> int:
    """How many dots of a weight can be told apart on the picture of a note."""
    from PIL import Image

    rect = browser.see(
        "(({ x, y, width, height }) => [x, y, x + width, y + height])"
        "(document.querySelector(arguments[0]).getBoundingClientRect())",
        f"{note} > .note__weight",
    )
    left, top, right, bottom = (round(one) for one in rect)
    middle = (top + bottom) // 2
    page = Image.open(io.BytesIO(browser.picture())).convert("L")
    row = page.crop((left, middle, right, middle + 1)).tobytes()
    grey = (min(row) + max(row)) / 2
    return sum(dark for dark, _run in groupby(row, lambda shade: shade < grey))


def test_new_canvas_gets_six_notes_a_link_and_a_pdf(driven: Browser, site: str) -> None:
    driven.size(1280, 720)
    driven.go(f"{site}/")
    driven.click("form[action='/start/'] button")
    driven.wait(READY)
    for number, kind in enumerate(KINDS, 1):
        driven.write(f"#box-{kind} form.add textarea", f"A note for {kind}")
        driven.wait(f"{NOTES} === {number} && {SAVED}")
    assert driven.see("document.querySelector('#fit .figure').textContent") == "–"

    driven.click("#notes-pain_reliever > .note")
    driven.click("#notes-pain_reliever > .is-chosen > .note__link")
    driven.click("#notes-pain > .note")
    driven.wait("document.querySelector('#notes-pain > .is-linked') && " + SAVED)
    driven.wait("document.querySelector('#fit .figure').textContent === '33'")
    assert driven.see(f"({MISPLACED})()") == []

    driven.run(BEGIN, [])
    driven.wait("document.documentElement.dataset.begins")
    assert driven.see("document.documentElement.dataset.begins") == "%PDF-"


def open_example(browser: Browser, site: str) -> None:
    """A copy of an example with more than thirty notes."""
    browser.go(f"{site}/")
    browser.click("form[action='/examples/online-shop/'] button")
    browser.wait(READY)
    browser.wait(f"{NOTES} > 30")


@pytest.fixture(scope="module")
def example(driven: Browser, site: str) -> Browser:
    """On the board of such a copy."""
    open_example(driven, site)
    return driven


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_example_keeps_its_shape(example: Browser, window: tuple[int, int]) -> None:
    example.size(*window)
    example.wait("document.querySelectorAll('#lines path').length > 12")
    example.wait(f"({MISPLACED})().length === 0")
    size: str = example.see("getComputedStyle(document.querySelector('.note__text')).fontSize")
    assert float(size.removesuffix("px")) >= 11.5
    # WebKit on Linux sets letters at whole pixels, as wide as that makes them: in the smallest
    # window the page may be a little longer.
    if example.name != "WebKit" or window != WINDOWS[0]:
        example.wait("document.documentElement.scrollHeight === innerHeight")


def test_dots_of_a_weight_stand_apart(example: Browser) -> None:
    example.size(*WINDOWS[0])
    example.wait("document.querySelectorAll('#lines path').length > 12")

    note = "#notes-pain_reliever > .note[data-weight='5']"
    example.until(lambda: dots(example, note) == 5, "five dots to tell apart")


def test_arrow_keys_reveal_what_is_presented_step_by_step(driven: Browser, site: str) -> None:
    driven.size(*WINDOWS[0])
    open_example(driven, site)
    driven.click(".bar__present")
    for layer in LAYERS:
        driven.wait(f"{SHOWN} === '{layer}'")
        driven.press(RIGHT)
    driven.press(LEFT)
    driven.wait(f"{SHOWN} === '{LAYERS[-2]}'")

"""Square and circle hold their notes: none leaves its shape, overlaps or moves after loading."""

import time
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.board import Board, post
from tests.misplaced import MISPLACED

KINDS = ("product", "gain_creator", "pain_reliever", "gain", "pain", "job")
PLAIN = "Waits 25 minutes on the phone, then is cut off"
TEXTS = {
    "plain": PLAIN,
    "long": (PLAIN + ", and then once more. ") * 3,
    "unbroken": "Donaudampfschiffahrtsgesellschaftskapitän" * 4,
    "japanese": "夜勤の看護師が十分で温かい食事をとる、患者のそばで",
    "arabic": "الوصول إلى المنزل بأمان بعد انتهاء الوردية الليلية",
}

WINDOWS = [(1280, 800), (1920, 1080), (1024, 768)]

# Where everything stands, in px.
PLACES = """() => [...document.querySelectorAll(".side, .box__head, .note, .add")].map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [one.id || one.className, ...[x, y, width, height].map(Math.round)].join(" ");
})"""

DRAWN = """async () => {
  await document.fonts.ready;
  for (const _frame of [1, 2]) await new Promise(requestAnimationFrame);
}"""

SHIFT = """window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


def type_size(page: Page) -> float:
    """Of a note's text, in px."""
    size: str = page.evaluate("getComputedStyle(document.querySelector('.note__text')).fontSize")
    return float(size.removesuffix("px"))


def fill(page: Page, count: int, text: str, kinds: Iterable[str] = KINDS) -> None:
    """Paste `count` notes into each box, while the board is not open; then it is drawn."""
    board = page.url
    page.goto("about:blank")
    for kind in kinds if count else ():
        post(page, f"{board}paste/", kind=kind, text="\n".join([text] * count), confirmed="1")
    page.goto(board)
    Board(page).ready()
    page.evaluate(DRAWN)


def each_box_has(count: int, text: str = PLAIN) -> pytest.MarkDecorator:
    """Boards of a test that have so many notes in each box."""
    return pytest.mark.notes(**{kind: [text] * count for kind in KINDS})


def settled(board: Board) -> Board:
    """The board loaded again, and drawn twice."""
    board.reload()
    board.page.evaluate(DRAWN)
    return board


# The same text in every box, or each of them in every box.
@pytest.mark.parametrize(
    (),
    [
        pytest.param(marks=each_box_has(6, TEXTS["long"]), id="long"),
        pytest.param(
            marks=pytest.mark.notes(**{kind: [*TEXTS.values()] for kind in KINDS}), id="all"
        ),
    ],
)
def test_notes_keep_inside_whatever_they_say(board: Board) -> None:
    board.page.evaluate(DRAWN)

    assert board.page.evaluate(MISPLACED) == []


def test_notes_keep_inside_however_many_and_nothing_moves_after_loading(page: Page) -> None:
    page.add_init_script(SHIFT)
    page.goto(post(page, "/start/").headers["location"])
    for more, windows in {
        0: [(900, 700), (1280, 700)],
        5: WINDOWS,
        12: WINDOWS,
        33: WINDOWS[:1],
    }.items():
        fill(page, more, PLAIN)
        shift: Any = page.evaluate("window.shift")
        assert shift < 0.02, more

        for width, height in [(1440, 900), *windows]:  # the first as it was loaded
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(DRAWN)
            assert page.evaluate(MISPLACED) == [], (more, width)
        page.set_viewport_size({"width": 1440, "height": 900})


def test_notes_keep_inside_while_one_adds_and_type_grows_again_when_they_go(
    board: Board,
) -> None:
    page = board.page
    board.add("pain", *(f"{PLAIN} {number}" for number in range(9)))
    assert page.evaluate(MISPLACED) == []

    fill(page, 12, PLAIN, ("gain", "pain", "job"))
    small = type_size(page)
    for kind, left in (("job", 0), ("pain", 9), ("gain", 0)):
        page.locator("#undo").click()  # the last paste there was
        expect(page.locator(f"#notes-{kind} > .note")).to_have_count(left)
    board.saved()

    assert type_size(page) > small
    assert page.evaluate(MISPLACED) == []


def test_example_stands_whole_in_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(post(page, "/examples/online-shop/").headers["location"])
    Board(page).ready()
    assert page.locator(".note").count() > 30

    for width, height in ((1280, 720), (1366, 768), (1440, 900), (1920, 1080), (2560, 1440)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(DRAWN)
        assert page.evaluate(MISPLACED) == [], width
        assert page.evaluate("document.documentElement.scrollHeight") == height
        assert type_size(page) >= 11.5
        Board(page).field("job").focus()
        assert page.evaluate("document.documentElement.scrollHeight") == height
        Board(page).field("job").blur()


@each_box_has(10)
def test_notes_stand_closer_only_where_that_shows_all_of_them(board: Board) -> None:
    page = board.page
    for (width, height), is_close in {
        (1280, 720): True,
        (1280, 500): False,
        (1920, 1080): False,
    }.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(DRAWN)
        assert page.locator("#board.is-compact").count() == is_close, (width, height)


@pytest.mark.notes(pain=[PLAIN])
def test_board_is_as_large_as_one_likes(board: Board) -> None:
    page = board.page
    page.evaluate(DRAWN)
    fitting = type_size(page)

    page.locator("summary[aria-label=More]").click()
    page.get_by_role("button", name="150 %").click()
    assert type_size(settled(board).page) == 19.5
    assert page.evaluate(MISPLACED) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 1440

    board.press("-", "-")
    assert type_size(page) == fitting


@pytest.mark.parametrize(
    (),
    [
        pytest.param(marks=pytest.mark.notes(pain=[f"{PLAIN} {one}" for one in range(count)]))
        for count in (2, 9)
    ],
    ids=["2", "9"],
)
def test_places_do_not_depend_on_what_was_before(board: Board) -> None:
    page = board.page
    page.evaluate(DRAWN)
    places = page.evaluate(PLACES)

    assert settled(board).page.evaluate(PLACES) == places

    page.set_viewport_size({"width": 1000, "height": 600})
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate(DRAWN)
    assert page.evaluate(PLACES) == places

    page.route("**/*.woff2", late)  # and nothing comes from the browser's cache
    assert settled(board).page.evaluate(PLACES) == places


def late(route: Route) -> None:
    """A slow line."""
    time.sleep(0.4)
    route.continue_()

"""Takes pictures of the board in every window: `make pictures` fills build/pictures/.

Boards of 0 to 151 notes, in windows from a wall to a small phone, light and dark; the slide of each
board, to be held beside them; sheets on which all windows of a board stand together; and what
measuring finds wrong, in words.
"""

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from playwright.sync_api import Browser, Page

from docs.screenshots import browsing, save_first_page, serving
from tests.misplaced import IN_HEADINGS, MISPLACED, TOO_NEAR

if TYPE_CHECKING:
    from PIL import Image

    from canvases.models import Canvas, Note

FOLDER: Final = Path(__file__).parent.parent / "build" / "pictures"
NOTES: Final = (0, 6, 36, 60, 151)
WINDOWS: Final = (
    *((1280, 720), (1366, 768), (1440, 900), (1920, 1080), (2560, 1440)),
    *((1180, 820), (1024, 768), (900, 1200), (820, 1180), (390, 844), (320, 640)),
)
SCHEMES: Final = ("light", "dark")
PHONE: Final = 600  # px: narrower ones are phones
_SHEET: Final = 1800  # pixels of a sheet's width
_HIGH: Final = 400  # and of each picture on it
_GAP: Final = 8


def main() -> None:
    """Take all of them, or of the boards whose numbers of notes are named."""
    numbers = [int(one) for one in sys.argv[1:]] or NOTES
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="pictures-") as data, serving(data) as site:
        os.environ |= {"DATA_DIR": data, "DJANGO_SETTINGS_MODULE": "canvas_project.settings"}
        boards = [_board(site, number) for number in numbers]
        with browsing() as browser:
            for board in boards:
                for scheme in SCHEMES:
                    pictures = list(_taken(browser, board, scheme))
                    _sheet(pictures).save(FOLDER / f"{board.number}-{scheme}.png")


@dataclass(frozen=True, slots=True)
class _Board:
    """Where it is, and the cookie of its owner."""

    number: int  # of its notes
    address: str
    cookie: str  # its name
    token: str  # and its value


def _board(site: str, number: int) -> _Board:
    """A canvas of so many notes of the examples, with links."""
    import django

    django.setup()
    from django.conf import settings

    from canvases.access import new_token
    from canvases.actions import workspaces

    token = new_token()
    canvas = workspaces.start(token, secrets.token_urlsafe(12))
    if number:
        _name(canvas)
        _fill(canvas, number)
    return _Board(number, f"{site}/c/{canvas.public_id}/", settings.GUEST_COOKIE, token)


def _name(canvas: "Canvas") -> None:
    canvas.title, canvas.is_named = "Idea A for repair cafés", True
    canvas.save()
    segment = canvas.profile.segment
    segment.name, segment.is_named = "Household on a tight budget", True
    segment.save()


def _fill(canvas: "Canvas", number: int) -> None:
    """What the examples say, box by box in turn, and half as many links as notes."""
    from canvases.method.kinds import ANSWERS, KINDS, Kind, Side
    from canvases.method.order import GAP
    from canvases.models import Link, Note

    said = {kind: cycle(_said(kind)) for kind in Kind}
    notes = []
    for at, kind in enumerate(islice(cycle(Kind), number)):
        is_need = KINDS[kind].side is Side.PROFILE
        side = {"profile": canvas.profile} if is_need else {"value_map": canvas.value_map}
        text, weight = next(said[kind])
        place = GAP * at
        notes.append(
            Note(
                workspace=canvas.workspace,
                kind=kind,
                text=text,
                weight=weight,
                position=place,
                **side,
            )
        )
    Note.objects.bulk_create(notes)
    links = [
        Link(workspace=canvas.workspace, source=source, target=target)
        for at, source in enumerate(note for note in notes if Kind(note.kind) in ANSWERS)
        for target in islice(cycle(_answered_by(source, notes)), at, at + 1 + at % 2)
    ]
    Link.objects.bulk_create(links, ignore_conflicts=True)  # with few notes it is one twice


def _answered_by(source: "Note", notes: "list[Note]") -> "list[Note]":
    from canvases.method.kinds import ANSWERS, Kind

    return [note for note in notes if note.kind == ANSWERS[Kind(source.kind)]]


def _said(kind: str) -> list[tuple[str, int | None]]:
    from canvases.models import Note

    notes = Note.objects.filter(kind=kind, workspace__example__isnull=False).order_by("pk")
    return list(notes.values_list("text", "weight")) or [("", None)]


def _taken(browser: Browser, board: _Board, scheme: Literal["light", "dark"]) -> Iterator[Path]:
    """One picture for each window, and the slide."""
    for width, height in WINDOWS:
        is_phone = width < PHONE
        context = browser.new_context(
            color_scheme=scheme, has_touch=is_phone, is_mobile=is_phone,
            viewport={"width": width, "height": height}, reduced_motion="reduce",
        )  # fmt: skip
        context.add_cookies([{"name": board.cookie, "value": board.token, "url": board.address}])
        page = context.new_page()
        page.goto(board.address)
        page.locator("html.is-ready").wait_for(state="attached")
        page.wait_for_timeout(400)
        path = FOLDER / f"{board.number}-{width}x{height}-{scheme}.png"
        page.screenshot(path=path)
        yield path
        for wrong in _wrong(page):
            print(path.stem, wrong, flush=True)
        if (width, height, scheme) == (*WINDOWS[0], SCHEMES[0]):
            slide = page.request.get(f"{board.address}export/pdf/?paper=slide", timeout=60_000)
            save_first_page(slide.body(), FOLDER / f"{board.number}-slide.png")
        context.close()


def _wrong(page: Page) -> Iterator[str]:
    """What is not as it ought to be, in words."""
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "the page scrolls sideways"
    if page.evaluate("innerWidth < 900"):
        return
    yield from page.evaluate(MISPLACED)
    if page.evaluate("document.documentElement.scrollHeight > innerHeight"):
        yield "not whole in the window"
    if near := page.evaluate(TOO_NEAR):
        yield f"{len(near)} pairs of lines share a lane"
    if crossed := page.evaluate(IN_HEADINGS):
        yield f"{crossed} lines pass through a heading"


def _sheet(pictures: list[Path]) -> "Image.Image":
    """All of them on one, of one height, in rows."""
    from PIL import Image

    small = [_at_height(Image.open(path), _HIGH) for path in pictures]
    sheet = Image.new("RGB", (_SHEET, _HIGH * len(small)), "grey")
    x = y = 0
    for picture in small:
        if x + picture.width > _SHEET:
            x, y = 0, y + _HIGH + _GAP
        sheet.paste(picture, (x, y))
        x += picture.width + _GAP
    return sheet.crop((0, 0, _SHEET, y + _HIGH))


def _at_height(picture: "Image.Image", high: int) -> "Image.Image":
    return picture.resize((round(picture.width * high / picture.height), high))


if __name__ == "__main__":
    main()

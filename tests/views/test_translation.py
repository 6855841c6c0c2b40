"""A browser that translates a page leaves alone what people wrote."""

from html.parser import HTMLParser

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes
from canvases.method.kinds import Kind
from canvases.models import Member, Role
from tests import cast
from tests.addresses import ADDRESSES, ids_of

MARK = "Zmrzlina"  # in every text and name that is written here, and in no word of the program
_VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "path", "line", "circle", "use"}


class _Translatable(HTMLParser):
    """Collects the text that a translator may change. Attributes are not translated, nor is code;
    where a sentence quotes somebody, it is only looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        above = self._open[-1][1] if self._open else True
        said = {"no": False, "yes": True}.get(dict(attrs).get("translate") or "", above)
        if tag not in _VOID:
            self._open.append((tag, said and tag not in {"script", "style", "title"}))

    def handle_endtag(self, tag: str) -> None:
        while tag not in _VOID and self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            self.found.append(data.strip())


def translatable(html: str) -> list[str]:
    """The texts of a page that a translator may change, those apart that quote somebody."""
    parser = _Translatable()
    parser.feed(html)
    return [text for text in parser.found if f"“{MARK}" not in text]


@pytest.fixture
def written(ada: CanvasGrant) -> CanvasGrant:
    """Ada's canvas, where everything has been named and written by somebody."""
    page = cast.on_page(ada)
    for row in (ada.canvas, ada.canvas.profile.segment, ada.canvas.value_map):
        canvases.rename(page, cast.op(), row=row, name=f"{MARK} {row.ROW}")
    canvases.rename_workspace(page, cast.op(), name=f"{MARK} workspace")
    Member.objects.update(name=f"{MARK} person")
    note, reliever = (
        cast.add(ada, kind, f"{MARK} note") for kind in (Kind.PAIN, Kind.PAIN_RELIEVER)
    )
    notes.edit(ada, cast.op(), note=note, version=1, values={"details": f"{MARK} details"})
    cast.connect(ada, reliever, note)
    cast.comment(ada, note, f"{MARK} comment")
    cast.snapshot(ada, f"{MARK} snapshot")
    return ada


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_no_page_lets_a_translator_change_what_people_wrote(written: CanvasGrant, who: str) -> None:
    if who == "ben":
        cast.joined_by("ben", written.canvas, Role.VIEWER)
    browser, ids, left = cast.browser(who, htmx=False), ids_of(written), {}
    for key, address in ADDRESSES.items():
        answer = browser.get(address.at(ids))
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        texts = translatable(answer.content.decode())
        if wrong := [text for text in texts if MARK in text]:
            left[key] = wrong

    assert left == {}


def test_words_of_the_program_are_translated(written: CanvasGrant) -> None:
    page = cast.browser("ada", htmx=False).get(f"/c/{written.canvas.public_id}/")

    texts = translatable(page.content.decode())
    assert {"Pains", "Pain relievers", "All changes saved"} <= set(texts)

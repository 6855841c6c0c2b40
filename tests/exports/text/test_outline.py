"""Markdown and the e-mail summary say what the canvas says, and only show what people wrote."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.options import Options
from canvases.exports.page.brand import Brand
from canvases.exports.text import html_summary, markdown
from canvases.method.kinds import Kind
from canvases.models import Member, Note
from tests import cast


@pytest.fixture
def export_request(ada: CanvasGrant) -> ExportRequest:
    """Ada's canvas with an answered pain."""
    pain = cast.add(ada, Kind.PAIN, "Canteen *closed* <b>", weight=5)
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, "Open all night"), pain)
    Note.objects.filter(pk=pain.pk).update(details="- one\ntwo", type="obstacle")
    canvases.name_canvas(ada, cast.op(), canvas=ada.canvas, title="Warm meals", segment="Nurses")
    canvases.rename_workspace(ada, cast.op(), name="Night kitchen")
    ada.canvas.refresh_from_db()
    return ExportRequest(ada.workspace, Scope.CANVAS, (ada.canvas,))


def test_markdown_is_an_outline_with_weights_types_details_and_links(
    export_request: ExportRequest,
) -> None:
    text = markdown.make(export_request).decode()

    assert text.startswith("# Warm meals\n\n*Night kitchen · ")
    assert "## Customer profile: Nurses\n" in text
    assert "- Canteen \\*closed\\* \\<b\\> (5/5, obstacle)\n  - ↔ Open all night\n" in text
    assert "  > \\- one  \n  > two  \n" in text
    assert "Fit **100**" in text


def test_markdown_shows_authors_where_wanted_and_nothing_unwanted(
    export_request: ExportRequest,
) -> None:
    Member.objects.update(name="Ada L.")
    options = Options(authors=True, links=False, weights=False, fit=False)

    text = markdown.make(
        ExportRequest(
            export_request.workspace, export_request.scope, export_request.canvases, options=options
        )
    )

    assert "(obstacle, Ada L.)" in text.decode()
    assert not re.search("↔|/5|Fit", text.decode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("- no list", "\\- no list"),
        ("2 * 3 [x](y) `z`", "2 \\* 3 \\[x\\](y) \\`z\\`"),
        ("&amp; stays", "&amp;amp; stays"),
        ("AT&T -1 € 5-6", "AT&T -1 € 5-6"),
    ],
)
def test_what_markdown_would_take_for_marks_is_text(text: str, expected: str) -> None:
    assert markdown.escape(text) == expected


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not {name for name, _value in attrs} & {"src", "href", "onclick", "class"}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_summary_says_everything_and_fetches_nothing(export_request: ExportRequest) -> None:
    page = _Page()
    page.feed(html_summary.make(export_request).decode())

    words = " ".join(" ".join(page.words).split())
    for text in ("Canteen *closed* <b>", "↔ Open all night", "obstacle", "two", "100"):
        assert text in words
    assert not page.tags & {"script", "style", "link", "img", "iframe", "b"}


def test_summary_wears_the_brand(export_request: ExportRequest) -> None:
    brand = Brand(main="#123456", accent="#abcdef", footer="Ward & Co.")
    page = html_summary.make(
        ExportRequest(
            export_request.workspace, export_request.scope, export_request.canvases, brand=brand
        )
    )
    for text in ("#123456", "#abcdef", "Ward &amp; Co."):
        assert text in page.decode()


@given(st.text(max_size=60))
def test_escaping_adds_marks_and_loses_nothing(text: str) -> None:
    assert markdown.escape(text).replace("\\", "").replace("amp;", "") == text.replace(
        "\\", ""
    ).replace("amp;", "")

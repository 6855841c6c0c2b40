"""The registry: what it promises holds for every format, and the documentation says the same."""

from pathlib import Path

import pytest

from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.file_names import file_name
from canvases.exports.formats import FORMATS
from canvases.exports.layout.papers import PAPERS
from canvases.exports.options import Options
from canvases.models import Canvas, Workspace
from docs import formats as documented


@pytest.mark.parametrize("code", FORMATS)
def test_format_names_papers_options_and_scopes_there_are(code: str) -> None:
    form = FORMATS[code]
    assert form.code == code
    assert set(form.papers) <= set(PAPERS)
    assert set(form.options) <= set(Options.__dataclass_fields__)
    assert form.scopes


def test_documentation_lists_every_format() -> None:
    page = Path(documented.PAGE).read_text(encoding="utf-8")
    assert documented.with_table(page) == page


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fridge / ward", "Fridge - ward"),
        ('a"\r\nX: y', "a- X- y"),
        ("../../etc/passwd", "etc-passwd"),
        ("夜" * 100, "夜" * 50 + "…"),
        ("\x00\u202e...", "canvas"),
    ],
)
def test_name_of_the_file_is_safe_and_short(title: str, expected: str) -> None:
    canvas = Canvas(title=title, is_named=True)
    name = file_name(ExportRequest(Workspace(), Scope.CANVAS, (canvas,)), "pdf")
    assert name.rsplit(" – ", 1)[0] == expected
    assert name.endswith(".pdf")
    assert len(name.encode()) < 200

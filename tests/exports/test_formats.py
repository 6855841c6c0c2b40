"""The registry: what it promises holds for every format, and the documentation says the same."""

from dataclasses import replace

import pytest

from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.file_names import file_name
from canvases.exports.formats import FORMATS
from canvases.exports.layout.papers import PAPERS
from canvases.exports.options import Options
from canvases.models import Canvas, CustomerProfile, CustomerSegment, Workspace
from docs.formats import TABLE


@pytest.mark.parametrize("code", FORMATS)
def test_format_names_papers_options_and_scopes_there_are(code: str) -> None:
    form = FORMATS[code]
    assert form.code == code
    assert set(form.papers) <= set(PAPERS)
    assert set(form.options) <= set(Options.__dataclass_fields__)
    assert form.scopes


def test_documentation_lists_every_format() -> None:
    assert TABLE.is_current(), "python -m docs.formats writes it"


def asked(title: str) -> ExportRequest:
    """For a canvas that stands nowhere yet."""
    profile = CustomerProfile(segment=CustomerSegment())
    canvas = Canvas(title=title, profile=profile, workspace=Workspace())
    return ExportRequest(Workspace(), Scope.CANVAS, (canvas,))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fridge / ward", "Fridge - ward"),
        ('a"\r\nX: y', "a- X- y"),
        ("../../etc/passwd", "etc-passwd"),
        ("", "Value Proposition Canvas"),
        ("夜" * 100, "夜" * 50 + "…"),
        ("\x00\u202e...", "canvas"),
    ],
)
def test_name_of_the_file_is_safe_and_short(title: str, expected: str) -> None:
    name = file_name(asked(title), FORMATS["pdf"])
    assert name.rsplit(" – ", 1)[0] == expected
    assert name.endswith(".pdf")
    assert len(name.encode()) < 200


def test_name_of_the_file_carries_paper_and_pack() -> None:
    shop = replace(asked("Shop"), paper="a4")
    ends = {code: file_name(shop, FORMATS[code])[-12:] for code in ("pdf", "pack", "svg", "pptx")}

    assert ends["pdf"].endswith("-a4.pdf")
    assert ends["pack"].endswith("-pack-a4.pdf")
    assert ends["svg"].endswith("-a4.svg")
    assert "a4" not in ends["pptx"]

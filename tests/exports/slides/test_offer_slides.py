"""Slides that compare offers: a chart that can be edited, and a circle of shapes."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation  # noqa: TID253 — to open what was made
from pypdf import PdfReader

from canvases.exports.page.offers import Offers
from canvases.exports.slides.pptx_renderer import render_pptx
from tests.exports.pack.test_value_curve import offers
from tests.exports.sheets import sheet

OFFICE = shutil.which("soffice")


def slides(about: Offers) -> tuple[Any, Any]:
    """The chart and the circle."""
    _canvas, chart, circle = Presentation(io.BytesIO(render_pptx([sheet()], [about]))).slides
    return chart, circle


def chart_of(about: Offers) -> Any:
    (frame,) = [shape for shape in slides(about)[0].shapes if shape.has_chart]
    return frame.chart


def test_curve_is_a_chart_of_the_same_numbers() -> None:
    about = offers(3, 10)
    series = list(chart_of(about).plots[0].series)
    assert [one.name for one in series] == list(about.captions)
    shares = [tuple(one.values) for one in series]
    assert shares == [tuple(row.shares[at] for row in about.compared) for at in range(3)]


def test_lines_of_the_chart_are_told_apart_by_dash_mark_and_size() -> None:
    series = list(chart_of(offers(5, 3)).plots[0].series)
    assert len({str(one.format.line.dash_style) for one in series}) == 5
    assert len({one.marker.style for one in series}) == 5
    assert len({one.marker.size for one in series}) == 5


def test_circle_has_a_line_and_a_mark_for_each_answer() -> None:
    about = offers(5, 10)
    _chart, circle = slides(about)
    answers = sum(bool(share) for one in about.compared for share in one.shares)
    for name in ("Line", "Mark"):
        shown = [shape for shape in circle.shapes if shape.name == name]
        assert len(shown) == answers + len(about.names)  # and the key


def test_comparison_is_told_in_words_to_who_does_not_see_it() -> None:
    chart, circle = slides(offers(2, 1))
    assert (
        "so no shop finds it – Our idea 0 %, Our idea 0 %"
        in chart.notes_slide.notes_text_frame.text
    )
    (frame,) = [shape for shape in chart.shapes if shape.has_chart]
    assert "Our idea 0 %" in frame._element.xpath("./*/p:cNvPr/@descr")[0]
    assert any(
        "Our idea 0 %" in words for words in circle.shapes.element.xpath(".//p:cNvPr/@descr")
    )


def test_long_names_and_control_characters_make_a_file_that_opens() -> None:
    about = offers(5, 10, "word " * 60)
    about = Offers(("x\x0b" * 90,) * 5, about.figures, about.compared, about.kinds, about.axis)
    for slide in slides(about):
        assert len(slide.shapes) > 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_chart_and_circle(tmp_path: Path) -> None:
    file = tmp_path / "offers.pptx"
    file.write_bytes(render_pptx([sheet()], [offers(3, 10)]))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, file],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    _canvas, chart, circle = PdfReader(tmp_path / "offers.pdf").pages
    for page in (chart, circle):
        assert "Our idea 78" in page.extract_text()

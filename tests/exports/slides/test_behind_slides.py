"""Slides of what is known and of the ten characteristics: charts and tables that can be edited."""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation  # noqa: TID253 — to open what was made

from canvases.access import CanvasGrant
from canvases.actions import assessments, cards, evidence
from canvases.exports import formats
from canvases.exports.dossier.behind import Behind, Known, Mark
from canvases.exports.dossier.blocks import Answer, Block, Words
from canvases.exports.dossier.scores import scored
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.options import Options
from canvases.exports.slides.pptx_renderer import render_pptx
from canvases.method.assessment import TEN
from canvases.method.cards import Card
from canvases.method.evidence import Evidence
from canvases.method.kinds import Kind
from tests import cast
from tests.exports.sheets import sheet

HEADS = ("Contradicted", "Nothing yet", "Said", "Seen", "Done")
FIT = Block(
    "Kind of fit", (Answer("Problem–solution:", "no", "not yet", "Missing: links"),), "1 of 2"
)


def known(cells: Sequence[tuple[Mark, ...]], needs: Sequence[Words] = ()) -> Known:
    """Of one row of the map."""
    row = ("Weight 5", (*cells, *[()] * (5 - len(cells))))
    return Known("What we know", HEADS, (row,), 1, "Key", FIT, (Block("Top needs", tuple(needs)),))


def slides(behind: Behind) -> list[Any]:
    """Those after the canvas."""
    made = Presentation(io.BytesIO(render_pptx([sheet()], (), [behind])))
    return list(made.slides)[1:]


def chart_of(slide: Any) -> Any:
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    return frame.chart


def words_on(slide: Any) -> str:
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    cells = [cell.text_frame.text for table in tables for row in table.rows for cell in row.cells]
    return "\n".join([*texts, *cells])


def test_each_need_is_a_point_in_its_cell() -> None:
    about = known([(("pain", "1"), ("job", "")), (), (("gain", "2"),)])
    slide, *_rest = slides(Behind(known=about))
    (series,) = chart_of(slide).plots[0].series
    places = list(zip(series.iter_values(), _xs(series), strict=True))
    assert [(round(y), round(x)) for y, x in places] == [(1, 1), (1, 1), (1, 3)]
    assert len(set(places)) == 3


def test_points_of_a_full_cell_stay_in_it_and_the_rest_is_counted() -> None:
    cell = (*[("pain", str(at)) for at in range(1, 12)], ("", "+4"))
    slide, *_rest = slides(Behind(known=known([cell])))
    (series,) = chart_of(slide).plots[0].series
    assert all(0.5 < x < 1.5 for x in _xs(series))
    assert all(0.5 < y < 1.5 for y in series.iter_values())
    assert "+4" in words_on(slide)


def test_slide_says_the_kind_of_fit_and_what_is_missing() -> None:
    slide, *_rest = slides(Behind(known=known([])))
    assert "○ Problem–solution: not yet\nMissing: links" in words_on(slide)


def test_needs_stand_in_as_many_tables_as_slides_have_room() -> None:
    caption, told = Words("1 · " + "need " * 30, look="caption"), Words("found out " * 40, "For")
    _map, *tables = slides(Behind(known=known([], [caption, *[told] * 3] * 8)))
    assert len(tables) > 1
    for slide in tables:
        (frame,) = [shape for shape in slide.shapes if shape.has_table]
        assert frame.top + sum(row.height for row in frame.table.rows) < 520 * 12_700
    assert sum(words_on(slide).count("1 · ") for slide in tables) == 8
    assert "found out " * 39 in tables[0].notes_slide.notes_text_frame.text


def test_radar_has_the_scores_and_advice_about_the_weakest() -> None:
    (slide,) = slides(Behind(scored=scored([1, None, *[5] * 8], "Our idea")))
    chart = chart_of(slide)
    (series,) = chart.plots[0].series
    assert tuple(series.values) == (1, None, *[5] * 8)
    assert list(chart.plots[0].categories)[:2] == ["1 Business model: 1", "2 What matters most"]
    assert " ".join(TEN[0].advice.split()) in " ".join(words_on(slide).split())


def test_control_characters_make_a_file_that_opens() -> None:
    needs = [Words("a\x0bb", look="caption"), Words("c\x0bd", "e\x0bf")]
    assert len(slides(Behind(known([()], needs), scored([0] * 10, "g\x0bh")))) == 3


def test_file_of_a_canvas_has_them_unless_they_are_not_wanted(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, "Postage", 5)
    evidence.add(ada, cast.op(), note=note, evidence=Evidence("supports", "interview", "Six", "No"))
    cards.write(ada, cast.op(), canvas=ada.canvas, card=Card(id="", believe="They pay"))
    assessments.score(ada, cast.op(), canvas=ada.canvas, scores=[2] * 10)
    for wanted, count in ((True, 5), (False, 2)):
        asked = ExportRequest(
            ada.workspace, Scope.CANVAS, (ada.canvas,), options=Options(evidence=wanted)
        )
        made = Presentation(io.BytesIO(formats.FORMATS["pptx"].make(asked)))
        assert len(made.slides) == count


def _xs(series: Any) -> list[float]:
    found = series._element.xpath("./c:xVal//c:v")
    return [float(one.text) for one in found]

"""What is known in a pack: nothing lies on anything else, and nothing is told where nothing is."""

from typing import Any

from canvases.access import CanvasGrant
from canvases.actions import cards, evidence
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.options import Options
from canvases.exports.pack import pack
from canvases.exports.pack.sections import evidence as section
from canvases.exports.pack.sections.section import Chapter
from canvases.method.cards import Card
from canvases.method.evidence import Evidence
from canvases.method.kinds import Kind
from tests import cast
from tests.exports.pack.pages import WORD, assert_clear, made, words_on


def chapters(grant: CanvasGrant, **options: Any) -> list[Chapter]:
    asked = ExportRequest(
        grant.workspace, Scope.CANVAS, (grant.canvas,), options=Options(**options)
    )
    return [one for one in pack.plan(pack._source(asked)) if one.section == "evidence"]


def prove(grant: CanvasGrant, kind: Kind, weight: int | None, pieces: int) -> None:
    note = cast.add(grant, kind, f"{WORD} {kind}", weight=weight)
    for number in range(pieces):
        said = Evidence("supports", "interview", f"{WORD} {number}", "quoted", "Mira", "2026-03-31")
        evidence.add(grant, cast.op(), note=note, evidence=said)


def test_pages_hold_every_top_need_with_its_evidence_and_stand_clear(ada: CanvasGrant) -> None:
    for number in range(14):
        prove(ada, (Kind.JOB, Kind.PAIN, Kind.GAIN)[number % 3], 5, number % 3)
    prove(ada, Kind.PAIN, 2, 4)
    cards.write(ada, cast.op(), canvas=ada.canvas, card=Card(id="", believe=f"{WORD} pays"))
    (chapter,) = chapters(ada)
    for rtl in (False, True):
        pages = made(section.SECTION, chapter.content, rtl=rtl)
        assert_clear(pages)
        assert words_on(pages) == 14 + 13 + 1


def test_canvas_of_assumptions_alone_has_no_such_page(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, weight=5)
    assert chapters(ada) == []


def test_page_is_left_out_where_it_is_not_wanted(ada: CanvasGrant) -> None:
    prove(ada, Kind.PAIN, 5, 1)
    assert len(chapters(ada)) == 1
    assert chapters(ada, evidence=False) == []

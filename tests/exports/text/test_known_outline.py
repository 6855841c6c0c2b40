"""What is known of a canvas in Markdown, and how our own import takes it."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import assessments, cards, evidence
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.options import Options
from canvases.exports.text import markdown
from canvases.imports import markdown as reader
from canvases.method.cards import Card
from canvases.method.evidence import Evidence
from canvases.method.kinds import Kind
from tests import cast

SAID = Evidence("supports", "interview", "Nine of ten said so", "We gave up", "Dr. Roe", strength=4)


@pytest.fixture
def known(ada: CanvasGrant) -> CanvasGrant:
    """A pain with evidence, a test, and scores."""
    pain = cast.add(ada, Kind.PAIN, "Pains: the queue", weight=5)
    evidence.add(ada, cast.op(), note=pain, evidence=SAID)
    card = Card(id="", believe="Job: they pay", observed="None did", state="learnt")
    cards.write(ada, cast.op(), canvas=ada.canvas, card=card)
    assessments.score(ada, cast.op(), canvas=ada.canvas, scores=[3, *[None] * 9])
    return ada


def made(grant: CanvasGrant, *, tells: bool = True) -> str:
    asked = ExportRequest(
        grant.workspace, Scope.CANVAS, (grant.canvas,), options=Options(evidence=tells)
    )
    return markdown.make(asked).decode()


def test_needs_tests_kinds_of_fit_and_scores_are_told(known: CanvasGrant) -> None:
    text = made(known)
    assert "- 1 · Pains: the queue (supported)\n" in text
    assert "Interview · strength 4 of 5 · Dr. Roe: Nine of ten said so “We gave up”" in text
    assert "- Problem–solution fit: not reached yet" in text
    assert "- We observed: None did" in text
    assert "3/5" in text
    assert "### What to do about the weakest\n\n- Business model: Write down who pays" in text


def test_nothing_is_told_where_it_is_not_wanted(known: CanvasGrant) -> None:
    assert "What we know" not in made(known, tells=False)


def test_nothing_is_told_of_assumptions(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "The queue", weight=5)
    assert "What we know" not in made(ada)


def test_our_own_import_makes_no_notes_of_it_and_says_so(known: CanvasGrant) -> None:
    table = reader.read(made(known))
    texts = [cells for _number, cells in table.rows if any("queue" in cell for cell in cells)]
    assert len([row for row in texts if "pain" in row]) == 1
    assert "what is known of the canvas" in table.asides.values()

"""Whether somebody has chosen a name is a fact of the row, whatever the words are."""

import json

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, documents, segments, undo_redo
from canvases.exports.board_sheet import from_board
from canvases.exports.interchange import canvas_file
from canvases.imports.canvas_file import read
from canvases.models import Canvas, CustomerSegment, Workspace
from canvases.queries.board import load_board
from canvases.queries.names import title_of
from tests import cast


def named() -> list[bool]:
    models = (Workspace, CustomerSegment, Canvas)
    return [model._base_manager.get().is_named for model in models]


@pytest.mark.usefixtures("ada")
def test_placeholders_of_a_new_workspace_are_no_names() -> None:
    assert named() == [False, False, False]


def test_name_is_chosen_also_where_it_is_that_of_the_placeholder(ada: CanvasGrant) -> None:
    segment = ada.canvas.profile.segment

    canvases.rename_workspace(ada, cast.op(), name=ada.workspace.name)
    canvases.rename(ada, cast.op(), row=segment, name=segment.name)
    canvases.rename(ada, cast.op(), row=ada.canvas, name=ada.canvas.title)

    assert named() == [True, True, True]


def test_segment_is_named_on_its_page(ada: CanvasGrant) -> None:
    segment = ada.canvas.profile.segment

    segments.fill_in(ada, cast.op(), segment=segment, section="who", values={"name": "Nurses"})

    assert CustomerSegment.objects.get().chosen_name == "Nurses"


def test_naming_names_both_and_is_undone_at_once(ada: CanvasGrant) -> None:
    canvases.name_canvas(ada, cast.op(), canvas=ada.canvas, title="Fridge", segment="Nurses")
    assert title_of(Canvas.objects.get()) == "Fridge"
    assert named() == [False, True, True]

    undo_redo.undo(ada, cast.op())

    assert named() == [False, False, False]


@pytest.mark.parametrize(
    ("title", "segment", "called"),
    [("", "", "Value Proposition Canvas"), ("", "Nurses", "Nurses"), ("Fridge", "", "Fridge")],
)
def test_slide_says_no_placeholder(ada: CanvasGrant, title: str, segment: str, called: str) -> None:
    canvases.name_canvas(ada, cast.op(), canvas=ada.canvas, title=title, segment=segment)

    sheet = from_board(load_board(Canvas.objects.get()), "en")

    assert (sheet.title, sheet.segment, sheet.workspace) == (called, segment, "")


def test_canvas_file_tells_placeholders_from_names(ada: CanvasGrant) -> None:
    raw = canvas_file.render(ada.workspace)
    Workspace.objects.all().delete()

    copy = documents.store(read(raw), cast.op())

    assert named() == [False, False, False]
    assert json.loads(canvas_file.render(copy)) == json.loads(raw)


def test_copy_that_somebody_titled_is_named(ada: CanvasGrant) -> None:
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Second try")

    assert Canvas.objects.get(title="Second try").is_named

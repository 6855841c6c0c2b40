"""From a board to a sheet: as it stands now, in the language of the file."""

from typing import Any

import pytest
from django.utils import translation

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.exports.board_sheet import current_sheet
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.options import Options
from canvases.exports.page.sheet import Sheet
from canvases.method.kinds import Kind
from canvases.models import Canvas
from tests import cast

pytestmark = pytest.mark.django_db


def sheet_of(grant: CanvasGrant, language: str = "en") -> Sheet:
    canvas = Canvas.objects.select_related("workspace").get(pk=grant.canvas.pk)
    options = Options(language=language)
    return current_sheet(
        grant.canvas, ExportRequest(canvas.workspace, Scope.CANVAS, (canvas,), options=options)
    )[1]


def test_sheet_shows_the_latest_change(ada: CanvasGrant) -> None:
    for number, text in enumerate(("Quick meals", "Warm meals")):
        notes.add(ada, f"op-{number}", canvas=ada.canvas, kind=Kind.PAIN, text=text)
        assert sheet_of(ada).notes[-1].text == text


def test_sheet_has_no_dots_before_anything_is_weighed(ada: CanvasGrant) -> None:
    cast.add(ada, weight=None)
    assert not sheet_of(ada).look.weights

    cast.add(ada, weight=2)
    assert sheet_of(ada).look.weights


def test_canvas_that_was_just_shown_is_not_read_again(
    ada: CanvasGrant, django_assert_num_queries: Any
) -> None:
    export_request = ExportRequest(ada.canvas.workspace, Scope.CANVAS, (ada.canvas,))
    first = current_sheet(ada.canvas, export_request)
    with django_assert_num_queries(0):
        assert current_sheet(ada.canvas, export_request) == first


def test_sheet_runs_as_the_language_of_the_file_not_of_who_asks(ada: CanvasGrant) -> None:
    with translation.override("en"):
        assert sheet_of(ada, "ar").rtl

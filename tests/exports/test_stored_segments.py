"""What stands in the columns of a segment may come from anywhere: no export stumbles over it."""

from typing import Any, Final

import pytest

from canvases.access import CanvasGrant
from canvases.exports import archive
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.interchange import canvas_file
from canvases.exports.options import Options
from canvases.exports.pack import pack
from canvases.exports.text import html_summary, markdown
from canvases.imports.canvas_file import read
from canvases.models import CustomerSegment
from tests import cast

COLUMNS: Final = ("traits", "roles", "persona", "meaningful", "value", "methods", "target",
                  "dismissed")  # fmt: skip
KEYS: Final = ("identifiable", "name", "quote", "revenue_today", "stance", "chosen", "reason")
ODD: Final[tuple[Any, ...]] = (None, 5, 2.5, True, "x", [], {}, ["x"], [{}], {"a": None})
HOSTILE: Final[tuple[Any, ...]] = (
    5, True, "text", [None], [7, 2.5], ["x", None, 3], [[], ["a"]], {"a": 1},
    *([{"model": odd, "variable": odd, "value": odd, "way": odd, "learnt": odd, "when": odd,
        "notes": odd}] for odd in ODD),
    [{"model": "demographic", "variable": "age", "value": 5}],
    [{"way": "feedback", "learnt": ["x"], "when": 3, "notes": [None, 5, {}]}],
    *(dict.fromkeys(KEYS, odd) for odd in ODD),
    *({key: {"answer": odd, "note": odd} for key in KEYS} for odd in ODD),
)  # fmt: skip


@pytest.fixture(params=HOSTILE, ids=str)
def asked(request: Any, ada: CanvasGrant) -> ExportRequest:
    """An export of all of Ada's workspace, of whose segments all columns hold the same."""
    cast.another_segment(ada, "Bakers")
    CustomerSegment.objects.update(**dict.fromkeys(COLUMNS, request.param))
    return ExportRequest(ada.workspace, Scope.WORKSPACE, (ada.canvas,), options=Options())


def test_texts_are_made(asked: ExportRequest) -> None:
    assert b"Customer profile" in markdown.make(asked)
    assert b"Customer profile" in html_summary.make(asked)


def test_canvas_file_is_made_and_can_be_read_again(asked: ExportRequest) -> None:
    document = read(canvas_file.make(asked))

    assert [segment["name"] for segment in document["segments"]] == ["My first segment", "Bakers"]


def test_archive_is_made(asked: ExportRequest) -> None:
    assert archive.make(asked)


def test_pages_of_a_pack_are_planned(asked: ExportRequest) -> None:
    names = {chapter.section for chapter in pack.plan(pack._source(asked))}

    assert "canvas" in names

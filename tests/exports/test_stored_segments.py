"""What stands in the columns of a segment may come from anywhere: no export stumbles over it."""

from collections.abc import Iterator
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
from canvases.models import Canvas, CustomerSegment
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


Asked = Iterator[tuple[str, ExportRequest]]
"""What columns hold, and an export then."""


@pytest.fixture
def asked(ada: CanvasGrant) -> Asked:
    """Exports of all of Ada's workspace. Before each, all columns of its segments get the same."""
    cast.another_segment(ada, "Bakers")
    return (asked_with(ada, value) for value in HOSTILE)


def asked_with(ada: CanvasGrant, value: Any) -> tuple[str, ExportRequest]:
    CustomerSegment.objects.update(**dict.fromkeys(COLUMNS, value))
    canvas = Canvas.objects.get(pk=ada.canvas.pk)
    return str(value), ExportRequest(
        canvas.workspace, Scope.WORKSPACE, (canvas,), options=Options()
    )


def test_texts_are_made(asked: Asked, subtests: pytest.Subtests) -> None:
    for value, one in asked:
        with subtests.test(value):
            assert b"Customer profile" in markdown.make(one)
            assert b"Customer profile" in html_summary.make(one)


def test_canvas_file_is_made_and_can_be_read_again(asked: Asked, subtests: pytest.Subtests) -> None:
    for value, one in asked:
        with subtests.test(value):
            document = read(canvas_file.make(one))

            names = [segment["name"] for segment in document["segments"]]
            assert names == ["My first segment", "Bakers"]


def test_archive_is_made(asked: Asked, subtests: pytest.Subtests) -> None:
    for value, one in asked:
        with subtests.test(value):
            assert archive.make(one)


def test_pages_of_a_pack_are_planned(asked: Asked, subtests: pytest.Subtests) -> None:
    for value, one in asked:
        with subtests.test(value):
            names = {chapter.section for chapter in pack.plan(pack._source(one))}

            assert "canvas" in names

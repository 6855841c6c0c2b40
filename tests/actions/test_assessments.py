"""Scores of the ten characteristics: everybody's own, in the journal, in files and archives."""

import io
import json
from typing import Any

from canvases.access import CanvasGrant
from canvases.actions import archives, assessments, canvases, documents
from canvases.actions.undo_redo import redo, undo
from canvases.exports import archive
from canvases.exports.interchange import canvas_file
from canvases.imports.archive import Archive
from canvases.imports.canvas_file import read
from canvases.models import Assessment, Canvas, Change
from canvases.queries.assessment import load_assessed
from tests import cast

FIVES: list[int | None] = [5] * 10
TWOS: list[int | None] = [2] * 10


def score(grant: CanvasGrant, scores: list[int | None]) -> Change | None:
    return assessments.score(grant, cast.op(), canvas=grant.canvas, scores=scores)


def medians(canvas: Canvas) -> list[float | None]:
    return [one.median for one in load_assessed(canvas).opinions]


def test_everybody_has_scores_of_their_own(ada: CanvasGrant, ben: CanvasGrant) -> None:
    score(ada, FIVES)
    score(ben, TWOS)
    score(ben, [3] * 10)
    assert Assessment.objects.count() == 2
    assert medians(ada.canvas) == [4] * 10
    assert load_assessed(ada.canvas, ben.member).own == [3] * 10


def test_undo_takes_ones_own_scores_back(ada: CanvasGrant, ben: CanvasGrant) -> None:
    score(ada, FIVES)
    score(ben, TWOS)
    undo(ada, cast.op())
    assert medians(ada.canvas) == [2] * 10
    redo(ada, cast.op())
    assert medians(ada.canvas) == [3.5] * 10


def test_same_scores_change_nothing(ada: CanvasGrant) -> None:
    assert score(ada, [None] * 10) is None
    assert not Assessment.objects.exists()
    score(ada, FIVES)
    assert score(ada, FIVES) is None


def test_commenter_may_score(eve: CanvasGrant) -> None:
    assert score(eve, FIVES) is not None


def test_scores_that_came_along_count_until_somebody_scores(ada: CanvasGrant) -> None:
    Canvas.objects.update(assessment=[1.5] * 10)
    ada.canvas.refresh_from_db()
    assert medians(ada.canvas) == [1.5] * 10
    score(ada, FIVES)
    assert medians(ada.canvas) == [5] * 10


def test_copy_brings_the_medians_along(ada: CanvasGrant, ben: CanvasGrant) -> None:
    score(ada, FIVES)
    score(ben, TWOS)
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="Copy")
    assert medians(Canvas.objects.get(title="Copy")) == [3.5] * 10


def test_canvas_file_brings_the_medians_along(ada: CanvasGrant, ben: CanvasGrant) -> None:
    score(ada, [5, None, *FIVES[2:]])
    score(ben, [2, None, *FIVES[2:]])
    written = canvas_file.render(ada.workspace)
    assert json.loads(written)["canvases"][0]["assessment"] == [3.5, None, *FIVES[2:]]
    copy = documents.store(read(written), cast.op()).canvases.get()
    assert medians(copy) == [3.5, None, *FIVES[2:]]


def test_archive_brings_all_scores_along(ada: CanvasGrant, ben: CanvasGrant) -> None:
    score(ada, FIVES)
    score(ben, TWOS)
    file = io.BytesIO()
    archive.write(file, [ada.workspace])
    file.seek(0)
    copy = archives.store(Archive(file), cast.op())[0]
    kept: Any = copy.assessments.order_by("pk").values_list("scores", flat=True)
    assert list(kept) == [FIVES, TWOS]

"""The size of the circle follows from its notes."""

from pathlib import Path

from django.conf import settings

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.method.kinds import Kind
from canvases.models import Canvas
from canvases.queries.board import load_board
from canvases.queries.room import COMPACT_ABOVE, LARGEST, SMALLEST, circle_room
from tests import cast

WORDS = "Waits 25 minutes on the phone, then is cut off"


def filled(grant: CanvasGrant, count: int, text: str = WORDS) -> Canvas:
    for kind in (Kind.JOB, Kind.PAIN, Kind.GAIN):
        notes.paste(grant, cast.op(), canvas=grant.canvas, kind=kind, texts=[text] * count)
    return grant.canvas


def test_empty_canvas_has_the_smallest_circle(ada: CanvasGrant) -> None:
    assert circle_room(load_board(ada.canvas)).size == SMALLEST


def test_circle_grows_with_its_notes(ada: CanvasGrant) -> None:
    few = circle_room(load_board(filled(ada, 3)))
    many = circle_room(load_board(filled(ada, 12)))

    assert SMALLEST <= few.size < many.size


def test_full_circle_sets_notes_smaller(ada: CanvasGrant) -> None:
    room = circle_room(load_board(filled(ada, 15)))

    assert room.is_compact
    assert "is-compact" in room.classes


def test_few_notes_are_not_set_smaller(ada: CanvasGrant) -> None:
    room = circle_room(load_board(filled(ada, 3)))

    assert not room.is_compact
    assert room.size <= COMPACT_ABOVE


def test_more_than_fits_ends_at_the_largest(ada: CanvasGrant) -> None:
    assert circle_room(load_board(filled(ada, 150, WORDS * 6))).size == LARGEST


def test_wide_letters_need_a_larger_circle(ada: CanvasGrant, dan: CanvasGrant) -> None:
    latin = circle_room(load_board(filled(ada, 8, "x" * 60)))
    japanese = circle_room(load_board(filled(dan, 8, "夜" * 60)))

    assert japanese.size > latin.size or japanese.is_compact > latin.is_compact


def test_style_sheet_knows_every_size() -> None:
    sheet = Path(settings.BASE_DIR, "static/css/sizes.css").read_text()

    for size in range(SMALLEST, LARGEST + 1, 40):
        assert f".size-{size // 40} {{ --need: {size}px; }}" in sheet

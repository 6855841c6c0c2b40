"""The size of the circle follows from its notes."""

from pathlib import Path

from django.conf import settings

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.method.kinds import Kind
from canvases.models import Canvas
from canvases.queries.board import load_board
from canvases.queries.circle_size import (
    COLUMNS,
    COMPACT,
    COMPACT_ABOVE,
    LARGEST,
    NORMAL,
    NOTE_WIDTHS,
    ROWS,
    SMALLEST,
    circle_room,
)
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


def sheet(name: str) -> str:
    return Path(settings.BASE_DIR, f"static/css/board/{name}.css").read_text()


def test_style_sheet_knows_every_size_and_division() -> None:
    for size in range(SMALLEST, LARGEST + 1, 40):
        assert f".size-{size // 40} {{ --need: {size}px; }}" in sheet("sizes")
    for name, shares in (("columns", COLUMNS), ("rows", ROWS)):
        for share in shares:
            assert f".{name}-{share} {{ --{name[0]}: {share / 100:.2f}; }}" in sheet("sizes")


def test_style_sheet_widens_notes_with_long_texts() -> None:
    for width in NOTE_WIDTHS[1:]:
        rule = f".note.{width.name} {{ inline-size: calc(var(--note) * {width.times}); }}"
        assert rule in sheet("circle")


def test_style_sheet_sets_notes_as_they_are_measured() -> None:
    usual, compact = sheet("density").split(".board.is-compact {")[:2]
    for rules, measured in ((usual, NORMAL), (compact, COMPACT)):
        assert f"--note: {measured.width}px;" in rules
        assert f"--note-gap: {measured.gap}px;" in rules
        assert f"--note-least: {measured.least}px;" in rules

"""Notes inside their shapes: whatever the texts, nothing overlaps, leaves its shape or is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.layout.columns import ColumnLayout, fitted, flow
from canvases.exports.layout.dividers import Dividers
from canvases.exports.layout.frame import frame
from canvases.exports.layout.line_breaking import TextPiece, break_lines
from canvases.exports.layout.notes import MeasuredNote, measure_note, note_height
from canvases.exports.layout.packing import best_size, pack
from canvases.exports.layout.papers import PAPERS
from canvases.exports.layout.shapes import Circle, Rect, Region
from canvases.method.kinds import Kind

HEADING = (70.0, 20.0)
SIZES = [13.0, 11.0, 9.0]


def entry(note: str, text: str) -> MeasuredNote:
    """A note in a font whose letters are all half an em wide."""
    return measure_note(
        note,
        tuple(
            TextPiece(word, len(word) / 2, 0.25, tuple((letter, 0.5) for letter in word))
            for word in text.split()
        ),
    )


words = st.text("abcdefgh", min_size=1, max_size=40) | st.text("W", min_size=200, max_size=280)
texts = st.lists(words, min_size=1, max_size=12).map(" ".join)
notes = st.lists(texts, max_size=25).map(
    lambda found: [entry(f"n{number}", text) for number, text in enumerate(found)]
)
dividers = st.builds(
    Dividers, st.floats(0.27, 0.37), st.floats(0.6, 0.65), st.floats(-0.105, 0.105)
)


def region_of(paper: str, kind: Kind, moved: Dividers, peak: float) -> Region:
    """A box on a paper, between moved dividers; the circle begins at `peak` if it may."""
    u = PAPERS[paper].scale
    return frame(PAPERS[paper], 130 * u, moved, peak=peak * u).regions[kind]


regions = st.builds(
    region_of,
    st.sampled_from(sorted(PAPERS)),
    st.sampled_from(list(Kind)),
    dividers,
    st.sampled_from([90.0, 130.0]),
)


@given(regions, notes, st.sampled_from(SIZES))
@settings(max_examples=150, deadline=None)
def test_pack_places_every_note_once_or_names_it(
    region: Region, entries: list[MeasuredNote], size: float
) -> None:
    packing = pack(region, HEADING, entries, size)
    placed = [note.id for note in packing.placed]
    assert sorted([*placed, *packing.rest]) == sorted(one.id for one in entries)


@given(regions, notes, st.sampled_from(SIZES))
@settings(max_examples=150, deadline=None)
def test_pack_keeps_notes_inside_and_apart(
    region: Region, entries: list[MeasuredNote], size: float
) -> None:
    packing = pack(region, HEADING, entries, size)
    boxes = [note.rect for note in packing.placed]
    assert all(region.contains(box, slack=1e-3) for box in boxes)
    for number, box in enumerate(boxes):
        assert not any(box.overlaps(other, slack=1e-3) for other in boxes[number + 1 :])
        assert not box.overlaps(packing.heading, slack=1e-3)


@given(regions, notes, st.sampled_from(SIZES))
@settings(max_examples=100, deadline=None)
def test_pack_gives_each_note_the_height_and_width_of_its_lines(
    region: Region, entries: list[MeasuredNote], size: float
) -> None:
    lengths = {one.id: sum(len(piece.text) for piece in one.pieces) for one in entries}
    for note in pack(region, HEADING, entries, size).placed:
        assert len("".join(note.lines).replace(" ", "")) == lengths[note.id]
        again = entry("", " ".join(note.lines))
        lines = break_lines(again.pieces, 1e9)
        assert note_height(again, lines * len(note.lines), 1e9, size) <= note.rect.height + 1e-3


@given(st.lists(texts, max_size=30), st.floats(60, 300), st.integers(1, 5))
@settings(max_examples=100, deadline=None)
def test_flow_prints_every_letter_and_nothing_overlaps(
    found: list[str], height: float, count: int
) -> None:
    entries = [entry(f"n{number}", text) for number, text in enumerate(found)]
    columns = ColumnLayout(Rect(0, 0, 600, height), count, 10, 10, 18)
    pages = flow([(Kind.PAIN, entries[::2]), (Kind.JOB, entries[1::2])], columns)
    printed = dict.fromkeys((one.id for one in entries), "")
    for parts in pages:
        boxes = [part.heading for part in parts]
        for part in parts:
            for note in part.placed:
                printed[note.id] += "".join(note.lines)
                boxes.append(note.rect)
        for number, box in enumerate(boxes):
            assert columns.area.contains(box, slack=1e-3)
            assert not any(box.overlaps(other, slack=1e-3) for other in boxes[number + 1 :])
    assert [text.replace(" ", "") for text in printed.values()] == [
        text.replace(" ", "") for text in found
    ]


def test_pack_keeps_the_first_notes_on_the_picture() -> None:
    region = Region(Rect(0, 0, 200, 100))
    packing = pack(region, HEADING, [entry(f"n{i}", "some words here") for i in range(9)], 9)
    assert [note.id for note in packing.placed] == [f"n{i}" for i in range(len(packing.placed))]
    assert packing.placed
    assert packing.rest


def test_pack_passes_over_a_note_too_long_for_the_box() -> None:
    region = Region(Rect(0, 0, 200, 100))
    packing = pack(region, HEADING, [entry("long", "W" * 280), entry("short", "a word")], 9)
    assert [note.id for note in packing.placed] == ["short"]
    assert packing.rest == ("long",)


def test_pack_mixes_rows_before_it_sends_a_note_to_the_next_page() -> None:
    region = Region(Rect(0, 0, 200, 110))
    texts = ["one line that runs nearly as far as", *["short", "brief"] * 3]
    entries = [entry(f"n{number}", text) for number, text in enumerate(texts)]
    packing = pack(region, HEADING, entries, 9)
    assert packing.rest == ()
    assert len({note.rect.width for note in packing.placed}) > 1


def test_best_size_shrinks_type_only_as_far_as_needed() -> None:
    region = Region(Rect(0, 0, 200, 160))
    few, many = ([entry(f"n{i}", "some words here")] * i for i in (2, 7))
    assert best_size(region, HEADING, few, SIZES)[0] == 13
    assert best_size(region, HEADING, many, SIZES)[0] < 13


def test_region_of_a_circle_is_narrow_at_its_rim() -> None:
    region = Region(Rect(0, 0, 100, 100), Circle(50, 50, 50))
    assert region.width(40, 60) > region.width(10, 30) > region.width(0, 10)
    assert not region.contains(Rect(0, 0, 20, 20))
    assert region.contains(Rect(40, 40, 20, 20))


def test_fitted_gives_each_box_a_column_where_there_are_enough() -> None:
    columns = ColumnLayout(Rect(0, 0, 600, 400), 4, 10, 10, 18)
    groups = [(kind, [entry(f"{kind}{i}", "some words") for i in range(3)]) for kind in list(Kind)]
    _size, (parts,) = fitted(groups[:3], lambda _size: columns, (10,), 10)
    assert len({part.heading.x for part in parts}) == 3
    assert {part.heading.y for part in parts} == {0}


def test_fitted_fills_columns_to_like_height_and_loses_nothing() -> None:
    columns = ColumnLayout(Rect(0, 0, 600, 400), 3, 10, 10, 18)
    groups = [(kind, [entry(f"{kind}{i}", "some words") for i in range(4)]) for kind in list(Kind)]
    _size, (parts,) = fitted(groups, lambda _size: columns, (10,), 10)
    assert sum(len(part.placed) for part in parts) == 24
    lowest = {note.rect.x: note.rect.bottom for part in parts for note in part.placed}
    assert len(lowest) == 3
    assert max(lowest.values()) - min(lowest.values()) < 80


def test_flow_names_the_box_again_where_it_goes_on_in_the_next_column() -> None:
    columns = ColumnLayout(Rect(0, 0, 600, 100), 4, 10, 10, 18)
    (parts,) = flow([(Kind.PAIN, [entry(f"n{i}", "some words") for i in range(8)])], columns)
    assert len(parts) > 1
    assert {part.heading.y for part in parts} == {0}
    assert all(note.rect.x == part.heading.x for part in parts for note in part.placed)


def columns_of(size: float) -> ColumnLayout:
    return ColumnLayout(Rect(0, 0, 600, 200), 3, 10, size, 18)


def some(count: int) -> list[tuple[Kind, list[MeasuredNote]]]:
    return [(Kind.PAIN, [entry(f"n{number}", "some words") for number in range(count)])]


def test_fitted_saves_a_last_page_of_a_few_notes_by_smaller_type() -> None:
    assert len(flow(some(24), columns_of(10.0))) == 2
    size, pages = fitted(some(24), columns_of, (12.0, 10.0, 9.0), 10.0)
    assert (size, len(pages)) == (9.0, 1)


def test_fitted_fills_the_pages_it_needs_with_larger_type() -> None:
    size, pages = fitted(some(6), columns_of, (14.0, 12.0, 10.0, 9.0), 10.0)
    assert (size, len(pages)) == (14.0, 1)


@given(st.integers(1, 90))
@settings(max_examples=60, deadline=None)
def test_fitted_loses_nothing_and_shares_notes_out_among_its_pages(count: int) -> None:
    _size, pages = fitted(some(count), columns_of, (14.0, 12.0, 10.0, 9.0), 10.0)
    placed = [note.id for parts in pages for part in parts for note in part.placed]
    assert placed == [f"n{number}" for number in range(count)]
    shares = [sum(len(part.placed) for part in parts) for parts in pages]
    assert shares[-1] > 0.4 * max(shares)


def test_only_a_heading_of_several_lines_is_higher_than_the_others() -> None:
    groups = [(kind, [entry(f"{kind}0", "some words")]) for kind in (Kind.PAIN, Kind.GAIN)]
    columns = ColumnLayout(Rect(0, 0, 600, 400), 1, 10, 10, 18, {Kind.GAIN: 13})
    ((pains, gains),) = flow(groups, columns)
    assert (pains.heading.height, gains.heading.height) == (18, 31)
    assert gains.placed[0].rect.y == gains.heading.bottom

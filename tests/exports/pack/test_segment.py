"""The page of a segment in a pack holds everything, however much it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.dossier.blocks import (
    Answer,
    Block,
    Chips,
    FitLine,
    Portrait,
    Row,
    Score,
    Words,
)
from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack.columns import Columns, run
from canvases.exports.pack.rows import RowPainter
from canvases.exports.pack.sections import segment
from canvases.exports.pack.sections.section import PackSource, PageBuilder
from canvases.exports.page.page import Page
from canvases.models import CustomerSegment, Note
from tests.exports.pack.pages import WORD, assert_clear, made, words_on
from tests.exports.sheets import HALF_EM, sheet


def known(*rows: Row, rtl: bool = False) -> list[Page]:
    """The pages of a segment of which so much is known, each under a heading of its own."""
    blocks = tuple(Block("Persona", (row,), is_card=isinstance(row, Portrait)) for row in rows)
    return made(segment.SECTION, segment.Dossier("Segment", (), "", "", blocks), rtl=rtl)


def test_what_is_known_of_a_segment_is_spread_over_the_columns() -> None:
    (page,) = known(*[Words("A few words about them")] * 9)
    _title, *texts = page.top
    lowest = {text.place.x: text.place.bottom for text in texts}
    assert len(lowest) == 3
    assert len(set(lowest.values())) == 1


words = st.integers(1, 300).map(lambda count: f"{WORD} " * count)
short = st.integers(1, 24).map(lambda count: f"{WORD} " * count)
rows = st.one_of(
    st.builds(Words, words, st.just("") | short),
    st.builds(Chips, short, st.lists(st.tuples(st.just("") | short, short), min_size=1).map(tuple)),
    st.builds(Answer, short, st.sampled_from(["yes", "no", "unknown"]), short, words),
    st.builds(Score, short, st.integers(1, 5)),
    st.builds(Portrait, st.sampled_from(["TW", WORD, "🧑‍🚒"]), short),
    st.builds(FitLine, short, st.just("78"), st.just((("job", "Jobs", 79), ("gain", "Gains", 5)))),
)


@given(st.lists(rows, min_size=1, max_size=8), st.booleans())
@settings(max_examples=60, deadline=None)
def test_segment_pages_hold_every_word_and_end_above_the_foot(some: list[Row], rtl: bool) -> None:
    pages = known(*some, rtl=rtl)
    assert_clear(pages)
    assert words_on(pages) == str(some).count(WORD)


def test_block_without_room_below_goes_to_the_next_page_whole() -> None:
    builder = PageBuilder(PAPERS["slide"], HALF_EM, sheet(), "Pack")
    columns = Columns(builder, builder.area.bottom - 20)
    painter = RowPainter(builder, columns.width, 12)
    block = painter.block(Block("Influencer", (Words(WORD), Words(WORD))))
    assert {page for page, _column, _y, _piece in run([block], columns)} == {1}


def test_head_of_a_segment_stands_clear_of_what_follows() -> None:
    badges = tuple(f"{WORD} " * length for length in (1, 9, 40, 3))
    about = segment.Dossier("Segment", badges, "They hire it to", "long " * 60, (
        Block("Traits", (Chips("", (("", WORD),)),)),
    ))  # fmt: skip
    pages = made(segment.SECTION, about)
    assert_clear(pages)
    assert words_on(pages) == 54


def test_segment_of_which_only_what_is_around_it_is_known_has_no_page() -> None:
    parent = CustomerSegment(name="Everyone", pk=1)
    part = CustomerSegment(name="Nurses", pk=2, parent_id=1, roles=["user"])
    (chapter,) = segment.SECTION.plan(PackSource("Pack", (), (), (parent, part)))
    assert chapter.segment == part.pk


def test_page_of_a_segment_names_the_notes_by_which_it_is_known() -> None:
    used = [{"way": "feedback", "notes": ["a", "gone"]}]
    told = CustomerSegment(name="Nurses", pk=1, methods=used)
    notes = {1: [Note(public_id="a", text="No bed"), Note(public_id="b", text="No tea")]}
    (chapter,) = segment.SECTION.plan(PackSource("Pack", (), (), (told,), notes))
    assert [row.chips for block in chapter.content.blocks for row in block.rows] == [
        (("", "No bed"),)
    ]

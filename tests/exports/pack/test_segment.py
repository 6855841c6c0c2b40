"""The page of a segment in a pack holds everything, however much it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack.blocks import Answer, Block, Chips, FitLine, Portrait, Row, Score, Words
from canvases.exports.pack.sections import segment
from canvases.exports.pack.sections.section import Chapter, PageBuilder
from canvases.exports.page.page import Page
from tests.exports.sheets import HALF_EM, sheet


def known(*rows: Row, rtl: bool = False) -> list[Page]:
    """The pages of a segment of which so much is known, each under a heading of its own."""
    builder = PageBuilder(PAPERS["slide"], HALF_EM, sheet(rtl=rtl), "Pack")
    blocks = tuple(Block("Persona", (row,), is_card=isinstance(row, Portrait)) for row in rows)
    about = segment.Dossier("Segment", (), "", "", blocks)
    return segment.SECTION.pages(Chapter("segment", "Segment", about), builder)


def test_what_is_known_of_a_segment_is_spread_over_the_columns() -> None:
    (page,) = known(*[Words("A few words about them")] * 9)
    _title, *texts = page.top
    lowest = {text.place.x: text.place.bottom for text in texts}
    assert len(lowest) == 3
    assert len(set(lowest.values())) == 1


words = st.integers(1, 300).map(lambda count: "stone " * count)
short = st.integers(1, 24).map(lambda count: "stone " * count)
rows = st.one_of(
    st.builds(Words, words, st.just("") | short),
    st.builds(Chips, short, st.lists(st.tuples(st.just("") | short, short), min_size=1).map(tuple)),
    st.builds(Answer, short, st.sampled_from(["yes", "no", "unknown"]), short, words),
    st.builds(Score, short, st.integers(1, 5)),
    st.builds(Portrait, st.sampled_from(["TW", "stone", "🧑‍🚒"]), short),
    st.builds(FitLine, short, st.just("78"), st.just((("job", "Jobs", 79), ("gain", "Gains", 5)))),
)


@given(st.lists(rows, min_size=1, max_size=8), st.booleans())
@settings(max_examples=60, deadline=None)
def test_segment_pages_hold_every_word_and_end_above_the_foot(some: list[Row], rtl: bool) -> None:
    paper, count = PAPERS["slide"], 0
    for page in known(*some, rtl=rtl):
        texts = page.top[1:]
        count += sum(text.text.count("stone") for text in texts)
        assert all(text.place.bottom < paper.height - 40 for text in texts)
        assert all(text.place.x > 37 and text.place.right < paper.width - 37 for text in texts)
        assert not any(
            one.place.overlaps(other.place) for at, one in enumerate(texts) for other in texts[:at]
        )
    assert count == str(some).count("stone")

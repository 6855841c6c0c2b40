"""All notes in a pack: sides with few of them share a page, and nothing is left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.pack.sections import appendix
from canvases.exports.pack.sections.appendix import NoteSide, on_pages
from canvases.exports.page.page import Page
from tests.exports.pack.pages import WORD, made
from tests.exports.sheets import sheet

sides = st.builds(
    lambda counts, length: NoteSide("Side", "Map", sheet(counts, texts=[f"{WORD} " * length])),
    st.lists(st.integers(0, 9), min_size=6, max_size=6).filter(any),
    st.integers(1, 40),
)


def told(pages: list[Page]) -> int:
    """How many notes stand on these pages."""
    parts = [part for page in pages for _heads, some in page.groups for part in some]
    return sum(len(part.items) for part in parts)


@given(st.lists(sides, min_size=1, max_size=5).map(tuple), st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_note_of_sides_that_share_a_page_is_told(
    some: tuple[NoteSide, ...], rtl: bool
) -> None:
    shared = on_pages(iter(some))
    pages = [page for one in shared for page in made(appendix.SECTION, one, rtl=rtl)]
    assert told(pages) == sum(len(side.sheet.notes) for side in some)


def test_sides_with_few_notes_share_a_page() -> None:
    few = tuple(NoteSide(name, "Side", sheet((1, 2, 1, 0, 0, 0))) for name in "AB")
    (page,) = made(appendix.SECTION, few)
    heads = [text for text in page.top if text.tag == "h2"]
    assert [head.text for head in heads] == ["Side: A", "Side: B"]
    assert heads[0].place.bottom < heads[1].place.y
    assert told([page]) == 8

"""The roles map in a pack: all who have a role, in a picture or in columns."""

from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.dossier.blocks import Block, Words
from canvases.exports.pack.sections import roles
from tests.exports.pack.pages import WORD, assert_clear, made, words_on

words = st.integers(1, 30).map(lambda count: Words(f"{WORD} " * count))
blocks = st.builds(
    Block, st.just("Role"), st.lists(words, min_size=1, max_size=8).map(tuple)
)  # fmt: skip


@given(blocks, st.tuples(blocks, blocks, blocks), st.lists(blocks, max_size=6), st.booleans())
@settings(max_examples=40, deadline=None)
def test_roles_map_tells_of_everybody_however_many(
    offer: Block, led: tuple[Block, ...], others: list[Block], rtl: bool
) -> None:
    arrows = ("is bought by", "is paid for by", "is used by")
    about = roles.RolesMap(offer, tuple(zip(arrows, led, strict=True)), tuple(others))
    pages = made(roles.SECTION, about, rtl=rtl)
    assert_clear(pages)
    assert words_on(pages) == str(about).count(WORD)


def test_three_arrows_lead_from_the_offer() -> None:
    box = Block("Role", (Words("Nurses"),))
    led = (("is bought by", box), ("is paid for by", box), ("is used by", box))
    (page,) = made(roles.SECTION, roles.RolesMap(box, led, ()))
    told = [text.text for text in page.top]
    assert {"is bought by", "is paid for by", "is used by"} <= set(told)
    assert sum("C" in stroke.path and stroke.fill == "none" for stroke in page.drawing) == 3

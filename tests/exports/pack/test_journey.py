"""The page of a journey in a pack: every note under its stage, however many and long they are."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from canvases.exports.dossier.blocks import Block, Tile
from canvases.exports.pack.sections import journey
from canvases.exports.pack.sections.feeling_line import signed
from canvases.method.journey import Feeling
from tests.exports.pack.pages import WORD, assert_clear, made, texts_of, words_on

words = st.integers(1, 46).map(lambda count: f"{WORD} " * count)
tiles = st.builds(
    Tile, words, st.just("Pain"), st.sampled_from(["job", "pain", "gain"]), st.integers(0, 5)
)
feelings = st.none() | st.builds(Feeling, st.integers(1, 90), st.integers(0, 90))
stages = st.builds(
    journey.Stage, st.just("Purchase"), feelings, st.just("gains, pains"),
    st.lists(tiles, max_size=9).map(tuple),
)  # fmt: skip


EMPTY = journey.Stage("Purchase", None, "none", ())
CROWDED = journey.Stage("Purchase", Feeling(1, 3), "felt", (Tile(WORD, "Pain", "job", 0),) * 8)
NARROW = journey.Stage("Purchase", Feeling(1, 0), "felt", ())  # beside the scale of the line


@example((EMPTY, EMPTY, EMPTY, CROWDED, NARROW), [], True)
@given(st.tuples(*[stages] * 5), st.lists(tiles, max_size=9), st.booleans())
@settings(max_examples=40, deadline=None)
def test_journey_shows_every_note_and_nothing_lies_on_anything(
    some: tuple[journey.Stage, ...], without: list[Tile], rtl: bool
) -> None:
    about = journey.Journey(some, Block("No stage yet", tuple(without)), "Line", "gains", "pains")
    pages = made(journey.SECTION, about, rtl=rtl)
    assert_clear(pages)
    assert words_on(pages) == str(about).count(WORD)


def test_balance_has_a_sign_unless_it_is_even() -> None:
    assert [signed(number) for number in (12, 0, -20)] == ["+12", "0", "−20"]


def test_journey_goes_on_with_the_stages_that_have_more_notes() -> None:
    few = journey.Stage("Purchase", None, "none", (Tile("One", "Pain", "pain", 3),))
    many = journey.Stage(
        "Afterwards", None, "none", (Tile(f"{WORD} " * 20, "Pain", "pain", 3),) * 60
    )
    about = journey.Journey((few, many), Block("", ()), "Line", "gains", "pains")

    first, second, *_more = texts_of(made(journey.SECTION, about))

    assert any("Purchase" in text.text for text in first)
    assert not any("Purchase" in text.text for text in second)
    assert any("Afterwards" in text.text for text in second)


def test_crowded_stage_stands_in_two_lanes_rather_than_on_a_second_page() -> None:
    def stage(count: int) -> journey.Stage:
        tile = Tile(f"{WORD} " * 8, "Pain", "pain", 3)
        return journey.Stage("Purchase", Feeling(3, 9), "gains, pains", (tile,) * count)

    some = tuple(stage(count) for count in (1, 0, 4, 3, 9))
    about = journey.Journey(some, Block("", ()), "Line", "gains", "pains")

    (page,) = texts_of(made(journey.SECTION, about))
    assert sum(text.text.count(WORD) for text in page) == 17 * 8

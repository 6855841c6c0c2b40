"""Test cards, as they are stored."""

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.cards import Card, read, renamed

FULL = Card(
    id="a", believe="They pay", due="2026-03-31", criticality="high", note="n1", owner="Ben"
)


def test_card_has_the_words_of_the_canvas_file() -> None:
    assert read([FULL.stored]) == (FULL,)


def test_card_without_a_belief_is_none_and_odd_words_say_nothing() -> None:
    odd = {"id": "a", "believe": "They pay", "state": "lost", "due": "soon", "criticality": 7}
    assert read([{"id": "a"}, {"believe": "x"}, odd]) == (Card(id="a", believe="They pay"),)


def test_notes_get_other_ids_or_none() -> None:
    assert [card.note for card in renamed([FULL], {"n1": "n7"})] == ["n7"]
    assert [card.note for card in renamed([FULL], {})] == [""]
    assert renamed([FULL], {}, others_stay=True) == [FULL]


keys = st.sampled_from(["id", "believe", "state", "due", "note", "criticality", "owner"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(keys, inner),
    max_leaves=12,
)


@given(anything)
def test_whatever_is_stored_reads_as_cards_or_nothing(value: object) -> None:
    cards = read(value)
    assert read([card.stored for card in cards]) == cards

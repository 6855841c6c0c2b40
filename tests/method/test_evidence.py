"""What evidence makes of a note."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.evidence import Evidence, Rung, Standing, read, rung_of, standing_of

FOR, AGAINST = Evidence("supports", "interview", "Six of eight"), Evidence("contradicts", "data")


def weighing(claim: str, strength: int, method: str = "interview") -> Evidence:
    return Evidence(claim, method, "Something", strength=strength)


@pytest.mark.parametrize(
    ("pieces", "standing"),
    [
        ([], Standing.ASSUMPTION),
        ([Evidence(summary="Nobody said what it means")], Standing.ASSUMPTION),
        ([FOR], Standing.SUPPORTED),
        ([AGAINST], Standing.CONTRADICTED),
        ([FOR, AGAINST], Standing.CONTRADICTED),
        ([weighing("supports", 4), weighing("contradicts", 3)], Standing.SUPPORTED),
        ([weighing("supports", 2)] * 3 + [weighing("contradicts", 3)], Standing.CONTRADICTED),
    ],
)
def test_strongest_piece_decides(pieces: list[Evidence], standing: Standing) -> None:
    assert standing_of(pieces) is standing
    assert standing_of(reversed(pieces)) is standing


def test_rung_is_the_nearest_to_what_people_do() -> None:
    seen, done = weighing("supports", 1, "observation"), weighing("supports", 1, "purchase")
    assert rung_of([FOR]) is Rung.SAID
    assert rung_of([done, FOR, seen]) is Rung.DONE
    assert rung_of([FOR, weighing("contradicts", 5, "purchase")]) is Rung.SAID


def test_key_names_a_piece_by_what_it_says() -> None:
    assert FOR.key == read([FOR.stored])[0].key != AGAINST.key


def test_piece_has_the_words_of_the_canvas_file() -> None:
    known = {"claim": "supports", "method": "data", "date": "2026-03-31", "strength": 4}
    assert read([known])[0].stored == known


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["claim", "method", "summary", "quote", "source", "date", "strength"]),
        inner,
    ),
    max_leaves=12,
)  # fmt: skip


@given(anything)
def test_whatever_is_stored_reads_as_evidence_or_nothing(value: object) -> None:
    found = read(value)
    assert read([one.stored for one in found]) == found
    json.dumps([one.stored for one in found])


def test_unknown_words_and_impossible_days_say_nothing() -> None:
    odd = {"claim": "maybe", "date": "2026-02-30", "strength": 9, "method": [], "summary": "Kept"}
    assert read([odd, 7, None]) == (Evidence(summary="Kept"),)

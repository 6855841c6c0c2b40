"""Where the coach cuts a note into several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.hints.languages import WORDS
from canvases.method.hints.split import thoughts
from canvases.method.kinds import Kind


@pytest.mark.parametrize(
    ("kind", "text", "parts"),
    [
        (Kind.JOB, "Clean the shop and count the till", ["Clean the shop", "Count the till"]),
        (Kind.JOB, "Bake bread, brew tea and wash up.", ["Bake bread", "Brew tea", "Wash up"]),
        (Kind.PAIN, "Late trains; cold rooms", ["Late trains", "Cold rooms"]),
        (Kind.PAIN, "Bus is late. Nobody says why.", ["Bus is late", "Nobody says why"]),
        (Kind.PAIN, "Too loud and too cold", ["Too loud", "Too cold"]),
    ],
)  # fmt: skip
def test_note_of_several_thoughts_is_cut_between_them(
    kind: Kind, text: str, parts: list[str]
) -> None:
    assert thoughts(text, kind, WORDS["en"]) == parts


@pytest.mark.parametrize(
    "text",
    ["Open from 8 a.m. Closed on Sundays?", "Between two and three hours", "Rock and roll",
     "Bread, butter, jam", "Waits at the bus stop and at the school", "The dog barks and wakes it"],
)  # fmt: skip
def test_note_of_one_thought_stays_whole(text: str) -> None:
    assert thoughts(text, Kind.PAIN, WORDS["en"]) == [text]


@given(text=st.text(max_size=300), kind=st.sampled_from(Kind), code=st.sampled_from(sorted(WORDS)))
def test_parts_are_few_and_none_is_empty(text: str, kind: Kind, code: str) -> None:
    parts = thoughts(text, kind, WORDS[code])

    assert 1 <= len(parts) <= 6
    assert len(parts) == 1 or all(part.strip() for part in parts)

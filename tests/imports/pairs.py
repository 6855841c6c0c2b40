"""Answers about two segments, as a canvas file has them."""

from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from canvases.method.flows import GIVES
from canvases.method.segmentation import ANSWERS, SEPARATE

Tree = dict[str, Any]


def pairs_of(
    people: list[Tree], lines: st.SearchStrategy[str], blocks: st.SearchStrategy[str]
) -> st.SearchStrategy[list[Tree]]:
    """Answers about some pairs of these segments."""
    ids = [list(two) for two in combinations([one["id"] for one in people], 2)]
    answers = st.fixed_dictionaries(
        {}, optional={"answer": st.sampled_from(list(ANSWERS)), "why": blocks}
    )
    questions = dict.fromkeys(SEPARATE, answers) | dict.fromkeys(GIVES, lines)
    some = [st.fixed_dictionaries({"segments": st.just(two)}, optional=questions) for two in ids]
    return st.tuples(*some).map(list)

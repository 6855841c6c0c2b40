"""Whether two segments are separate: the verdict on five answers, and what helps to answer."""

from itertools import product
from typing import Any

import pytest

from canvases.method.segmentation import ANSWERS, SEPARATE
from canvases.method.separation import Clue, clues, judge_pair

FACTS: dict[str, Any] = {
    "job_hired_for": "", "channel_position": "", "traits": [], "roles": [], "value": {},
    "meaningful": {},
}  # fmt: skip


def test_verdict_follows_from_any_answers() -> None:
    for answers in product([*ANSWERS, "", None], repeat=5):
        verdict = judge_pair(
            {name: {"answer": one} for name, one in zip(SEPARATE, answers, strict=True)}
        )

        assert verdict.is_separate == ("yes" in answers)
        assert verdict.is_open == ("yes" not in answers and answers != ("no",) * 5)
        names = (*verdict.differing, *verdict.alike, *verdict.missing)
        assert sorted(names) == sorted(SEPARATE)


@pytest.mark.parametrize(
    "answers", [{}, {"needs": {}}, {"needs": None}, {"needs": {"answer": "maybe"}}, {"other": {}}]
)
def test_what_is_no_answer_counts_as_not_known(answers: Any) -> None:
    assert judge_pair(answers).missing == tuple(SEPARATE)


@pytest.mark.parametrize("criterion", SEPARATE)
def test_segment_of_which_nothing_is_known_gives_no_clue(criterion: str) -> None:
    assert clues(FACTS, criterion) == []


@pytest.mark.parametrize(
    ("criterion", "facts", "clue"),
    [
        ("needs", {"job_hired_for": "Eat"}, Clue("The job they hire it for", "Eat")),
        (
            "needs",
            {
                "traits": [
                    {"model": "needs_based", "variable": "pain", "value": one} for one in "ab"
                ]
            },
            Clue("By needs", "a, b"),
        ),
        ("channels", {"channel_position": "reseller"}, Clue("They are", word="resells")),
        (
            "relationships",
            {"value": {"support_demand": 4}},
            Clue("Demand for support", score=4),
        ),
        (
            "profitability",
            {"meaningful": {"profitable": {"answer": "yes", "note": "By far"}}},
            Clue("Profitable?", "By far"),
        ),
        ("willingness", {"roles": ["payer", "saboteur"]}, Clue("Role", word="Payer")),
    ],
)
def test_what_is_known_of_a_segment_stands_at_its_question(
    criterion: str, facts: Any, clue: Clue
) -> None:
    assert clues({**FACTS, **facts}, criterion) == [clue]

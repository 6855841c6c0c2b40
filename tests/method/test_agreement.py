"""Links stand where enough agree, by a rule that holds for any numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.agreement import Share, strength_of
from canvases.method.kinds import Strength

PEOPLE = st.integers(0, 600)
SHARES = st.sampled_from(Share)
ORDER = [None, Strength.WEAK, Strength.STRONG]


@pytest.mark.parametrize(
    ("agree", "answered", "share", "strength"),
    [
        (6, 12, "half", "weak"), (5, 12, "half", None), (8, 12, "half", "weak"),
        (9, 12, "half", "strong"), (4, 12, "third", None), (5, 12, "third", "weak"),
        (8, 12, "most", None), (9, 12, "most", "strong"), (1, 1, "half", "strong"),
        (0, 0, "third", None), (0, 0, "half", None), (1, 2, "odd", "weak"),
    ],
)  # fmt: skip
def test_bounds_are_where_they_are_said_to_be(
    agree: int, answered: int, share: str, strength: str | None
) -> None:
    assert strength_of(agree, answered, share) == strength


@given(PEOPLE, PEOPLE, SHARES)
def test_one_more_who_agrees_never_weakens_a_link(agree: int, others: int, share: str) -> None:
    answered = agree + others + 1

    less, more = strength_of(agree, answered, share), strength_of(agree + 1, answered, share)

    assert ORDER.index(less) <= ORDER.index(more)


@given(PEOPLE, PEOPLE)
def test_asking_for_more_leaves_fewer_links_and_weakens_none(agree: int, others: int) -> None:
    found = [strength_of(agree, agree + others, share) for share in Share]

    stands = [one for one in found if one]
    assert found == stands + [None] * (len(found) - len(stands))
    assert len(set(stands)) <= 1


@given(PEOPLE, SHARES)
def test_nobody_makes_no_link_and_all_a_strong_one(people: int, share: str) -> None:
    assert strength_of(0, people, share) is None
    assert strength_of(people + 1, people + 1, share) == Strength.STRONG


@given(PEOPLE, PEOPLE, SHARES, st.integers(2, 9))
def test_only_the_share_counts(agree: int, others: int, share: str, times: int) -> None:
    answered = agree + others

    assert strength_of(agree, answered, share) == strength_of(
        agree * times, answered * times, share
    )

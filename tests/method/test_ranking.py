"""The order of notes by questions of two: few of them, no contradictions, the same each time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.ranking import (
    ALIKE,
    FIRST,
    MOST,
    SECOND,
    BadAnswers,
    Ranking,
    most_questions,
    rank,
    span_of,
    weights,
    without,
)

WORTH = st.lists(st.integers(0, 6), min_size=1, max_size=MOST)


def ask(worth: dict[str, int], most: int = 1000) -> tuple[str, Ranking]:
    """Answer by what each is worth, until nothing is asked any more, or `most` answers."""
    answers = ""
    while (ranking := rank(list(worth), answers)).question and len(answers) < most:
        one, other = (worth[each] for each in ranking.question)
        answers += FIRST if one > other else SECOND if one < other else ALIKE
    return answers, ranking


def named(worth: list[int]) -> dict[str, int]:
    return {f"n{number}": one for number, one in enumerate(worth)}


def placed(ranking: Ranking, before: Ranking, gone: set[str]) -> list[list[str]]:
    """The order of those that had their place before and are not gone."""
    there = set(before.placed) - gone
    groups = ([one for one in group if one in there] for group in ranking.groups)
    return [sorted(group) for group in groups if group]


@given(WORTH)
def test_groups_are_ordered_as_the_answers_say(worth: list[int]) -> None:
    notes = named(worth)
    _answers, ranking = ask(notes)
    assert [{notes[one] for one in group} for group in ranking.groups] == [
        {one} for one in sorted(set(worth), reverse=True)
    ]
    assert sorted(ranking.placed) == sorted(notes)


@given(WORTH)
def test_questions_are_few(worth: list[int]) -> None:
    answers, _ranking = ask(named(worth))
    assert len(answers) <= most_questions(len(worth))


def test_twelve_notes_raise_33_questions_at_most() -> None:
    assert most_questions(MOST) == 33


@given(WORTH, st.integers(0, 40))
def test_questions_that_may_follow_never_grow(worth: list[int], most: int) -> None:
    notes = named(worth)
    answers, ranking = ask(notes, most)
    assert len(answers) + ranking.left <= most_questions(len(worth))
    assert (ranking.left == 0) == (ranking.question is None)


@given(WORTH, st.integers(0, 40))
def test_stopping_leaves_the_others_waiting(worth: list[int], most: int) -> None:
    notes = named(worth)
    _answers, ranking = ask(notes, most)
    assert sorted([*ranking.placed, *ranking.waiting]) == sorted(notes)


@given(WORTH, st.integers(0, 40), st.data())
def test_notes_that_are_gone_leave_the_order_of_the_others(
    worth: list[int], most: int, data: st.DataObject
) -> None:
    notes = named(worth)
    answers, before = ask(notes, most)
    gone = data.draw(st.sets(st.sampled_from(sorted(notes))))
    kept = [one for one in notes if one not in gone]
    after = rank(kept, without(list(notes), answers, gone))
    assert placed(after, before, gone) == placed(before, before, gone)


@given(WORTH)
def test_weights_fall_with_the_order(worth: list[int]) -> None:
    notes = named(worth)
    found = weights(ask(notes)[1].groups)
    assert set(found.values()) <= {1, 2, 3, 4, 5}
    for one in notes:
        for other in notes:
            if notes[one] >= notes[other]:
                assert found[one] >= found[other]
            if notes[one] == notes[other]:
                assert found[one] == found[other]


def test_twelve_notes_get_all_five_weights() -> None:
    found = weights([[f"n{number}"] for number in range(12)])
    assert list(found.values()) == [5, 5, 5, 4, 4, 3, 3, 3, 2, 2, 1, 1]


def test_notes_that_are_all_alike_are_in_the_middle() -> None:
    assert weights([["a", "b", "c"]]) == {"a": 3, "b": 3, "c": 3}


@pytest.mark.parametrize(
    ("among", "expected"),
    [
        ([None] * 4, [4, 4, 3, 2]),  # nobody said that one is the heaviest of the box
        ([None] * 2, [4, 3]),
        ([5, 5, 4, 4], [5, 5, 4, 3]),
        ([1, 2, 1], [3, 2, 1]),
    ],
)
def test_part_of_a_box_stays_about_the_weights_that_it_has(
    among: list[int | None], expected: list[int]
) -> None:
    found = weights([[f"n{number}"] for number in range(len(among))], among)
    assert list(found.values()) == expected


def test_part_of_a_box_that_is_all_alike_has_the_middle_of_its_weights() -> None:
    assert weights([["a", "b"]], [5, 4]) == {"a": 5, "b": 5}


@given(st.lists(st.sampled_from([None, 1, 2, 3, 4, 5]), min_size=2, max_size=12), st.data())
def test_part_of_a_box_goes_to_no_end_of_the_scale_where_none_stands(
    among: list[int | None], data: st.DataObject
) -> None:
    groups = data.draw(st.integers(1, len(among)))
    span = span_of(among, groups)
    now = [3 if one is None else one for one in among]
    assert 1 <= len(span) <= groups
    assert min(2, *now) <= span[0]
    assert span[-1] <= max(4, *now)


@pytest.mark.parametrize("answers", ["x", "12", "1x", "１", "=" * 100])
def test_answers_that_do_not_belong_are_told(answers: str) -> None:
    with pytest.raises(BadAnswers):
        rank(["a", "b"], answers)


def test_id_that_comes_twice_is_told() -> None:
    with pytest.raises(BadAnswers):
        rank(["a", "a"], "")

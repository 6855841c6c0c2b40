"""The way through a canvas: what is done, what is next, whatever stands on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.fit import NoteFact, assess
from canvases.method.kinds import Kind
from canvases.method.way import HEAVY, STEPS, CanvasFacts, Step, Way, lay, present

notes_of_a_canvas = st.lists(
    st.builds(
        NoteFact,
        st.uuids().map(str),
        st.sampled_from(Kind),
        st.just(""),
        st.none() | st.integers(1, 5),
    ),
    max_size=20,
    unique_by=lambda note: note.id,
)
names = st.sampled_from(["", "Night nurses"])


def notes(**counts: int) -> list[NoteFact]:
    """So many of each kind, all of weight 3."""
    return [
        NoteFact(f"{kind}{number}", Kind(kind), kind, 3)
        for kind, count in counts.items()
        for number in range(count)
    ]


def way(found: list[NoteFact], *, answered: str = "", **others: str | bool) -> Way:
    """The way of a canvas with these notes; `answered`: the ids of needs that have an answer."""
    facts = {"segment": "Night nurses", "title": "Warm meals", "is_stated": False, **others}
    uncovered = [need for need in assess(found, ()).uncovered if need.id not in answered]
    return lay(CanvasFacts(notes=found, uncovered=uncovered, **facts))  # type: ignore[arg-type]


def partly_answered(found: list[NoteFact], number: int, **others: str | bool) -> Way:
    return way(found, answered=" ".join(note.id for note in found[:number]), **others)


ways = st.builds(
    partly_answered,
    notes_of_a_canvas,
    st.integers(0, 20),
    segment=names,
    title=names,
    is_stated=st.booleans(),
)


def done(one: Way) -> set[Step]:
    return {stage.step for stage in one.stages if stage.is_done}


def test_steps_are_those_of_the_method_in_order() -> None:
    assert list(STEPS) == list(Step)
    assert {facts.kind for facts in STEPS.values()} - {None} == set(Kind)


def test_empty_canvas_asks_whom_it_is_for() -> None:
    assert way([], segment="", title="").present is Step.WHO
    assert way([], title="").present is Step.WHO
    assert way([]).present is Step.JOBS


@pytest.mark.parametrize("facts", [one for one in STEPS.values() if one.kind], ids=str)
def test_box_is_done_with_as_many_notes_as_its_rule_says(facts: object) -> None:
    kind, least, step = facts.kind, facts.least, facts.step  # type: ignore[attr-defined]

    assert step not in done(way(notes(**{kind: least - 1})))
    assert step in done(way(notes(**{kind: least})))


def test_weighing_is_done_when_needs_differ() -> None:
    same, lighter = notes(job=2, product=1), NoteFact("p", Kind.PAIN, "", 2)

    assert Step.WEIGH not in done(way([*same, NoteFact("q", Kind.PRODUCT, "", 5)]))
    assert Step.WEIGH in done(way([*same, lighter]))


def test_need_that_nobody_has_weighed_does_not_count_as_weighed() -> None:
    found, open_need = notes(job=2), NoteFact("p", Kind.PAIN, "", None)

    assert Step.WEIGH not in done(way([*found, open_need]))
    assert way([*found, open_need]).to_weigh == open_need


def test_linking_is_done_when_no_heavy_need_is_open() -> None:
    light, heavy = NoteFact("a", Kind.PAIN, "", HEAVY - 1), NoteFact("b", Kind.PAIN, "", HEAVY)

    assert Step.LINK not in done(way([]))
    assert Step.LINK not in done(way([light]))
    assert Step.LINK not in done(way([light, heavy]))
    assert Step.LINK not in done(way([light, heavy], answered="a"))
    assert Step.LINK in done(way([light, heavy], answered="b"))


def test_linking_is_done_with_three_answers_where_no_need_is_heavy() -> None:
    needs = [NoteFact(name, Kind.PAIN, "", None) for name in "abcd"]

    assert Step.LINK not in done(way(needs, answered="ab"))
    assert Step.LINK in done(way(needs, answered="abc"))
    assert Step.LINK in done(way(needs[:1], answered="a"))


def test_need_to_answer_is_one_that_something_could_answer() -> None:
    pain, gain = NoteFact("p", Kind.PAIN, "", 5), NoteFact("g", Kind.GAIN, "", 1)

    assert way([pain, gain]).to_answer == pain
    assert way([pain, gain, *notes(gain_creator=1)]).to_answer == gain


@given(ways, st.sets(st.sampled_from(Step)))
def test_present_step_is_neither_done_nor_skipped(one: Way, skipped: set[Step]) -> None:
    now = present(one.stages, skipped)

    before = list(Step)[: list(Step).index(now)]
    assert set(before) <= done(one) | skipped
    assert now is Step.TAKE or now not in done(one) | skipped


@given(notes_of_a_canvas, st.sampled_from(Kind))
def test_another_note_undoes_no_step_but_linking(found: list[NoteFact], kind: Kind) -> None:
    more = [*found, NoteFact("new", kind, "", 3)]

    assert done(way(found)) - {Step.LINK} <= done(way(more))


@given(notes_of_a_canvas)
def test_what_is_offered_stands_on_the_canvas(found: list[NoteFact]) -> None:
    one = way(found)

    assert one.to_answer is None or one.to_answer in assess(found, ()).uncovered
    assert one.to_weigh is None or one.to_weigh in found
    assert (one.to_answer is None) == (not assess(found, ()).uncovered)

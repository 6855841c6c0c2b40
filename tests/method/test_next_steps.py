"""What to do next: in which order, with what reason, worth how many points."""

import random

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.fit import LinkFact, NoteFact, assess
from canvases.method.kinds import Kind, Strength
from canvases.method.next_steps import MOST, Deed, plan
from tests.method.test_fit import ANSWERING, links_among, note, notes_of_a_canvas

STRONG, WEAK = Strength.STRONG, Strength.WEAK


def told(notes: list[NoteFact], links: list[LinkFact]) -> list[tuple[Deed, str, int]]:
    return [
        (step.deed, step.note.id if step.note else "", step.points) for step in plan(notes, links)
    ]


def test_steps_are_ordered_by_the_points_they_add() -> None:
    # Worth: 16 + 8 + 4 + 4 = 32. A strong link adds 8 (25 points), 8 × ½ (12.5), 4 (12.5).
    notes = [
        note("done", Kind.PAIN, 5), note("weak", Kind.PAIN, 4), note("open", Kind.PAIN, 3),
        note("heavy", Kind.JOB, 3), note("reliever", Kind.PAIN_RELIEVER),
        note("product", Kind.PRODUCT), note("idle", Kind.PRODUCT),
    ]  # fmt: skip
    links = [
        LinkFact("reliever", "done", STRONG), LinkFact("reliever", "weak", WEAK),
        LinkFact("product", "heavy", WEAK), LinkFact("product", "heavy", WEAK),
    ]  # fmt: skip

    assert told(notes, links) == [
        (Deed.STRENGTHEN, "weak", 13),
        (Deed.ANSWER, "open", 13),
        (Deed.STRENGTHEN, "heavy", 3),
        (Deed.USE, "idle", 0),
    ]


def test_step_says_how_much_is_answered_already() -> None:
    notes = [note("job", Kind.JOB), note("a", Kind.PRODUCT), note("b", Kind.PRODUCT)]
    links = [LinkFact("a", "job", WEAK), LinkFact("b", "job", WEAK)]
    assert [step.covered for step in plan(notes, links)] == [75]


def test_empty_canvas_asks_for_needs() -> None:
    assert [step.deed for step in plan([], [])] == [Deed.ASK]


def test_value_map_alone_asks_for_needs_first() -> None:
    steps = plan([note("product", Kind.PRODUCT)], [])
    assert [step.deed for step in steps] == [Deed.ASK, Deed.USE]


def test_needs_without_a_kind_of_offer_ask_for_one_of_it() -> None:
    notes = [note("small", Kind.PAIN, 1), note("big", Kind.PAIN, 4), note("job", Kind.JOB, 5)]
    notes.append(note("product", Kind.PRODUCT))
    first, second, *_ = plan(notes, [LinkFact("product", "job", WEAK)])

    assert {first.deed, second.deed} == {Deed.BEGIN, Deed.STRENGTHEN}
    begin = first if first.deed is Deed.BEGIN else second
    assert begin.note == notes[1]
    assert begin.kind is Kind.PAIN_RELIEVER


def test_canvas_that_nobody_weighed_is_to_be_weighed_first() -> None:
    unweighed = [NoteFact(name, Kind.JOB, name, None) for name in "ab"]
    assert plan(unweighed, [])[0].deed is Deed.WEIGH
    assert plan([*unweighed, note("c", Kind.JOB, 2)], [])[0].deed is not Deed.WEIGH


def test_finished_canvas_has_no_next_step() -> None:
    notes = [note("job", Kind.JOB), note("product", Kind.PRODUCT)]
    assert plan(notes, [LinkFact("product", "job", STRONG)]) == ()


@given(notes_of_a_canvas, st.randoms(use_true_random=False))
def test_steps_promise_what_a_strong_link_adds(
    notes: list[NoteFact], chance: random.Random
) -> None:
    every = links_among(notes, ANSWERING)
    links = chance.sample(every, chance.randint(0, len(every)))
    before = assess(notes, links).overall
    steps = plan(notes, links)

    assert len(steps) <= MOST
    for step in steps:
        if step.deed in (Deed.ANSWER, Deed.STRENGTHEN) and step.note:
            source = next(link.source for link in every if link.target == step.note.id)
            after = assess(notes, [*links, LinkFact(source, step.note.id, STRONG)]).overall
            gained = 100 * (after.covered - before.covered) / after.worth
            assert abs(step.points - gained) <= 0.5

"""The fit figure, checked by hand and by its laws."""

import itertools
import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.fit import LinkFact, NoteFact, assess, coverage
from canvases.method.kinds import ANSWERS, KINDS, LINK_TARGETS, Kind, Side, Strength

STRONG, WEAK = Strength.STRONG, Strength.WEAK

notes_of_a_canvas = st.lists(
    st.builds(NoteFact, st.uuids().map(str), st.sampled_from(Kind), st.just(""), st.integers(1, 5)),
    max_size=12,
    unique_by=lambda note: note.id,
)


def note(name: str, kind: Kind, weight: int = 3) -> NoteFact:
    return NoteFact(name, kind, name, weight)


def links_among(notes: list[NoteFact], pairs: Mapping[Kind, tuple[Kind, ...]]) -> list[LinkFact]:
    strengths = itertools.cycle((WEAK, STRONG, WEAK))
    return [
        LinkFact(source.id, target.id, next(strengths))
        for source in notes
        for target in notes
        if target.kind in pairs.get(source.kind, ())
    ]


ANSWERING = {source: (target,) for source, target in ANSWERS.items()}


@pytest.mark.parametrize(
    ("strengths", "share"),
    [([], 0.0), ([WEAK], 0.5), ([WEAK, WEAK], 0.75), ([STRONG], 1.0), ([WEAK, STRONG], 1.0)],
)
def test_coverage_of(strengths: list[Strength], share: float) -> None:
    assert coverage(strengths) == share


def test_fit_is_the_covered_share_of_worth() -> None:
    # Worth: job 16, pain 4, gain 1. Covered: job ½ · 16 = 8, pain 4, gain 0. (8 + 4) ÷ 21 = 57 %.
    notes = [
        note("job", Kind.JOB, 5),
        note("pain", Kind.PAIN, 3),
        note("gain", Kind.GAIN, 1),
        note("product", Kind.PRODUCT),
        note("reliever", Kind.PAIN_RELIEVER),
    ]
    links = [LinkFact("product", "job", WEAK), LinkFact("reliever", "pain", STRONG)]

    fit = assess(notes, links)

    assert fit.figure == 57
    assert {kind.value: part.figure for kind, part in fit.parts.items()} == {
        "job": 50,
        "pain": 100,
        "gain": 0,
    }


def test_fit_lets_one_extreme_pain_outweigh_many_small_ones() -> None:
    extreme, small = note("extreme", Kind.PAIN, 5), [note(f"{i}", Kind.PAIN, 1) for i in range(10)]
    reliever = note("reliever", Kind.PAIN_RELIEVER)

    fit = assess([extreme, *small, reliever], [LinkFact("reliever", "extreme", STRONG)])

    assert fit.figure == 62  # 16 ÷ 26


def test_fit_of_a_canvas_without_needs_is_no_figure() -> None:
    assert assess([note("product", Kind.PRODUCT)], []).figure is None


def test_fit_rounds_half_up() -> None:
    # 1 of 8 worth of pain is covered: 12.5 %.
    notes = [note("a", Kind.PAIN, 1), note("b", Kind.PAIN, 1), note("c", Kind.PAIN, 2)]
    notes += [note("d", Kind.PAIN, 3), note("reliever", Kind.PAIN_RELIEVER)]

    assert assess(notes, [LinkFact("reliever", "a", STRONG)]).figure == 13


def test_fit_lists_uncovered_needs_most_valuable_first() -> None:
    notes = [note("small", Kind.PAIN, 1), note("big", Kind.GAIN, 5), note("done", Kind.JOB, 5)]
    notes.append(note("product", Kind.PRODUCT))

    fit = assess(notes, [LinkFact("product", "done", WEAK)])

    assert [need.id for need in fit.uncovered] == ["big", "small"]


def test_fit_lists_offers_that_answer_nothing() -> None:
    notes = [note("pain", Kind.PAIN), note("busy", Kind.PAIN_RELIEVER)]
    notes += [note("idle", Kind.GAIN_CREATOR, 2), note("delivers", Kind.PRODUCT, 4)]
    links = [LinkFact("busy", "pain", WEAK), LinkFact("delivers", "busy", STRONG)]

    assert [offer.id for offer in assess(notes, links).idle] == ["delivers", "idle"]


def test_fit_ignores_links_to_notes_that_are_not_shown() -> None:
    assert assess([note("pain", Kind.PAIN)], [LinkFact("binned", "pain", STRONG)]).figure is None


def test_fit_is_no_figure_before_the_first_answer() -> None:
    notes = [note("pain", Kind.PAIN), note("product", Kind.PRODUCT)]
    notes.append(note("reliever", Kind.PAIN_RELIEVER))

    fit = assess(notes, [LinkFact("product", "reliever", STRONG)])

    assert fit.figure is None
    assert {part.figure for part in fit.parts.values()} == {None}


@given(notes_of_a_canvas, st.randoms(use_true_random=False))
def test_fit_lies_between_0_and_100(notes: list[NoteFact], chance: random.Random) -> None:
    links = links_among(notes, ANSWERING)
    fit = assess(notes, chance.sample(links, chance.randint(0, len(links))))

    assert all(
        part.figure is None or 0 <= part.figure <= 100
        for part in (fit.overall, *fit.parts.values())
    )


@given(notes_of_a_canvas, st.randoms(use_true_random=False))
def test_fit_never_falls_when_an_answer_is_added(
    notes: list[NoteFact], chance: random.Random
) -> None:
    links = links_among(notes, ANSWERING)
    chance.shuffle(links)

    covered = [assess(notes, links[:count]).overall.covered for count in range(len(links) + 1)]

    assert covered == sorted(covered)


@given(notes_of_a_canvas)
def test_fit_does_not_count_links_that_answer_nothing(notes: list[NoteFact]) -> None:
    optional = {
        source: tuple(kind for kind in targets if ANSWERS.get(source) is not kind)
        for source, targets in LINK_TARGETS.items()
    }

    assert assess(notes, links_among(notes, optional)) == assess(notes, [])


@given(notes_of_a_canvas, st.randoms(use_true_random=False))
def test_fit_does_not_depend_on_order(notes: list[NoteFact], chance: random.Random) -> None:
    links = links_among(notes, ANSWERING)
    shuffled = chance.sample(notes, len(notes))

    one, other = assess(notes, links), assess(shuffled, links[::-1])

    assert one.overall == other.overall
    assert set(one.uncovered) == set(other.uncovered)


@given(notes_of_a_canvas)
def test_fit_leaves_no_need_over_when_everything_is_linked(notes: list[NoteFact]) -> None:
    offered = {note.kind for note in notes}
    fit = assess(notes, links_among(notes, ANSWERING))

    left = {note.kind for note in fit.uncovered}
    assert not {ANSWERS[kind] for kind in offered if kind in ANSWERS} & left
    assert all(KINDS[note.kind].side is Side.VALUE_MAP for note in fit.idle)

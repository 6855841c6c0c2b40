"""Which notes fill the slots of the value proposition sentence."""

import pytest

from canvases.method.fit import LinkFact, NoteFact
from canvases.method.kinds import Kind, Strength
from canvases.method.statement import Slots, fill, rank


def note(text: str, kind: Kind, weight: int = 3) -> NoteFact:
    return NoteFact(text, kind, text, weight)


def test_slots_take_the_heaviest_linked_notes() -> None:
    notes = [
        note("App", Kind.PRODUCT, 2),
        note("Warm meals at night", Kind.PAIN_RELIEVER),
        note("Canteen is closed", Kind.PAIN, 5),
        note("Queue is long", Kind.PAIN, 2),
        note("Eat at work", Kind.JOB, 4),
    ]
    links = [
        LinkFact("App", "Eat at work", Strength.STRONG),
        LinkFact("Warm meals at night", "Queue is long", Strength.STRONG),
    ]

    assert fill(notes, links) == Slots("App", "Eat at work", "Queue is long", "")


def test_slots_prefer_a_strong_link_between_equals() -> None:
    notes = [note("Weakly", Kind.PAIN), note("Strongly", Kind.PAIN), note("R", Kind.PAIN_RELIEVER)]
    links = [LinkFact("R", "Weakly", Strength.WEAK), LinkFact("R", "Strongly", Strength.STRONG)]

    assert fill(notes, links).pain == "Strongly"


def test_slots_take_unlinked_products_and_jobs_but_never_unanswered_needs() -> None:
    notes = [note("App", Kind.PRODUCT), note("Eat", Kind.JOB), note("Cold food", Kind.PAIN)]

    assert fill(notes, []) == Slots(product="App", job="Eat")


def test_slots_ignore_optional_links() -> None:
    notes = [note("Cold food", Kind.PAIN), note("Eat", Kind.JOB)]

    assert fill(notes, [LinkFact("Cold food", "Eat", Strength.STRONG)]).pain == ""


@pytest.mark.parametrize(
    ("slots", "enough"),
    [
        (Slots("App", "Eat", "Cold food", ""), True),
        (Slots("App", "Eat", "", "Warm food"), True),
        (Slots("App", "Eat"), False),
        (Slots("", "Eat", "Cold food", "Warm food"), False),
    ],
)
def test_slots_say_enough(slots: Slots, enough: bool) -> None:
    assert slots.says_enough is enough


def test_candidates_stand_best_first() -> None:
    notes = [
        note("Heavy alone", Kind.GAIN, 5),
        note("Weakly", Kind.GAIN, 4),
        note("Strongly", Kind.GAIN, 4),
        note("C", Kind.GAIN_CREATOR),
    ]
    links = [LinkFact("C", "Weakly", Strength.WEAK), LinkFact("C", "Strongly", Strength.STRONG)]

    best = rank(notes, links)[Kind.GAIN]

    assert [one.note.text for one in best] == ["Strongly", "Weakly", "Heavy alone"]


def test_candidate_is_weak_without_a_link_or_below_the_top_three() -> None:
    weights = {"A": 5, "B": 5, "C": 4, "D": 4, "E": 1}
    notes = [note(text, Kind.PAIN, weight) for text, weight in weights.items()]
    links = [LinkFact("R", text, Strength.WEAK) for text in "ABCE"]

    found = rank([*notes, note("R", Kind.PAIN_RELIEVER)], links)[Kind.PAIN]

    weak = {one.note.text: one.weakness for one in found}
    assert weak == {"A": "", "B": "", "C": "", "D": "unlinked", "E": "light"}

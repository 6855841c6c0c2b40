"""The line of feeling: gains minus pains at each stage."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.journey import Feeling, feeling, height, lowest
from canvases.method.kinds import SIDES, Kind, Side


@dataclass
class Weighed:
    kind: str
    weight: int | None


NOTES = st.lists(
    st.builds(Weighed, st.sampled_from([*SIDES[Side.PROFILE]]), st.none() | st.integers(1, 5)),
    max_size=12,
)


def test_heavy_note_outweighs_many_light_ones() -> None:
    notes = [Weighed("pain", 5), *[Weighed("gain", 1)] * 3]

    assert feeling(notes) == Feeling(gains=3, pains=16)
    assert Feeling(gains=3, pains=16).balance == -13


@given(NOTES)
def test_nothing_is_felt_exactly_where_there_is_neither_gain_nor_pain(notes: list[Weighed]) -> None:
    has_any = any(note.kind in (Kind.GAIN, Kind.PAIN) for note in notes)

    assert (feeling(notes) is not None) == has_any


@given(NOTES, st.integers(1, 5))
def test_gain_lifts_the_line_and_pain_lowers_it_by_the_same(
    notes: list[Weighed], weight: int
) -> None:
    before = felt.balance if (felt := feeling(notes)) else 0
    lifted = feeling([*notes, Weighed("gain", weight)])
    lowered = feeling([*notes, Weighed("pain", weight)])

    assert lifted is not None
    assert lowered is not None
    assert lifted.balance - before == before - lowered.balance > 0


@given(NOTES)
def test_order_of_notes_and_jobs_among_them_make_no_difference(notes: list[Weighed]) -> None:
    without_jobs = [note for note in reversed(notes) if note.kind != Kind.JOB]

    assert feeling(without_jobs) == feeling(notes)


def test_lowest_stage_is_one_that_is_known() -> None:
    known = {"purchase": Feeling(5, 0), "evaluation": None, "post_purchase": Feeling(9, 0)}

    assert lowest(known) == "purchase"
    assert lowest({"evaluation": None}) == ""


@given(st.lists(NOTES, max_size=5))
def test_picture_is_high_enough_for_every_stage(stages: list[list[Weighed]]) -> None:
    felt = [feeling(notes) for notes in stages]

    assert height(felt) >= 1
    assert all(abs(one.balance) <= max(one.gains, one.pains) <= height(felt) for one in felt if one)

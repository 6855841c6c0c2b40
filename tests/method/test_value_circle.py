"""Offers on one circle: where needs stand, and how far the lines reach."""

from math import dist

from hypothesis import given

from canvases.method.kinds import Kind
from canvases.method.value_circle import HUB, MIDDLE, RIM, SECTORS, ValueCircle, lay_out
from canvases.method.value_curve import MOST_NEEDS, Compared
from tests.method.test_fit import note
from tests.method.test_value_curve import compared


def circle(*rows: tuple[Kind, tuple[int, ...]]) -> ValueCircle:
    return lay_out([Compared(note(f"{at}", row[0]), row[1]) for at, row in enumerate(rows)])


def test_line_reaches_as_far_as_the_need_is_answered() -> None:
    (spot,) = circle((Kind.PAIN, (100, 50, 0))).spots
    reached = [(ray.offer, round(dist(ray.end, MIDDLE))) for ray in spot.rays]
    assert reached == [(0, RIM), (1, (RIM + HUB) / 2)]


def test_jobs_stand_to_the_right_and_needs_keep_their_numbers() -> None:
    picture = circle((Kind.PAIN, (50,)), (Kind.JOB, (50,)), (Kind.GAIN, (50,)))
    assert [(spot.kind, spot.number) for spot in picture.spots] == [
        (Kind.JOB, 2), (Kind.PAIN, 1), (Kind.GAIN, 3),
    ]  # fmt: skip
    assert max(picture.spots, key=lambda spot: spot.at[0]).kind is Kind.JOB


def test_every_offer_keeps_its_dashes_and_mark() -> None:
    (spot,) = circle((Kind.JOB, (100,) * 5)).spots
    assert len({ray.dashes for ray in spot.rays}) == len({ray.mark for ray in spot.rays}) == 5


def test_circle_of_nothing_is_empty() -> None:
    assert (circle().spots, circle().sectors) == ((), ())


def test_marks_of_offers_alike_do_not_hide_each_other() -> None:
    for share in (25, 50, 100):
        picture = circle(*((kind, (share,) * 5) for kind in SECTORS * 3), (Kind.JOB, (share,) * 5))
        ends = [ray.end for spot in picture.spots for ray in spot.rays]
        nearest = min(dist(one, other) for at, one in enumerate(ends) for other in ends[:at])
        assert nearest > 10


@given(compared)
def test_everything_lies_within_the_picture(rows: list[Compared]) -> None:
    picture = lay_out(rows)
    assert len(picture.spots) == min(len(rows), MOST_NEEDS)
    for spot in picture.spots:
        assert spot.top(14) >= 0
        assert spot.top(14) + 14 * len(spot.words) <= picture.height
        assert all(dist(ray.end, MIDDLE) <= RIM + 0.2 for ray in spot.rays)

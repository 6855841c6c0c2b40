"""The segments of a workspace as rows: what they tell, which are taken, in which order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases, segment_tree, segments
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment
from canvases.queries.segment_table import COLUMNS, TableChoice, load_segment_rows
from tests import cast

BAKERS = {
    "market": "b2b", "kind": "niche", "job_hired_for": "Sell all of it", "roles": ["payer"],
    "target": {"chosen": True}, "value": {"stance": "grow"},
    "meaningful": {"growing": {"answer": "yes"}},
}  # fmt: skip


def segment(grant: CanvasGrant, name: str, **facts: object) -> CustomerSegment:
    segments.add(grant, cast.op(), name=name)
    CustomerSegment.objects.filter(name=name).update(**facts)
    return CustomerSegment.objects.get(name=name)


def names(grant: CanvasGrant, **choice: str) -> list[str]:
    rows = load_segment_rows(grant.workspace)
    return [row.segment.name for row in TableChoice(**choice).of(rows)]


@pytest.fixture
def three(ada: CanvasGrant) -> CanvasGrant:
    """Three segments: "My first segment" with a canvas, bakers told in full, and nobody's aunts."""
    segment(ada, "Bakers", **BAKERS)
    segment(ada, "aunts")
    return ada


def test_row_counts_the_notes_of_its_own_profile(three: CanvasGrant) -> None:
    for kind in (Kind.JOB, Kind.PAIN, Kind.PAIN, Kind.PRODUCT):
        cast.add(three, kind)

    mine, bakers, _aunts = load_segment_rows(three.workspace)
    assert (mine.size, bakers.size) == ({"job": 1, "pain": 2}, {})


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({"target": "yes"}, ["Bakers"]),
        ({"target": "no"}, ["My first segment", "aunts"]),
        ({"role": "payer"}, ["Bakers"]),
        ({"role": "none"}, ["My first segment", "aunts"]),
        ({"kind": "niche"}, ["Bakers"]),
        ({"stance": "grow", "target": "yes"}, ["Bakers"]),
        ({"stance": "grow", "target": "no"}, []),
        ({"stance": "none"}, ["My first segment", "aunts"]),
    ],
)
def test_rows_are_filtered(three: CanvasGrant, choice: dict[str, str], found: list[str]) -> None:
    assert names(three, **choice) == found


def test_rows_are_sorted_by_name_whatever_the_case(three: CanvasGrant) -> None:
    assert names(three, sort="name") == ["aunts", "Bakers", "My first segment"]
    assert names(three, sort="-name") == ["My first segment", "Bakers", "aunts"]


@pytest.mark.parametrize("column", ["job", "worth", "stance", "roles"])
@pytest.mark.parametrize("order", ["", "-"])
def test_what_is_not_known_comes_last(three: CanvasGrant, column: str, order: str) -> None:
    assert names(three, sort=order + column)[0] == "Bakers"


def test_rows_are_sorted_by_fit_and_size(three: CanvasGrant) -> None:
    cast.connect(three, cast.add(three, Kind.PAIN_RELIEVER), cast.add(three, Kind.PAIN))

    for column in ("fit", "size"):
        assert names(three, sort=f"-{column}")[0] == "My first segment"


def test_sorting_again_turns_the_order_round_and_keeps_the_filters() -> None:
    choice = TableChoice(role="payer", sort="-fit")

    assert choice.query("fit") == "role=payer&sort=fit"
    assert TableChoice(role="payer", sort="fit").query("fit") == "role=payer&sort=-fit"
    assert choice.query("name") == "role=payer&sort=name"


def test_best_canvas_is_the_best_of_our_own(ada: CanvasGrant) -> None:
    mine = ada.canvas.profile.segment
    canvases.add_canvas(
        ada, cast.op(), title="Rival", segment=mine, value_map=None, alternative="competitor"
    )
    canvases.add_canvas(ada, cast.op(), title="Better idea", segment=mine, value_map=None)
    need = cast.add(ada, Kind.PAIN)
    for title in ("Rival", "Better idea"):
        there = cast.on_canvas("ada", Canvas.objects.get(title=title))
        cast.connect(there, cast.add(there, Kind.PAIN_RELIEVER), need)

    (row,) = load_segment_rows(ada.workspace)
    assert [card.canvas.title for card in row.cards] == ["Better idea", "Untitled canvas", "Rival"]


def test_pitch_is_the_sentence_of_our_best_canvas_that_has_one(ada: CanvasGrant) -> None:
    mine = ada.canvas.profile.segment
    for title, alternative in (("Rival", "competitor"), ("Second", "idea")):
        canvases.add_canvas(
            ada, cast.op(), title=title, segment=mine, value_map=None, alternative=alternative
        )
    Canvas.objects.filter(title="Rival").update(statements=["Buy theirs"])
    assert load_segment_rows(ada.workspace)[0].pitch is None

    Canvas.objects.filter(title="Second").update(statements=["Ours feeds you"])
    pitch = load_segment_rows(ada.workspace)[0].pitch
    assert pitch is not None
    assert (pitch.card.canvas.title, pitch.sentence.text) == ("Second", "Ours feeds you")


@pytest.mark.parametrize("count", [1, 30])
def test_rows_with_notes_and_links_are_read_in_seven_queries(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        one = segment(ada, f"Segment {number}", **BAKERS)
        canvases.add_canvas(ada, cast.op(), title=f"C{number}", segment=one, value_map=None)
        there = cast.on_canvas("ada", Canvas.objects.get(title=f"C{number}"))
        cast.connect(there, cast.add(there, Kind.PRODUCT), cast.add(there, Kind.JOB))
        cast.connect(there, cast.add(there, Kind.PAIN_RELIEVER), cast.add(there, Kind.PAIN))

    with CaptureQueriesContext(connection) as queries:
        rows = load_segment_rows(ada.workspace)
        for column in COLUMNS:
            TableChoice(sort=column).of(rows)

    assert len(queries) == 7
    assert sum(row.pitch is not None for row in rows) == count


@pytest.fixture
def tree(three: CanvasGrant) -> CanvasGrant:
    """The same, and two parts of the first, one of which has a part itself."""
    for name, parent in (
        ("Part", "My first segment"),
        ("Crumb", "Part"),
        ("Another", "My first segment"),
    ):
        one = segment(three, name)
        above = CustomerSegment.objects.get(name=parent)
        segment_tree.move(cast.on_page(three), cast.op(), segment=one, parent=above)
    return three


def indented(grant: CanvasGrant, **choice: str) -> list[str]:
    rows = TableChoice(**choice).of(load_segment_rows(grant.workspace))
    return ["-" * row.depth + row.segment.name for row in rows]


def test_rows_stand_as_a_tree(tree: CanvasGrant) -> None:
    assert indented(tree) == ["My first segment", "-Part", "--Crumb", "-Another", "Bakers", "aunts"]


def test_order_by_something_else_is_flat(tree: CanvasGrant) -> None:
    assert indented(tree, sort="name") == [
        "Another", "aunts", "Bakers", "Crumb", "My first segment", "Part",
    ]  # fmt: skip


def test_part_stands_at_the_top_where_its_parent_is_filtered_out(tree: CanvasGrant) -> None:
    CustomerSegment.objects.filter(name__in=["Part", "Crumb"]).update(kind="niche")

    assert indented(tree, kind="niche") == ["Part", "-Crumb", "Bakers"]


def test_circle_in_the_database_loses_no_row(tree: CanvasGrant) -> None:
    crumb = CustomerSegment.objects.get(name="Crumb")
    CustomerSegment.objects.filter(name="My first segment").update(parent=crumb)

    assert len(indented(tree)) == 6

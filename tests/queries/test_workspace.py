"""What home page and workspace page list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes, segments
from canvases.method.kinds import Kind
from canvases.models import Canvas, Workspace
from canvases.queries.home import load_examples, load_own
from canvases.queries.workspace import find_row, find_segment, load_bin, load_overview
from tests import cast


def shown(grant: CanvasGrant) -> dict[str, list[tuple[str, int | None, int]]]:
    """Title, fit and number of notes of each canvas, by segment."""
    return {
        group.segment.name: [
            (card.canvas.title, card.fit.figure, card.notes) for card in group.cards
        ]
        for group in load_overview(grant.workspace).groups
    }


def test_overview_shows_each_canvas_with_its_own_fit(ada: CanvasGrant) -> None:
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN))
    segment = ada.canvas.profile.segment
    canvases.add_canvas(ada, cast.op(), title="Rival", segment=segment, value_map=None)

    assert shown(ada) == {"My first segment": [("Untitled canvas", 100, 2), ("Rival", None, 1)]}


def test_overview_counts_no_links_of_another_canvas(ada: CanvasGrant) -> None:
    segments.add(ada, cast.op(), name="Nurses")
    nurses = ada.workspace.segments.get(name="Nurses")
    value_map = ada.canvas.value_map
    canvases.add_canvas(ada, cast.op(), title="Second", segment=nurses, value_map=value_map)
    there = cast.on_canvas("ada", Canvas.objects.get(title="Second"))
    reliever = cast.add(ada, Kind.PAIN_RELIEVER)
    cast.connect(there, reliever, cast.add(there, Kind.PAIN))
    cast.add(ada, Kind.PAIN)

    assert shown(ada) == {
        "My first segment": [("Untitled canvas", None, 2)],
        "Nurses": [("Second", 100, 2)],
    }


def test_overview_lists_the_bin_apart(ada: CanvasGrant) -> None:
    canvases.discard(ada, cast.op(), row=ada.canvas.profile.segment)

    overview = load_overview(ada.workspace)
    assert overview.groups == []
    assert [str(row) for row in overview.binned] == ["My first segment", "Untitled canvas"]


def test_overview_tells_nothing_of_another_workspace(ada: CanvasGrant, dan: CanvasGrant) -> None:
    canvases.rename(dan, cast.op(), row=dan.canvas, name="Dan's secret")

    assert "secret" not in str(shown(ada))


@pytest.mark.parametrize("count", [1, 3])
def test_overview_is_read_in_seven_queries(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        title = f"Copy {number}"
        canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title=title)

    with CaptureQueriesContext(connection) as queries:
        load_overview(ada.workspace)

    assert len(queries) == 7


def test_own_workspaces_are_ones_own_latest_change_first(
    ada: CanvasGrant, dan: CanvasGrant
) -> None:
    second = cast.started_by("ada")
    cast.add(ada)

    own = load_own([cast.TOKENS["ada"]])
    assert own == [ada.workspace, second.workspace]
    assert dan.workspace not in own
    assert load_own([]) == []


def test_own_workspaces_count_the_canvases_that_stand(ada: CanvasGrant) -> None:
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")
    canvases.discard(ada, cast.op(), row=Canvas.objects.get(title="Copy"))

    assert [workspace.canvas_count for workspace in load_own([cast.TOKENS["ada"]])] == [1]  # type: ignore[attr-defined]


def test_examples_are_what_came_with_the_product(ada: CanvasGrant, dan: CanvasGrant) -> None:
    Workspace.objects.filter(pk=dan.workspace.pk).update(example="hospital")

    assert load_examples() == [dan.workspace]
    assert ada.workspace.example is None


def test_bin_of_a_canvas_has_its_notes_latest_first(ada: CanvasGrant, dan: CanvasGrant) -> None:
    first, second, _stays = (cast.add(ada, text=text) for text in ("One", "Two", "Three"))
    for grant, note in ((ada, first), (ada, second), (dan, cast.add(dan))):
        notes.discard(grant, cast.op(), note=note)

    assert load_bin(ada.canvas) == [second, first]


@pytest.mark.parametrize("row", ["segment", "value_map", "canvas"])
def test_row_is_found_in_its_own_workspace_only(
    ada: CanvasGrant, dan: CanvasGrant, row: str
) -> None:
    canvas = ada.canvas
    rows = {"segment": canvas.profile.segment, "value_map": canvas.value_map, "canvas": canvas}
    public_id = rows[row].public_id

    assert find_row(ada.workspace, row, public_id) == rows[row]
    assert find_row(dan.workspace, row, public_id) is None
    assert find_segment(dan.workspace, public_id) is None

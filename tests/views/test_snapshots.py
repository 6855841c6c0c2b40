"""Snapshots over HTTP: plain pages that need no scripts."""

import tracemalloc

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes
from canvases.method.kinds import Kind
from canvases.models import Snapshot
from tests import cast
from tests.actions.test_snapshots import a_board


def address(grant: CanvasGrant, name: str = "snapshots", **ids: str) -> str:
    return reverse(name, kwargs={"canvas": grant.canvas.public_id, **ids})


def test_state_is_kept_listed_and_compared_with_now(ada: CanvasGrant) -> None:
    _lamp, dark = a_board(ada)
    client = cast.browser("ada", htmx=False)
    client.post(address(ada), {"name": "Before <b>the</b> interview"})
    notes.edit(ada, cast.op(), note=dark, version=1, values={"text": "Too dark"})

    assert "Before &lt;b&gt;the&lt;/b&gt; interview" in client.get(address(ada)).text
    one = Snapshot.objects.get().public_id
    page = client.get(address(ada, "compare_snapshots"), {"one": one}).text
    assert "reworded" in page
    assert "Too dark" in page
    assert "1 note is as it was" in page


def test_list_says_how_many_notes_each_holds(ada: CanvasGrant) -> None:
    cast.snapshot(ada, "Empty")
    a_board(ada)
    cast.snapshot(ada, "Full")
    page = cast.browser("ada").get(address(ada)).text

    assert "2 notes" in page.partition("Full")[2].partition("Empty")[0]
    assert "0 notes" in page.partition("Empty")[2]


@pytest.mark.parametrize("name", ["snapshots", "compare_snapshots"])
def test_page_never_loads_what_all_snapshots_hold(ada: CanvasGrant, name: str) -> None:
    kept = cast.snapshot(ada)
    large = kept.content | {"left_over": "x" * 500_000}
    Snapshot.objects.bulk_create(
        Snapshot(workspace=ada.workspace, canvas=ada.canvas, name=f"No. {number}", content=large)
        for number in range(20)
    )
    client = cast.browser("ada")
    client.get(address(ada, name))  # loads templates and addresses

    tracemalloc.start()
    page = client.get(address(ada, name)).text
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert "No. 19" in page
    assert peak < 5_000_000


def test_page_says_which_other_canvases_change_with_it(ada: CanvasGrant) -> None:
    kept = cast.snapshot(ada)
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="The sister")
    cast.add(ada, Kind.PAIN)
    page = cast.browser("ada").get(address(ada, "compare_snapshots"), {"one": kept.public_id}).text

    assert "The sister" in page


def test_going_back_leads_to_the_board_as_it_was(ada: CanvasGrant) -> None:
    kept = cast.snapshot(ada)
    cast.add(ada, Kind.PAIN, "Came since")
    client = cast.browser("ada", htmx=False)

    answer = client.post(address(ada, "restore_snapshot", snapshot=kept.public_id))
    assert answer["Location"] == address(ada, "board")
    assert cast.texts(ada.canvas, Kind.PAIN) == []


def test_viewer_compares_but_is_offered_no_way_back(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    kept = cast.snapshot(ada)
    cast.add(ada, Kind.PAIN, "Came since")
    client = cast.browser(cast.name_of(cleo))

    page = client.get(address(ada, "compare_snapshots"), {"one": kept.public_id}).text
    assert "Came since" in page
    assert "Go back" not in page
    assert "Save snapshot" not in client.get(address(ada)).text


@pytest.mark.parametrize("sent", ["bcdfghjkmnpq", "'; DROP", "\x00", "é"])
def test_snapshot_that_is_none_is_not_found(ada: CanvasGrant, sent: str) -> None:
    found = cast.browser("ada").get(address(ada, "compare_snapshots"), {"other": sent})

    assert found.status_code == 404


def test_snapshot_of_another_canvas_is_not_found(ada: CanvasGrant) -> None:
    kept = cast.snapshot(ada)
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="Copy")
    copy = ada.workspace.canvases.get(title="Copy")
    there = reverse("restore_snapshot", args=[copy.public_id, kept.public_id])

    assert cast.browser("ada").post(there).status_code == 404


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_name_of_a_snapshot_is_a_name(ada: CanvasGrant, name: str) -> None:
    assert cast.browser("ada").post(address(ada), {"name": name}).status_code == 422
    assert not Snapshot.objects.exists()

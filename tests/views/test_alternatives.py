"""The alternatives for a segment: a switch on its boards, and who is told of them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, undo_redo
from canvases.board_state.events import load_events
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment
from tests import cast

SHARED = "Shared with 2 other canvases"


def add(grant: CanvasGrant, title: str, alternative: str = "idea") -> Canvas:
    """One more canvas for the segment."""
    segment = grant.canvas.profile.segment
    canvases.add_canvas(
        cast.on_page(grant), cast.op(),
        title=title, segment=segment, value_map=None, alternative=alternative,
    )  # fmt: skip
    return Canvas.objects.get(title=title)


def board(who: CanvasGrant, name: str = "board") -> str:
    return cast.browser(cast.name_of(who)).get(reverse(name, args=[who.canvas.public_id])).text


def test_board_leads_to_the_other_canvases_of_its_segment(ada: CanvasGrant) -> None:
    big = add(ada, "The big marketplace", "competitor")
    second = add(ada, "Repair with a mechanic")
    shown = board(ada)

    names = re.findall(
        r'class="switch__one" href="/c/(\w+)/"( aria-current="page")?.*>(.+)</a>', shown
    )
    assert names == [
        (ada.canvas.public_id, ' aria-current="page"', "Idea A"),
        (second.public_id, "", "Idea B"),
        (big.public_id, "", "Competitor"),
    ]
    assert SHARED in shown


def test_canvas_alone_shares_its_profile_with_none(ada: CanvasGrant) -> None:
    cast.another_segment(ada)
    canvases.discard(cast.on_page(ada), cast.op(), row=add(ada, "Given up"))

    assert "Shared with" not in board(ada)
    assert "Given up" not in board(ada)


def test_alternative_is_added_from_the_board_and_opens(ada: CanvasGrant) -> None:
    segment = ada.canvas.profile.segment.public_id
    sent = {"segment": segment, "title": "As it is", "alternative": "today"}
    address = reverse("add_canvas", args=[ada.workspace.public_id])
    answer = cast.browser("ada").post(address, sent)

    added = Canvas.objects.get(title="As it is")
    assert answer["HX-Redirect"] == reverse("board", args=[added.public_id])
    assert added.value_map.alternative == "today"
    assert added.profile == ada.canvas.profile


def test_viewer_may_switch_and_not_add(ada: CanvasGrant, finn: CanvasGrant) -> None:
    other = add(ada, "Repair with a mechanic")

    for shown in (board(finn), board(finn, "alternatives")):
        assert f"/c/{other.public_id}/" in shown
        assert "Add an alternative" not in shown


def test_member_of_one_canvas_is_told_of_no_other(ada: CanvasGrant, gus: CanvasGrant) -> None:
    other = add(ada, "Repair with a mechanic")
    seq = gus.workspace.seq
    canvases.rename(cast.on_page(ada), cast.op(), row=other, name="Still a secret")
    epoch = ada.workspace.epoch
    events = load_events(ada.canvas.pk, epoch, seq, at_least=seq + 1)

    for shown in (board(gus), board(gus, "alternatives"), "".join(e.patches for e in events)):
        assert "mechanic" not in shown
        assert "secret" not in shown
        assert other.public_id not in shown


def test_open_boards_ask_again_where_an_alternative_changed(ada: CanvasGrant) -> None:
    asks = f'hx-get="{reverse("alternatives", args=[ada.canvas.public_id])}"'
    asked = []
    for act in (
        lambda: add(ada, "Repair with a mechanic"),
        lambda: cast.another_segment(ada),
        lambda: canvases.discard(cast.on_page(ada), cast.op(), row=Canvas.objects.latest("pk")),
    ):
        seq = cast.last_change(ada.workspace).seq
        act()
        events = load_events(ada.canvas.pk, ada.workspace.epoch, seq, at_least=seq + 1)
        asked.append(any(asks in event.patches for event in events))

    assert asked == [True, False, True]


@pytest.mark.parametrize("count", [1, 30])
def test_board_asks_as_often_whatever_alternatives_there_are(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        add(ada, f"Idea {number}")
    browser = cast.browser("ada")

    with CaptureQueriesContext(connection) as queries:
        browser.get(reverse("board", args=[ada.canvas.public_id]))

    assert len(queries) == 8


def test_customer_segment_is_added_from_the_board_and_opens(ada: CanvasGrant) -> None:
    address = reverse("add_canvas", args=[ada.workspace.public_id])
    answer = cast.browser("ada").post(address, {"new_segment": "Fleet owners"})

    added = Canvas.objects.get(title="Fleet owners")
    assert answer["HX-Redirect"] == reverse("board", args=[added.public_id])
    assert added.profile.segment.name == "Fleet owners"
    assert added.value_map != ada.canvas.value_map


def test_value_map_is_shared_with_the_new_segment(ada: CanvasGrant) -> None:
    sent = {"new_segment": "Fleet owners", "value_map": ada.canvas.value_map.public_id}
    cast.browser("ada").post(reverse("add_canvas", args=[ada.workspace.public_id]), sent)

    assert Canvas.objects.get(title="Fleet owners").value_map == ada.canvas.value_map


def test_new_segment_goes_and_comes_back_with_its_canvas(ada: CanvasGrant) -> None:
    change = canvases.add_canvas(
        cast.on_page(ada), cast.op(), title="Two", segment="Fleet owners", value_map=None
    )
    assert change
    undo_redo.undo(cast.on_page(ada), cast.op())
    assert not CustomerSegment.objects.filter(name="Fleet owners", binned_at=None).exists()

    undo_redo.redo(cast.on_page(ada), cast.op())
    assert Canvas.objects.get(title="Two").profile.segment.binned_at is None


def test_board_leads_to_all_segments(ada: CanvasGrant, finn: CanvasGrant, gus: CanvasGrant) -> None:
    for who in (ada, finn):
        assert "All segments and canvases" in board(who)
    assert "All segments and canvases" not in board(gus)


def test_only_who_may_edit_is_offered_another_segment(ada: CanvasGrant, finn: CanvasGrant) -> None:
    assert "Add a customer segment" in board(ada)
    assert "Add a customer segment" not in board(finn)


def test_workspace_lists_how_many_notes_a_profile_has(ada: CanvasGrant) -> None:
    for kind in (Kind.JOB, Kind.JOB, Kind.GAIN):
        cast.add(ada, kind)
    shown = cast.browser("ada").get(reverse("workspace", args=[ada.workspace.public_id])).text
    profile = shown.split('<dl class="known">')[1].split("</dd>")[0]

    assert "2 jobs, 1 gain" in " ".join(re.sub(r"<[^>]+>", "", profile).split())

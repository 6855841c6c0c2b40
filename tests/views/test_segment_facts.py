"""What a segment is stands beside its name wherever its canvas is shown."""

from typing import Any

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import segments
from canvases.board_state.events import load_events
from canvases.models import CustomerSegment
from tests import cast
from tests.views.test_public_pages import opened

RESELLERS: dict[str, dict[str, Any]] = {
    "worth": {"target-chosen": True},
    "roles": {"roles-buyer": True, "roles-user": True, "channel_position": "reseller"},
}
MIXED = "channel and users in one"


def tell(grant: CanvasGrant) -> None:
    """The segment of the canvas is the target, resells, buys and uses."""
    page, segment = cast.on_page(grant), grant.canvas.profile.segment
    for section, values in RESELLERS.items():
        segments.fill_in(page, cast.op(), segment=segment, section=section, values=values)


def board(grant: CanvasGrant) -> str:
    return cast.browser("ada").get(reverse("board", args=[grant.canvas.public_id])).text


def test_board_shows_target_roles_and_channel_beside_a_link_to_the_segment(
    ada: CanvasGrant,
) -> None:
    assert "target market" not in board(ada)
    tell(ada)
    page, segment = board(ada), ada.canvas.profile.segment

    for words in ("target market", "Buyer, User", "resells", MIXED):
        assert page.count(words) == 2  # in the head, and beside the circle
    assert reverse("segment", args=[ada.workspace.public_id, segment.public_id]) in page


def test_public_page_shows_the_same_without_a_link(ada: CanvasGrant) -> None:
    tell(ada)
    client, address = opened(ada)
    page = client.get(address).text

    assert all(words in page for words in ("target market", "Buyer, User", "resells", MIXED))
    assert f"/w/{ada.workspace.public_id}" not in page


def test_open_boards_are_told_what_the_segment_has_become(ada: CanvasGrant) -> None:
    workspace = ada.workspace
    workspace.refresh_from_db()
    before = workspace.seq
    tell(ada)
    told = load_events(ada.canvas.pk, workspace.epoch, before, at_least=before + 2)

    assert "resells" in " ".join(event.patches for event in told)


@pytest.mark.parametrize("stored", [None, 7, "buyer", {"buyer": 1}, [["buyer"]], ["boss"]])
def test_hostile_roles_do_no_harm(ada: CanvasGrant, stored: Any) -> None:
    segments_of = CustomerSegment.objects.filter(workspace=ada.workspace)
    segments_of.update(roles=stored if stored is not None else [], channel_position="sideways")

    assert 'id="segment"' in board(ada)

"""Starting a workspace, and the keys to it."""

import pytest

from canvases.access import CanvasGrant, token_hash
from canvases.actions import workspaces
from canvases.models import Canvas, Member, Role, ShareLink, Workspace
from tests import cast


def test_start_gives_an_owner_a_segment_and_a_canvas(canvas: Canvas) -> None:
    member = Member.objects.get()

    assert (member.role, member.token_hash) == (Role.OWNER, token_hash(cast.TOKENS["ada"]))
    assert canvas.profile.segment.workspace == canvas.value_map.workspace == canvas.workspace
    assert cast.last_change(canvas.workspace).kind == "workspace.started"


@pytest.mark.django_db
def test_start_sent_twice_makes_one_workspace() -> None:
    first, second = (workspaces.start(cast.TOKENS["ada"], "the-same-op") for _ in range(2))

    assert first == second
    assert Workspace.objects.count() == 1


@pytest.mark.django_db
def test_start_by_another_guest_with_the_same_operation_is_another() -> None:
    first, second = (workspaces.start(cast.TOKENS[name], "the-same-op") for name in ("ada", "dan"))

    assert first.workspace != second.workspace


def test_joining_twice_keeps_the_first_role(ada: CanvasGrant) -> None:
    again = workspaces.join(ada.workspace, token_hash(cast.TOKENS["ada"]), Role.VIEWER)

    assert (again, again.role) == (ada.member, Role.OWNER)


def test_key_is_kept_as_a_hash_only(ada: CanvasGrant) -> None:
    token = workspaces.make_key(ada.workspace)

    assert ShareLink.objects.get().token_hash == token_hash(token)
    assert not ShareLink.objects.filter(token_hash__contains=token).exists()

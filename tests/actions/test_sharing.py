"""Links into a workspace and the people in it, under the rules of their roles."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from canvases.access import CanvasGrant, NotAllowed, grant_for_workspace, token_hash, working_link
from canvases.actions import canvases, notes, sharing, workspaces
from canvases.actions.errors import Refused
from canvases.method.kinds import Kind
from canvases.models import Canvas, Member, Role, ShareLink, Workspace
from canvases.queries.history import load_history
from tests import cast


def link_of(token: str) -> ShareLink:
    link = working_link(token)
    assert link is not None
    return link


def test_link_lets_its_holder_in_with_its_role_and_counts_it(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.COMMENTER)
    sharing.enter(link_of(token), cast.TOKENS["dan"], name="Dan")

    member = cast.on_canvas("dan", ada.canvas).member
    assert (member.role, member.name) == (Role.COMMENTER, "Dan")
    link = ShareLink.objects.get()
    assert (link.came, link.made_by) == (1, ada.member)
    assert link.last_used_at


def test_token_and_passphrase_are_kept_as_hashes_only(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")

    kept = [str(value) for value in ShareLink.objects.values_list().get()]
    assert token_hash(token) in kept
    assert not any(token in value or "sesame" in value for value in kept)


def test_tokens_are_long_and_never_the_same(ada: CanvasGrant) -> None:
    tokens = {sharing.make_link(ada, role=Role.VIEWER) for _ in range(3)}

    assert len(tokens) == 3
    assert all(len(token) == 43 for token in tokens)  # 256 bits


def test_link_that_has_expired_is_none(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.VIEWER, lifetime=timedelta(days=1))
    link = link_of(token)
    ShareLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert working_link(token) is None
    assert sharing.enter(link, cast.TOKENS["dan"]) is None
    assert not ada.workspace.members.filter(token_hash=token_hash(cast.TOKENS["dan"])).exists()


def test_revoked_link_is_none_and_says_who_revoked_it(ada: CanvasGrant, ben: CanvasGrant) -> None:
    token = sharing.make_link(ben, role=Role.VIEWER)
    sharing.revoke_link(ada, link=link_of(token))

    link = ShareLink.objects.get()
    assert working_link(token) is None
    assert (link.revoked_by, link.made_by) == (ada.member, ben.member)
    assert link.revoked_at


@pytest.mark.parametrize(
    ("had", "link", "has"),
    [
        (Role.VIEWER, Role.EDITOR, Role.EDITOR),
        (Role.EDITOR, Role.VIEWER, Role.EDITOR),
        (Role.OWNER, Role.EDITOR, Role.OWNER),
    ],
)
def test_link_raises_a_members_role_and_never_lowers_it(
    ada: CanvasGrant, had: Role, link: Role, has: Role
) -> None:
    cast.joined_by("dan", ada.canvas, had)
    sharing.enter(link_of(sharing.make_link(ada, role=link)), cast.TOKENS["dan"])

    assert cast.on_canvas("dan", ada.canvas).member.role == has
    assert ShareLink.objects.get().came == 0


def test_who_comes_for_one_canvas_is_a_member_of_it_alone(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.COMMENTER, canvas=ada.canvas)
    sharing.enter(link_of(token), cast.TOKENS["dan"], name="Dan")

    assert cast.on_canvas("dan", ada.canvas).is_limited
    assert grant_for_workspace(cast.TOKENS["dan"], ada.workspace.public_id) is None


def test_links_to_two_canvases_give_each_what_it_says(ada: CanvasGrant) -> None:
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="The sister")
    sister = Canvas.objects.get(title="The sister")
    for canvas, role in ((ada.canvas, Role.VIEWER), (sister, Role.COMMENTER)):
        token = sharing.make_link(ada, role=role, canvas=canvas)
        sharing.enter(link_of(token), cast.TOKENS["dan"])

    assert cast.on_canvas("dan", ada.canvas).member.role == Role.VIEWER
    assert cast.on_canvas("dan", sister).member.role == Role.COMMENTER


def test_nobody_comes_to_edit_one_canvas_alone(ada: CanvasGrant) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        sharing.make_link(ada, role=Role.EDITOR, canvas=ada.canvas)
    gus = cast.joined_by("gus", ada.canvas, Role.VIEWER, limited=True)
    with pytest.raises(Refused, match="can view and comment"):
        sharing.change_role(ada, member=gus.member, role=Role.EDITOR)


@pytest.mark.parametrize(
    ("had", "link", "has"),
    [(False, False, False), (False, True, True), (True, False, True)],
)
def test_link_shows_a_viewer_more_and_never_less(
    ada: CanvasGrant, had: bool, link: bool, has: bool
) -> None:
    cast.joined_by("dan", ada.canvas, Role.VIEWER, sees_history=had)
    token = sharing.make_link(ada, role=Role.VIEWER, sees_history=link)
    sharing.enter(link_of(token), cast.TOKENS["dan"])

    assert cast.on_canvas("dan", ada.canvas).sees_history == has


def test_one_canvas_with_its_history_does_not_show_that_of_all(ada: CanvasGrant) -> None:
    cast.joined_by("dan", ada.canvas, Role.VIEWER, sees_history=True, limited=True)
    sharing.enter(link_of(sharing.make_link(ada, role=Role.VIEWER)), cast.TOKENS["dan"])

    everywhere = grant_for_workspace(cast.TOKENS["dan"], ada.workspace.public_id)
    assert everywhere
    assert not everywhere.sees_history
    assert cast.on_canvas("dan", ada.canvas).sees_history


def test_editor_shows_a_viewer_history_and_hides_it(ben: CanvasGrant, finn: CanvasGrant) -> None:
    for shown in (True, False):
        sharing.show_history(ben, member=finn.member, shown=shown)
        assert cast.on_canvas("finn", ben.canvas).sees_history == shown
    with pytest.raises(NotAllowed):
        sharing.show_history(finn, member=finn.member, shown=True)


def test_lowered_member_sees_the_canvases_only(ada: CanvasGrant, ben: CanvasGrant) -> None:
    sharing.change_role(ada, member=ben.member, role=Role.VIEWER)

    assert not cast.on_canvas("ben", ada.canvas).sees_history


def test_link_to_a_canvas_in_the_bin_opens_nothing(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.VIEWER, canvas=ada.canvas)
    canvases.discard(ada, cast.op(), row=ada.canvas)
    assert working_link(token) is None

    canvases.restore(ada, cast.op(), row=ada.canvas)
    assert working_link(token)


def test_editor_makes_links_up_to_their_own_role(ada: CanvasGrant, ben: CanvasGrant) -> None:
    for role in (Role.VIEWER, Role.COMMENTER, Role.EDITOR):
        sharing.make_link(ben, role=role)

    for role in (Role.FACILITATOR, Role.OWNER):
        with pytest.raises(NotAllowed):
            sharing.make_link(ben, role=role)
    assert ShareLink.objects.filter(workspace=ada.workspace).count() == 3


def test_editor_does_not_revoke_an_owners_key(ada: CanvasGrant, ben: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.OWNER)

    with pytest.raises(NotAllowed):
        sharing.revoke_link(ben, link=link_of(token))


@pytest.mark.parametrize("framed", [False, True], ids=["link", "frame"])
def test_editor_does_not_revoke_what_an_owner_made(
    ada: CanvasGrant, ben: CanvasGrant, framed: bool
) -> None:
    if framed:
        sharing.make_embed(ada, canvas=ada.canvas, origins=["https://example.org"])
    else:
        sharing.make_link(ada, role=Role.VIEWER)
    link = ShareLink.objects.get()

    with pytest.raises(NotAllowed):
        sharing.revoke_link(ben, link=link)
    assert not ben.may_revoke(link)
    assert ada.may_revoke(link)


def test_editor_revokes_what_an_editor_made_and_not_what_the_server_did(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    own = sharing.make_link(cast.joined_by("dan", ada.canvas, Role.EDITOR), role=Role.EDITOR)
    servers = workspaces.make_key(ada.workspace, Role.VIEWER)

    assert ben.may_revoke(link_of(own))
    assert not ben.may_revoke(link_of(servers))


def test_viewer_makes_no_link(cleo: CanvasGrant) -> None:
    with pytest.raises(NotAllowed):
        sharing.make_link(cleo, role=Role.VIEWER)


def test_role_is_asked_again_under_the_lock(ada: CanvasGrant, ben: CanvasGrant) -> None:
    sharing.change_role(ada, member=ben.member, role=Role.VIEWER)  # ben's grant is from before

    with pytest.raises(NotAllowed):
        sharing.make_link(ben, role=Role.VIEWER)


def test_example_is_shared_by_nobody(ada: CanvasGrant) -> None:
    Workspace.objects.filter(pk=ada.workspace.pk).update(example="hospital")

    with pytest.raises(NotAllowed):
        sharing.make_link(ada, role=Role.VIEWER)


def test_removed_member_is_out_at_once_and_in_the_history_still(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    sharing.rename(ben, name="Ben")
    cast.add(ben, text="Bens idea")
    sharing.remove(ada, member=ben.member)

    with pytest.raises(AssertionError):
        cast.on_canvas("ben", ada.canvas)
    with pytest.raises(NotAllowed):
        notes.add(ben, cast.op(), canvas=ben.canvas, kind=Kind.PAIN, text="Late", weight=3)
    assert str(load_history(ada.workspace)[0].who) == "Ben"


def test_links_of_a_removed_member_are_revoked(ada: CanvasGrant, ben: CanvasGrant) -> None:
    theirs = sharing.make_link(ben, role=Role.EDITOR)
    other = sharing.make_link(ada, role=Role.EDITOR)
    sharing.remove(ada, member=ben.member)

    assert (working_link(theirs), working_link(other) is None) == (None, False)


def test_lowered_member_keeps_no_link_they_could_not_make(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    sharing.change_role(ada, member=ben.member, role=Role.OWNER)
    key, link = (sharing.make_link(ben, role=role) for role in (Role.OWNER, Role.VIEWER))
    sharing.change_role(ada, member=ben.member, role=Role.EDITOR)

    assert working_link(key) is None
    assert working_link(link) is not None


def test_removed_member_may_come_back_as_a_new_one(ada: CanvasGrant, ben: CanvasGrant) -> None:
    sharing.remove(ada, member=ben.member)
    sharing.enter(link_of(workspaces.make_key(ada.workspace, Role.VIEWER)), cast.TOKENS["ben"])

    again = cast.on_canvas("ben", ada.canvas).member
    assert (again.role, again == ben.member) == (Role.VIEWER, False)


def test_last_owner_stays(ada: CanvasGrant, ben: CanvasGrant) -> None:
    with pytest.raises(Refused, match="needs an owner"):
        sharing.remove(ada, member=ada.member)
    with pytest.raises(Refused, match="needs an owner"):
        sharing.change_role(ada, member=ada.member, role=Role.EDITOR)
    assert Member.objects.get(pk=ada.member.pk).role == Role.OWNER

    sharing.change_role(ada, member=ben.member, role=Role.OWNER)
    sharing.remove(ada, member=ada.member)
    assert cast.on_canvas("ben", ada.canvas).allows(Role.OWNER)


def test_only_owners_change_who_may_what(ben: CanvasGrant, cleo: CanvasGrant) -> None:
    with pytest.raises(NotAllowed):
        sharing.remove(ben, member=cleo.member)
    with pytest.raises(NotAllowed):
        sharing.change_role(ben, member=cleo.member, role=Role.EDITOR)
    assert cast.on_canvas("cleo", cleo.canvas).member.role == Role.VIEWER


def test_sharing_is_not_in_the_journal(ada: CanvasGrant, ben: CanvasGrant) -> None:
    before = cast.change_count(ada.workspace)
    sharing.make_link(ada, role=Role.VIEWER)
    sharing.rename(ben, name="Benjamin")
    sharing.remove(ada, member=ben.member)

    assert cast.change_count(ada.workspace) == before
    assert Workspace.objects.get(pk=ada.workspace.pk).seq == before

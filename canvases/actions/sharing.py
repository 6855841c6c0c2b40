"""Actions on share links and members.

None of this is content of a board, so it is neither journaled nor undone. The rows themselves say
who made a link, who revoked it and who left when. Each action locks the workspace first, and then
asks what its member may do.
"""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.access import (
    Grant,
    NotAllowed,
    covers,
    grant_for_link,
    guest_hash,
    may_revoke,
    new_token,
    outranks,
    token_hash,
)
from canvases.actions import daily_limits
from canvases.actions.allowances import hidden
from canvases.actions.errors import Refused
from canvases.actions.workspace_lock import lock, member_under_lock
from canvases.actions.workspaces import join
from canvases.journal.group_commit import in_transaction
from canvases.models import ONE_CANVAS, Canvas, Member, Role, ShareLink

USE_EVERY = timedelta(minutes=5)


def make_link(
    grant: Grant,
    *,
    role: str,
    lifetime: timedelta | None = None,
    passphrase: str = "",
    sees_history: bool = False,
    canvas: Canvas | None = None,
) -> str:
    """A new share link, for `lifetime` or for ever; to one `canvas` only where that is given.
    Viewers who come by it see the history where it says so. Returns its token, which is kept
    nowhere.

    Editors make links that let in editors and less; the owner's key is for owners to make. Raises
    NotAllowed."""
    hashed = make_password(passphrase) if passphrase else ""  # slow on purpose: not under the lock
    return _made(
        grant, lifetime, role=role, passphrase=hashed, sees_history=sees_history, canvas=canvas
    )


def make_embed(
    grant: Grant, *, canvas: Canvas, origins: list[str], lifetime: timedelta | None = None
) -> str:
    """A link that shows one canvas inside of pages of the `origins`, to read. Returns its token,
    which will stand in those pages. Raises NotAllowed."""
    return _made(grant, lifetime, role=Role.VIEWER, canvas=canvas, embeds=True, origins=origins)


def make_landing(grant: Grant, *, canvas: Canvas, lifetime: timedelta | None = None) -> str:
    """A link that shows the landing page of one canvas, and nothing else. Returns its token, which
    stands in the address that is handed on. Raises NotAllowed."""
    return _made(grant, lifetime, role=Role.VIEWER, canvas=canvas, lands=True)


@in_transaction
def _made(grant: Grant, lifetime: timedelta | None, *, role: str, **fields: object) -> str:
    """The token of a new link with these fields. Raises NotAllowed."""
    token, member = new_token(), member_under_lock(grant, Role.EDITOR)
    if outranks(role, member.role):
        raise NotAllowed
    ShareLink.objects.create(
        workspace=grant.workspace,
        token_hash=token_hash(token),
        made_by=member,
        expires_at=timezone.now() + lifetime if lifetime else None,
        role=role,
        **fields,
    )
    return token


def note_use(link: ShareLink) -> None:
    """Remember that somebody looked by this link; once in some minutes is enough."""
    now = timezone.now()
    if link.last_used_at is None or now - link.last_used_at > USE_EVERY:
        ShareLink.objects.filter(pk=link.pk).update(last_used_at=now)


@in_transaction
def revoke_link(grant: Grant, *, link: ShareLink) -> None:
    """Let nobody in by this link any more. Who came by it stays. Raises NotAllowed."""
    member = member_under_lock(grant, Role.EDITOR)
    if not may_revoke(member, link):
        raise NotAllowed
    _revoke(member, link.pk)


@in_transaction
def enter(link: ShareLink, guest_token: str, *, name: str = "") -> Member | None:
    """Let the guest with this cookie token in by a link whose passphrase they know.

    They become a member of what it opens, with its role; who is one already is raised where the
    link gives more, and never lowered. Who comes by a key and gives no `name` is called as who made
    it: most likely they come back. None where the link was revoked or expired meanwhile.
    Raises TooMany where very many came by it today."""
    lock(link.workspace)
    working = ShareLink.objects.working().filter(pk=link.pk)
    if not working.exists():
        return None
    hashed = guest_hash(guest_token)
    known = grant_for_link(guest_token, link)
    if known is not None and covers(known.member, link):
        return known.member
    if known is None:
        daily_limits.count("members", hidden("link", link.token_hash))
    if link.canvas is None:
        _outgrow(link, hashed)
    if link.role == Role.OWNER and link.made_by:
        name = name or link.made_by.name
    member = join(
        link.workspace, hashed, link.role, name, canvas=link.canvas, sees_history=link.sees_history
    )
    came = known is None
    if outranks(link.role, member.role):
        member.role = link.role
    member.sees_history = member.sees_history or link.sees_history
    member.save(update_fields=["role", "sees_history"])
    working.update(last_used_at=timezone.now(), came=F("came") + int(came))
    return member


def _outgrow(link: ShareLink, hashed: str) -> None:
    """Who came for single canvases, and comes now for the workspace, stays the same person where
    the link gives as much."""
    known = Member.objects.filter(workspace=link.workspace, token_hash=hashed)
    single = [member.pk for member in known.exclude(canvas=None) if covers(link, member)]
    if single and not known.filter(canvas=None).exists():
        known.filter(pk=single.pop()).update(canvas=None)
    known.filter(pk__in=single).update(token_hash=None, left_at=timezone.now())


@in_transaction
def rename(grant: Grant, *, name: str) -> None:
    """Give oneself another name; empty for none."""
    member = member_under_lock(grant, Role.VIEWER)
    Member.objects.filter(pk=member.pk).update(name=name)


@in_transaction
def change_role(grant: Grant, *, member: Member, role: str) -> None:
    """Let a member do more or less. Links they made and could no longer make are revoked. Raises
    Refused for the last owner, and where someone who came for one canvas would edit."""
    owner = member_under_lock(grant, Role.OWNER)
    if member.canvas_id is not None and role not in ONE_CANVAS:
        raise Refused(
            _("People invited to one canvas can view and comment. Send them another link to edit.")
        )
    if role != Role.OWNER:
        _keep_an_owner(member)
    Member.objects.filter(pk=member.pk, left_at=None).update(role=role)
    _revoke(owner, *(link.pk for link in _links_of(member) if _is_beyond(link, role)))


@in_transaction
def show_history(grant: Grant, *, member: Member, shown: bool) -> None:
    """Let a viewer see history and people, or the canvases only. Raises NotAllowed."""
    member_under_lock(grant, Role.EDITOR)
    Member.objects.filter(pk=member.pk, role=Role.VIEWER).update(sees_history=shown)


@in_transaction
def remove(grant: Grant, *, member: Member) -> None:
    """End a member's access at once, and the links they made. Their row stays, without the token,
    so that the history can say who did what. Raises Refused for the last owner."""
    owner = member_under_lock(grant, Role.OWNER)
    _keep_an_owner(member)
    _end(member, by=owner)


@in_transaction
def leave(grant: Grant) -> None:
    """End one's own access at once, to single canvases too, and the links one made, as `remove`
    does. Raises Refused for the last owner."""
    me = member_under_lock(grant, Role.VIEWER)
    _keep_an_owner(me)
    for member in Member.objects.filter(workspace=me.workspace_id, token_hash=me.token_hash):
        _end(member, by=me)


def _end(leaving: Member, *, by: Member) -> None:
    Member.objects.filter(pk=leaving.pk, left_at=None).update(
        token_hash=None, left_at=timezone.now()
    )
    _revoke(by, *(link.pk for link in _links_of(leaving)))


def _keep_an_owner(leaving: Member) -> None:
    if leaving.role != Role.OWNER:
        return
    owners = Member.objects.filter(workspace=leaving.workspace, role=Role.OWNER, left_at=None)
    if not owners.exclude(pk=leaving.pk).exists():
        raise Refused(
            _("A workspace needs an owner. Make someone else an owner first, or delete it.")
        )


def _links_of(member: Member) -> list[ShareLink]:
    return list(ShareLink.objects.filter(made_by=member, revoked_at=None))


def _is_beyond(link: ShareLink, role: str) -> bool:
    """Whether someone with this role could not have made the link."""
    return outranks(Role.EDITOR, role) or outranks(link.role, role)


def _revoke(member: Member, *links: int) -> None:
    ShareLink.objects.filter(pk__in=links, revoked_at=None).update(
        revoked_at=timezone.now(), revoked_by=member
    )

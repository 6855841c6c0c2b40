"""Sorts the wall: texts that say the same lie in a stack, under one headline, in the right box.

Every text stays what its author wrote. What is on the canvas is sorted there.
"""

from collections.abc import Collection

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions.session_lock import helps
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import SHOWS_WALL
from canvases.models import Contribution, Session
from canvases.queries.sessions.wall import placed
from canvases.session_access import Helping


@in_transaction
def stack(grant: Helping, *, chosen: Collection[str]) -> None:
    """Lay the texts with these ids, and the stacks of which they are the first, in one stack; a
    stack among them keeps its headline. No effect where they lie in one. Raises Refused, NotAllowed
    and Closed, as all of these."""
    session = _on_the_wall(grant)
    texts = session.texts_of(grant.group).filter(participant=None, is_hidden=False)
    lay_in_one(texts, chosen)


def lay_in_one(texts: QuerySet[Contribution], chosen: Collection[str]) -> None:
    """Lay those with these ids, and the stacks in which they lie, in one stack. Raises Refused."""
    found = list(texts.filter(public_id__in=chosen).select_related("under"))
    tops = list({(one.under or one).pk: one.under or one for one in found}.values())
    if len(found) < 2 or len({one.kind for one in tops}) > 1:
        raise Refused(_("Choose two texts or more of one box to stack them."))
    refuse_placed(tops)
    first, *others = sorted(tops, key=lambda one: (-one.stacked.count(), one.pk))
    rest = [one.pk for one in others]
    moved = texts.filter(Q(pk__in=rest) | Q(under__in=rest))
    moved.update(under=first, headline="", is_apart=False)
    texts.filter(pk=first.pk).update(is_apart=False)


@in_transaction
def unstack(grant: Helping, *, of: str) -> None:
    """Lay the texts of a stack side by side again. They are not proposed anew."""
    session = _on_the_wall(grant)
    top = _first(grant, session, of)
    lying = session.contributions.filter(Q(pk=top.pk) | Q(under=top))
    lying.update(under=None, headline="", is_apart=True)


@in_transaction
def take_out(grant: Helping, *, text: str) -> None:
    """Take one text out of its stack. No effect where it lies in none."""
    session = _on_the_wall(grant)
    found = session.texts_of(grant.group).filter(participant=None, public_id=text).first()
    if found is None or found.under is None:
        return
    top = found.under
    refuse_placed([top])
    session.contributions.filter(pk=found.pk).update(under=None, is_apart=True)
    if not top.stacked.exists():
        session.contributions.filter(pk=top.pk).update(headline="")


@in_transaction
def entitle(grant: Helping, *, of: str, headline: str) -> None:
    """Say what a stack is called; "" is by the words of its first text."""
    session = _on_the_wall(grant)
    top = _first(grant, session, of)
    if top.stacked.exists():
        session.contributions.filter(pk=top.pk).update(headline=headline)


@in_transaction
def move(grant: Helping, *, chosen: Collection[str], to: str) -> None:
    """Lay texts and stacks in another box of the present step."""
    session = _on_the_wall(grant)
    if session.present is None or to not in session.present.kinds:
        raise Refused(_("This box is not on the wall now."))
    tops = list(_chosen(grant, session, chosen).filter(under=None))
    if not tops:
        raise Refused(_("Choose the texts that shall be in another box."))
    refuse_placed(tops)
    moved = [one.pk for one in tops]
    session.contributions.filter(Q(pk__in=moved) | Q(under__in=moved)).update(kind=to)


@in_transaction
def keep_apart(grant: Helping, *, chosen: Collection[str]) -> None:
    """Do not propose any more that these texts are alike."""
    session = _on_the_wall(grant)
    _chosen(grant, session, chosen).update(is_apart=True)


def _on_the_wall(grant: Helping) -> Session:
    """The session under its lock, where its present step shows the wall. Its pages learn that the
    wall is another one."""
    session = helps(grant)
    if session.present is None or session.present.kind not in SHOWS_WALL:
        raise Refused(_("The wall is sorted in the steps that show it."))
    wall_changed(session)
    return session


def wall_changed(session: Session) -> None:
    """Let the pages of the session fetch the wall anew."""
    Session.objects.filter(pk=session.pk).update(wall_version=F("wall_version") + 1)


def _chosen(grant: Helping, session: Session, chosen: Collection[str]) -> QuerySet[Contribution]:
    visible = session.texts_of(grant.group).filter(participant=None, is_hidden=False)
    return visible.filter(public_id__in=chosen)


def _first(grant: Helping, session: Session, of: str) -> Contribution:
    """The first text of a stack."""
    top = session.texts_of(grant.group).filter(participant=None, under=None, public_id=of).first()
    if top is None:
        raise Conflict(_("This stack was changed meanwhile."))
    refuse_placed([top])
    return top


def refuse_placed(tops: Collection[Contribution]) -> None:
    """Raise Refused where any of these is on the canvas."""
    if placed(tops):
        raise Refused(_("What is on the canvas is sorted there. Undo that first, on the board."))

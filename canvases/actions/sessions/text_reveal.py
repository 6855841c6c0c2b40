"""Reveals what people wrote, without their names."""

import secrets
from collections.abc import Collection
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Refused
from canvases.actions.sessions import proposed_sentences
from canvases.actions.sessions.session_lock import helps, led, still
from canvases.actions.sessions.wall_stacks import refuse_placed, wall_changed
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import COUNTDOWN, REVEALS, StepKind
from canvases.models import Contribution, Session, Step
from canvases.session_access import Helping, SessionGrant


@in_transaction
def reveal(grant: SessionGrant, *, at: str) -> None:
    """Begin to count down, or, once that is over, show those who lead the texts of the boxes of the
    present step, or its sentences. Each becomes a new row, in an order drawn by lot, that knows
    neither author nor time: who wrote what is known to nobody afterwards, not even to the server.
    No effect where the step with the id `at` is not present any more, as with all of these."""
    found = _revealing(grant, at)
    if found is None:
        return
    session, step = found
    if session.reveals_at is None:
        _count_down(session, timezone.now() + COUNTDOWN)
    elif _is_due(session):
        _count_down(session, None)
        _reveal(session, step)


def reveal_due(session: Session) -> None:
    """Reveal what was counted down to, where that is over. Whoever asks for the session next does
    it, so it happens while the console sleeps, too; all others find it done."""
    if _is_due(session):
        _reveal_due(session)
        session.refresh_from_db(fields=["version", "wall_version", "reveals_at"])


@in_transaction
def _reveal_due(session: Session) -> None:
    found = still(session, reveals_at__lte=timezone.now())
    if found is not None and found.present is not None:
        _count_down(found, None)
        _reveal(found, found.present)


def _is_due(session: Session) -> bool:
    at = session.reveals_at
    return session.closed_at is None and at is not None and at <= timezone.now()


@in_transaction
def cancel(grant: SessionGrant, *, at: str) -> None:
    """Stop counting down: nothing is revealed."""
    found = _revealing(grant, at)
    if found is not None:
        _count_down(found[0], None)


@in_transaction
def show(grant: SessionGrant, *, at: str, box: str, shown: bool = True) -> None:
    """Show the room what was revealed for a box, or for all boxes of the step where `box` is "";
    or take it back from every screen; in every group, unless the grant is for one. What is hidden
    stays hidden."""
    found = _revealing(grant, at)
    if found is not None:
        session, step = found
        kinds = [kind for kind in step.kinds if box in ("", kind.value)]
        revealed = session.contributions.filter(participant=None, kind__in=kinds)
        if grant.group is not None:
            revealed = revealed.filter(group=grant.group)
        revealed.update(is_shown=shown)
        wall_changed(session)


@in_transaction
def hide(grant: Helping, *, chosen: Collection[str], hidden: bool) -> None:
    """Keep revealed texts, and the stacks of which they are the first, from the room for good; or
    no longer. What is on the canvas cannot be hidden any more. Helpers may do this."""
    session = helps(grant)
    revealed = session.texts_of(grant.group).filter(participant=None)
    tops = list(revealed.filter(public_id__in=chosen, under=None))
    if hidden:
        refuse_placed(tops)
    found = [one.pk for one in tops]
    revealed.filter(Q(pk__in=found) | Q(under__in=found)).update(is_hidden=hidden)
    wall_changed(session)


def _revealing(grant: SessionGrant, at: str) -> tuple[Session, Step] | None:
    session = led(grant)
    step = session.present
    if step is None or step.public_id != at:
        return None
    if step.kind not in REVEALS:
        raise Refused(_("This step reveals nothing."))
    return session, step


def _count_down(session: Session, until: datetime | None) -> None:
    session.reveals_at = until
    session.save(update_fields=["reveals_at"])


def _reveal(session: Session, step: Step) -> None:
    if step.kind == StepKind.SAY:
        proposed_sentences.reveal(session, step)
        return
    private = session.contributions.filter(participant__isnull=False, participant__removed_at=None)
    private = private.filter(kind__in=step.kinds)
    written = list(private)
    secrets.SystemRandom().shuffle(written)
    private.delete()
    under = {one.pk: one.under_id for one in written}
    texts = {one.pk: _without_author(one) for one in written}
    Contribution.objects.bulk_create(texts.values())
    stacked = [(one, texts.get(under[pk] or 0)) for pk, one in texts.items() if under[pk]]
    for one, first in stacked:
        one.under = first
    Contribution.objects.bulk_update([one for one, _first in stacked], ["under"])
    wall_changed(session)


def _without_author(one: Contribution) -> Contribution:
    """A new text that says the same. Where it was put in front of others of its author, it is."""
    return Contribution(
        session_id=one.session_id,
        group_id=one.group_id,
        kind=one.kind,
        text=one.text,
        headline=one.headline,
        is_up=one.is_up,
    )

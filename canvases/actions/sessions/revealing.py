"""Reveals what people wrote, without their names, and puts it on the canvas."""

import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from canvases.actions import notes
from canvases.actions.errors import Refused
from canvases.actions.sessions.locking import led
from canvases.journal.writer import Entry, journaled
from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.models import Contribution, Note, Session
from canvases.queries.sessions import placed
from canvases.session_access import SessionGrant


@transaction.atomic
def reveal(grant: SessionGrant, *, at: str) -> None:
    """Show the room the texts of the boxes of the present step. Each becomes a new row, in an order
    drawn by lot, that knows neither author nor time: who wrote what is known to nobody afterwards,
    not even to the server. No effect where the step with the id `at` is not present any more."""
    session = led(grant)
    step = session.present
    if step is None or step.public_id != at:
        return
    if step.kind != StepKind.REVEAL:
        raise Refused(_("This step reveals nothing."))
    private = session.contributions.filter(participant__isnull=False, kind__in=step.kinds)
    written = list(private.values_list("kind", "text"))
    private.delete()
    secrets.SystemRandom().shuffle(written)
    Contribution.objects.bulk_create(
        Contribution(session=session, kind=kind, text=text) for kind, text in written
    )


@journaled("notes.pasted")
def put_on_canvas(entry: Entry, *, session: Session, chosen: Collection[str]) -> None:
    """Make notes of the revealed texts with these ids, as one change. Each is put once, unless that
    was undone."""
    revealed = session.contributions.filter(participant=None, public_id__in=chosen)
    there = placed(list(revealed))
    waiting = [one for one in revealed if one.note not in there]
    made: list[Note] = []
    for kind in reversed(Kind):
        of_kind = [one for one in waiting if one.kind == kind]
        if not of_kind:
            continue
        new = notes.insert(entry, session.canvas, kind, [one.text for one in of_kind])
        for one, note in zip(of_kind, new, strict=True):
            one.note = note.public_id
        made += new
    Contribution.objects.bulk_update(waiting, ["note"])
    if made:
        entry.about(made[0], made[0].text)

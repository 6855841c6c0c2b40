"""Reveals what people wrote, without their names."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from canvases.actions.errors import Refused
from canvases.actions.sessions.locking import led
from canvases.method.agenda import StepKind
from canvases.models import Contribution
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

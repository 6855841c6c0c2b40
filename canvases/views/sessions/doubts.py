"""What speaks against leaving the present step of a session now."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from canvases.method.agenda import ON_NOTES, ROUNDS, WRITES, StepKind
from canvases.models import Step
from canvases.queries.sessions.rounds import any_open, choice_of, know_undone
from canvases.queries.sessions.sentences import has_revealed
from canvases.queries.sessions.session import load_numbers
from canvases.session_access import SessionGrant


def doubt_of(grant: SessionGrant) -> str:
    """In words, what somebody who goes on from the present step, or closes the session in its last
    one, may have overlooked; "" where there is nothing."""
    step = grant.session.present
    if step is None:
        return ""
    if step == grant.session.steps.last():
        return _("It cannot be opened again.")
    if waits := _not_done(grant, step):
        return ngettext("%(num)d person is not done.", "%(num)d people are not done.", waits) % {
            "num": waits
        }
    if step.kind == StepKind.REVEAL:
        return _doubt_of_wall(grant)
    return _doubt_of_round(grant, step) if step.kind in ON_NOTES else ""


def _not_done(grant: SessionGrant, step: Step) -> int:
    """How many still write or vote; 0 where nobody does in this step, or not any more."""
    if step.kind in ROUNDS and (step.kind != StepKind.SAY or has_revealed(step)):
        is_asked = any_open(grant.session)
    else:
        is_asked = step.kind in WRITES
    return load_numbers(grant.session).not_done if is_asked else 0


def _doubt_of_wall(grant: SessionGrant) -> str:
    if load_numbers(grant.session).texts:
        return _("What people wrote is not revealed yet.")
    kinds = grant.session.present.kinds if grant.session.present else []
    wall = grant.session.contributions.filter(participant=None, is_hidden=False, kind__in=kinds)
    if wall.exists() and not wall.exclude(note="").exists():
        return _("Nothing of this is on the canvas yet.")
    return ""


def _doubt_of_round(grant: SessionGrant, step: Step) -> str:
    rounds = know_undone(step.rounds.all())
    if not rounds:
        return _("The room was not asked yet.") if choice_of(step, grant.canvas) else ""
    counts = step.kind != StepKind.RATE and any(one.voters for one in rounds)
    if counts and not any(one.is_applied for one in rounds):
        return _("What came out is not on the canvas yet.")
    return ""

"""Leads a session from step to step, by the server's clock."""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Refused
from canvases.actions.sessions import vote_rounds
from canvases.actions.sessions.outcomes import forget_authors
from canvases.actions.sessions.session_lock import led
from canvases.actions.sharing import make_link
from canvases.journal.group_commit import in_transaction
from canvases.models import Canvas, Role, Session, ShareLink, Step
from canvases.queries.board import load_board
from canvases.queries.sessions.groups import find_group, groups_of
from canvases.queries.sessions.outcome import outcome_of
from canvases.queries.sessions.session import seconds_left
from canvases.queries.sessions.spotlight import find_spotlit
from canvases.session_access import SessionGrant


@in_transaction
def start(grant: SessionGrant) -> None:
    """Go to the first step, and let its time run. No effect where that has been done. Raises Closed
    and NotAllowed, as all of these."""
    session = led(grant)
    if session.started_at is None:
        session.started_at = timezone.now()
        session.fit_before = load_board(session.canvas).fit.figure
        for group in groups_of(session):
            group.fit_before = load_board(group.canvas).fit.figure
            group.save(update_fields=["fit_before"])
        _go_to(session, session.steps.first())


@in_transaction
def step_on(grant: SessionGrant, *, at: str, by: int) -> None:
    """Go on from the step with the id `at` to the next one (`by` 1) or back (-1). Pressed twice, or
    from two consoles, it happens once: no effect where another step is present by now."""
    session = led(grant)
    if session.present is None or session.present.public_id != at:
        return
    steps = list(session.steps.all())
    to = steps.index(session.present) + by
    if 0 <= to < len(steps):
        _go_to(session, steps[to])


@in_transaction
def add_minute(grant: SessionGrant) -> None:
    """Give the present step one minute more, from now where its time is up."""
    session = led(grant)
    if session.paused_left is not None:
        session.paused_left += 60
    elif session.ends_at is not None:
        session.ends_at = max(session.ends_at, timezone.now()) + timedelta(minutes=1)
    else:
        raise Refused(_("The session has not started yet."))
    session.save(update_fields=["ends_at", "paused_left"])


@in_transaction
def pause(grant: SessionGrant) -> None:
    """Stop the clock. No effect where it stands."""
    session = led(grant)
    if session.ends_at is not None:
        session.paused_left = seconds_left(session)
        session.ends_at = None
        session.save(update_fields=["ends_at", "paused_left"])


@in_transaction
def resume(grant: SessionGrant) -> None:
    """Let the clock run on from where it was stopped. No effect where it runs."""
    session = led(grant)
    if session.paused_left is not None:
        session.ends_at = timezone.now() + timedelta(seconds=session.paused_left)
        session.paused_left = None
        session.save(update_fields=["ends_at", "paused_left"])


@in_transaction
def go_to(grant: SessionGrant, *, at: str, to: str) -> None:
    """Go from the step with the id `at` to another one. As `step_on`."""
    session = led(grant)
    step = session.steps.filter(public_id=to).first()
    if session.present is not None and session.present.public_id == at and step is not None:
        _go_to(session, step)


@in_transaction
def say(grant: SessionGrant, *, text: str) -> None:
    """Write a line on every phone, or on those of the group that the grant is for, until the next
    step; "" takes it away."""
    _show(grant, led(grant), message=text)


@in_transaction
def put_on_screen(grant: SessionGrant, *, group: str) -> None:
    """Show a group on the big screen, until the next step; all of them for ""."""
    session = led(grant)
    session.on_screen = find_group(session, group) if group else None
    session.save(update_fields=["on_screen"])


@in_transaction
def spotlight(grant: SessionGrant, *, what: str) -> None:
    """Let everybody, or the group that the grant is for, see one text of the wall or one note of
    the canvas large, until the next step; "" takes it away. Raises Refused for what the room may
    not see."""
    session = led(grant)
    if what and session.present is None:
        raise Refused(_("The session has not started yet."))
    if what and find_spotlit(session, grant.group, what) is None:
        raise Refused(_("The room does not see this yet. Show it to the room first."))
    _show(grant, session, spotlight=what)


@in_transaction
def close(grant: SessionGrant, *, gives_link: bool, gives_report: bool = True) -> None:
    """End the session: nobody joins, nobody writes any more. `gives_link`: participants may look at
    the canvas, as long as the link that is made for it works. `gives_report`: they may read the
    short report."""
    session = led(grant)
    vote_rounds.close_present(session)
    _end_step(session, timezone.now())
    forget_authors(session)
    board = load_board(session.canvas)
    session.closed_at, session.stepped_at = timezone.now(), None
    session.fit_after, session.outcome = board.fit.figure, outcome_of(board)
    session.gives_report, session.wifi = gives_report, {}
    session.look = _look_at(grant, session.canvas) if gives_link else None
    session.save()
    for group in groups_of(session):
        board = load_board(group.canvas)
        group.fit_after, group.outcome = board.fit.figure, outcome_of(board)
        group.look = _look_at(grant, group.canvas) if gives_link else None
        group.save(update_fields=["fit_after", "outcome", "look"])


def _look_at(grant: SessionGrant, canvas: Canvas) -> ShareLink | None:
    make_link(grant, role=Role.VIEWER, canvas=canvas)
    return ShareLink.objects.filter(canvas=canvas, made_by=grant.member).last()


def _show(grant: SessionGrant, session: Session, **what: str) -> None:
    """Let all see it until the next step, or those of the group that the grant is for."""
    if grant.group is not None:
        session.groups.filter(pk=grant.group.pk).update(**what)
    else:
        Session.objects.filter(pk=session.pk).update(**what)


def _go_to(session: Session, step: Step | None) -> None:
    now = timezone.now()
    _end_step(session, now)
    vote_rounds.close_present(session)
    session.present, session.stepped_at = step, now
    session.ends_at = now + timedelta(minutes=step.minutes) if step else None
    session.reveals_at, session.paused_left, session.message = None, None, ""
    session.on_screen, session.spotlight = None, ""
    session.save()
    session.groups.exclude(message="", spotlight="").update(message="", spotlight="")


def _end_step(session: Session, now: datetime) -> None:
    """Write down when the present step ended, and how long it was."""
    if session.present is not None:
        spent = int((now - (session.stepped_at or now)).total_seconds())
        Step.objects.filter(pk=session.present.pk).update(
            ended_at=now, spent=F("spent") + max(spent, 0)
        )

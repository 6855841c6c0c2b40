"""Names of those who took part go when somebody asks, and when their time is over."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.sessions import facilitation
from canvases.method.agenda import RETENTION
from canvases.models import Participant, Session
from tests import cast, sessions


def names() -> list[str]:
    return sorted(Participant.objects.values_list("name", flat=True))


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """With two people, closed."""
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "close")
    for name in ("Selim", "Tilda"):
        sessions.joined(session, name)
    facilitation.close(sessions.leads(ada, session), gives_link=False)
    return session


@pytest.mark.parametrize(("more", "left"), [(-1, ["Selim", "Tilda"]), (1, ["", ""])])
def test_names_go_once_their_days_are_over(session: Session, more: int, left: list[str]) -> None:
    ago = timezone.now() - timedelta(days=RETENTION, minutes=more)
    Session.objects.filter(pk=session.pk).update(closed_at=ago)

    call_command("forget_names")

    assert names() == left


def test_session_that_nobody_closes_forgets_those_who_joined_long_ago(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    for name in ("Selim", "Tilda"):
        sessions.joined(session, name)
    ago = timezone.now() - timedelta(days=RETENTION + 1)
    Participant.objects.filter(name="Selim").update(joined_at=ago)

    call_command("forget_names")

    assert names() == ["", "Tilda"]


def test_facilitator_removes_all_names_of_a_closed_session(session: Session) -> None:
    cast.browser("ada").post(f"/s/{session.public_id}/report/forget/")

    assert names() == ["", ""]


def test_viewer_removes_no_names(session: Session, cleo: CanvasGrant) -> None:
    answer = cast.browser(cast.name_of(cleo)).post(f"/s/{session.public_id}/report/forget/")

    assert answer.status_code == 403
    assert names() == ["Selim", "Tilda"]


def test_somebody_removes_their_own_name_and_no_other(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    phone, _other = sessions.joined(session, "Selim"), sessions.joined(session, "Tilda")
    facilitation.close(sessions.leads(ada, session), gives_link=False)

    phone.post(f"/s/{session.public_id}/forget/")

    assert names() == ["", "Tilda"]


@pytest.mark.parametrize("days", ["", "0", "366", "x"])
def test_odd_days_to_keep_names_are_refused(ada: CanvasGrant, days: str) -> None:
    session = sessions.planned(ada)
    sent = {"names": "optional", "retention_days": days}

    answer = cast.browser("ada").post(f"/s/{session.public_id}/settings/", sent)

    assert answer.status_code == 422
    assert Session.objects.get().retention_days == RETENTION


def test_names_go_where_somebody_else_gave_none(session: Session) -> None:
    Participant.objects.filter(name="Tilda").update(name="")
    ago = timezone.now() - timedelta(days=RETENTION + 1)
    Session.objects.filter(pk=session.pk).update(closed_at=ago)

    call_command("forget_names")

    assert names() == ["", ""]

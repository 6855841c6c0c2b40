"""What a helper may do in a session, at each of its addresses, in each of its steps."""

import pytest
from django.test import Client

from canvases.access import CanvasGrant
from canvases.models import Session
from tests import cast, sessions
from tests.addresses import GUARDED, HELPERS, ids_of
from tests.session_help import let_help
from tests.shared_rows import shared_session
from tests.views.sessions.test_rights import LED, statuses

shared, canvas, session = shared_session(sessions.of_all_kinds)


@pytest.fixture
def phone(ada: CanvasGrant, session: Session) -> Client:
    """That of a helper."""
    phone = sessions.joined(session, "Noor")
    let_help(ada, session)
    return phone


def test_helper_finds_nothing_that_leads_in_any_step(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    ids = ids_of(ada) | sessions.ids_of(session)

    for step in sessions.walk(ada, session):
        assert statuses(phone, LED, ids) == {404}, step


def test_helper_finds_nothing_of_the_workspace(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    ids = ids_of(ada) | sessions.ids_of(session)
    sessions.go_to(ada, session, "reveal")

    assert statuses(phone, GUARDED, ids) == {404}


def test_every_page_of_a_helper_answers_in_every_step(
    session: Session, ada: CanvasGrant, phone: Client
) -> None:
    ids = ids_of(ada) | sessions.ids_of(session)

    for step in sessions.walk(ada, session):
        expected = {403} if step == "closed" else {200, 409, 422}
        assert statuses(phone, HELPERS, ids) <= expected, step


def test_who_takes_part_and_is_no_helper_may_not_help_in_any_step(
    session: Session, ada: CanvasGrant
) -> None:
    phone, ids = sessions.joined(session), ids_of(ada) | sessions.ids_of(session)

    for step in sessions.walk(ada, session):
        assert statuses(phone, HELPERS, ids) == {403}, step


@pytest.mark.usefixtures("ben", "cleo", "dan")
@pytest.mark.parametrize("who", [None, "ada", "ben", "cleo", "dan"])
def test_who_has_not_joined_helps_nowhere_whoever_they_are(
    session: Session, ada: CanvasGrant, who: str | None
) -> None:
    sessions.go_to(ada, session, "write")
    ids = ids_of(ada) | sessions.ids_of(session)

    assert statuses(cast.browser(who), HELPERS, ids) == {404}

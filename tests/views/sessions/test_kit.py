"""For the room of a session: its Wi-Fi, and what to print."""

import io
from html import unescape

import pytest
from pypdf import PdfReader

from canvases.access import CanvasGrant
from canvases.actions.sessions import facilitation
from canvases.models import Session
from tests import cast, sessions

LOUD = 'So;ng"bird'


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


def post(session: Session, path: str, **fields: str) -> bytes:
    answer = cast.browser("ada", htmx=False).post(f"/s/{session.public_id}/{path}", fields)
    assert answer.status_code in (200, 302)
    return answer.content


def screen(session: Session) -> str:
    page = cast.browser("ada", htmx=False).get(f"/s/{session.public_id}/screen/")
    return unescape(page.content.decode())


def printed(session: Session, **fields: str) -> list[str]:
    made = post(session, "kit/", **fields)
    pages = PdfReader(io.BytesIO(made)).pages
    return [page.extract_text() for page in pages]


def test_wifi_stands_beside_the_code_to_join_until_the_session_ends(
    session: Session, ada: CanvasGrant
) -> None:
    assert "QR code for the Wi-Fi" not in screen(session)

    post(session, "wifi/", network="Room 4", password=LOUD)
    assert "QR code for the Wi-Fi" in screen(session)
    assert "Room 4" in screen(session)
    assert LOUD not in screen(session)

    facilitation.close(sessions.leads(ada, session), gives_link=False)
    session.refresh_from_db()
    assert session.wifi == {}


def test_wifi_password_that_is_too_long_is_refused(session: Session) -> None:
    client = cast.browser("ada", htmx=False)
    answer = client.post(f"/s/{session.public_id}/wifi/", {"network": "a", "password": "x" * 64})

    assert answer.status_code == 422
    assert "63 characters" in answer.content.decode()


def test_kit_has_cards_with_the_code_and_a_sheet_for_each_box_one_writes_in(
    session: Session,
) -> None:
    post(session, "wifi/", network="Room 4", password=LOUD)
    cards, *sheets = printed(session)

    assert cards.count(session.shown_code) == cards.count(LOUD) == 4
    boxes = {kind for step in session.steps.filter(kind="write") for kind in step.kinds}
    assert len(sheets) == len(boxes) > 0
    assert not any(LOUD in sheet for sheet in sheets)


def test_kit_with_a_recovery_code_prints_one_that_opens_the_console(session: Session) -> None:
    *_rest, page = printed(session, recovery="1")

    assert "Only for whoever leads" in page
    assert session.recovery.code_hash


def test_kit_without_a_recovery_code_leaves_the_one_there_is(session: Session) -> None:
    printed(session)

    assert not Session.objects.filter(recovery__isnull=False).exists()

"""An owner whom only one browser lets in is told so, once a session."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import devices, sharing
from canvases.models import Role
from tests import cast

TOLD = f"{settings.GUEST_COOKIE}-told"
WORDS = "Only this browser opens this workspace."


@pytest.fixture
def written(ada: CanvasGrant) -> CanvasGrant:
    """Ada, who has something to lose."""
    for number in range(5):
        cast.add(ada, text=f"Pain {number}")
    return ada


def session(name: str = "ada") -> Client:
    """A browser that was just opened."""
    browser = cast.browser(name, htmx=False)
    del browser.cookies[TOLD]
    return browser


def pages(grant: CanvasGrant) -> list[str]:
    return [f"/c/{grant.canvas.public_id}/", f"/w/{grant.workspace.public_id}/"]


@pytest.mark.parametrize("first", [0, 1], ids=["board", "workspace"])
def test_owner_is_told_once_a_session(written: CanvasGrant, first: int) -> None:
    browser, addresses = session(), pages(written)

    assert WORDS in browser.get(addresses[first]).text
    assert not any(WORDS in browser.get(address).text for address in addresses)
    assert WORDS in session().get(addresses[first]).text
    assert browser.cookies[TOLD]["max-age"] == ""  # the browser forgets it when it is closed


def test_recovery_link_is_one_button_away(written: CanvasGrant) -> None:
    browser, (board, _page) = session(), pages(written)
    assert f"/w/{written.workspace.public_id}/share/key/" in browser.get(board).text

    sent = {"canvas": written.canvas.public_id}
    made = browser.post(f"/w/{written.workspace.public_id}/share/key/", sent).text

    assert "Your recovery link" in made
    assert "/qr/" in made


def another_owner(grant: CanvasGrant) -> None:
    cast.joined_by("dan", grant.canvas, Role.OWNER)


def a_recovery_link(grant: CanvasGrant) -> None:
    sharing.make_link(grant, role=Role.OWNER)


def a_phone(grant: CanvasGrant) -> None:
    devices.accept(devices.make_link(cast.TOKENS[cast.name_of(grant)]))


@pytest.mark.parametrize("way", [another_owner, a_recovery_link, a_phone])
def test_owner_with_a_second_way_in_is_left_alone(
    written: CanvasGrant, way: Callable[[CanvasGrant], None]
) -> None:
    way(written)

    assert not any(WORDS in session().get(address).text for address in pages(written))


def test_link_that_was_not_used_is_no_second_way(written: CanvasGrant) -> None:
    devices.make_link(cast.TOKENS["ada"])
    sharing.make_link(written, role=Role.EDITOR)

    assert WORDS in session().get(pages(written)[0]).text


def test_who_has_nothing_to_lose_or_is_no_owner_is_not_told(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    assert not any(WORDS in session().get(address).text for address in pages(ada))
    for number in range(5):
        cast.add(ada, text=f"Pain {number}")

    assert not any(WORDS in session("ben").get(address).text for address in pages(ben))


def test_question_is_asked_once_a_session(written: CanvasGrant) -> None:
    a_recovery_link(written)
    browser, (board, _page) = session(), pages(written)
    counts = []
    for _visit in range(3):
        with CaptureQueriesContext(connection) as queries:
            browser.get(board)
        counts.append(len(queries))

    assert counts[1] == counts[2] < counts[0]

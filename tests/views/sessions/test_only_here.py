"""Phones cannot open the address of a server that is reached from its own computer alone: those who
lead are told, and what to do."""

import pytest
from django.urls import reverse
from pytest_django import Settings

from canvases.access import CanvasGrant
from canvases.views.join_address import is_only_here
from tests import cast, sessions

TOLD = "make run ADDRESS="


@pytest.fixture(autouse=True)
def _answers_to_every_name(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]


def shown(ada: CanvasGrant, page: str, host: str) -> str:
    session = sessions.planned(ada)
    browser = cast.browser("ada", htmx=False)
    answer = browser.get(reverse(page, args=[session.public_id]), headers={"Host": host})
    return answer.content.decode()


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.1.1:8000", "localhost:8000", "[::1]:8000", "0.0.0.0:8000", "a.localhost"],
)
def test_host_is_found_here_alone(host: str) -> None:
    assert is_only_here(host)


@pytest.mark.parametrize("host", ["canvas.example.org", "192.168.1.20:8000", "[fd00::1]", "studio"])
def test_host_is_found_by_others(host: str) -> None:
    assert not is_only_here(host)


@pytest.mark.parametrize("page", ["session_console", "session_agenda"])
def test_who_leads_is_told_what_to_do(ada: CanvasGrant, page: str) -> None:
    assert TOLD in shown(ada, page, "127.0.0.1:8000")


def test_big_screen_says_that_phones_get_nowhere(ada: CanvasGrant) -> None:
    assert "Phones cannot open this address" in shown(ada, "session_screen", "localhost:8000")


@pytest.mark.parametrize("page", ["session_console", "session_agenda", "session_screen"])
def test_server_with_a_name_says_nothing_of_it(ada: CanvasGrant, page: str) -> None:
    assert "Phones cannot open" not in shown(ada, page, "canvas.example.org")

"""Addresses that were mistyped, glued or cut: found again, and logged without a secret."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from canvas_project.logs import NoKeys
from canvases.access import CanvasGrant, new_token
from canvases.actions import sharing
from canvases.models import Role
from tests import cast


def door(token: str, *canvas: str) -> str:
    return reverse("join", args=[token, *canvas])


def newcomer() -> Client:
    return cast.browser(htmx=False)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What the server would log."""
    hiding = NoKeys()
    caplog.handler.addFilter(hiding)
    with caplog.at_level(logging.DEBUG):
        yield caplog
    caplog.handler.removeFilter(hiding)  # other tests use the same handler


def test_token_stands_in_no_log(ada: CanvasGrant, log: pytest.LogCaptureFixture) -> None:
    token = sharing.make_link(ada, role=Role.VIEWER, passphrase="open sesame")
    newcomer().post(door(token), {"passphrase": "wrong"})
    newcomer().get(door(token[::-1]))

    assert "/join/<str:token>/" in log.text
    assert token not in log.text
    assert token[::-1] not in log.text


MISTYPED = [
    "/join%2F{}%2Fx", "/Join/{}/", "//join/{}/foo", "/join/{}/foo", "/join{}", "/{}", "/v/{}/",
    "/EMBED/{}", "/join/{}/foo/bar/", "/w/{}/", "/jion/{}", "/join/%2F{}/x",
]  # fmt: skip


@pytest.mark.parametrize("path", MISTYPED)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("letters", [43, 42, 20], ids=["whole", "shortened", "halved"])
@pytest.mark.django_db
def test_token_in_a_mistyped_address_stands_in_no_log(
    log: pytest.LogCaptureFixture, path: str, method: str, letters: int
) -> None:
    token = new_token()[:letters]
    getattr(newcomer(), method)(SITE + path.format(token))

    assert log.records
    assert token not in log.text


def test_log_names_other_addresses(ada: CanvasGrant, log: pytest.LogCaptureFixture) -> None:
    newcomer().get(reverse("board", args=[ada.canvas.public_id]))

    assert f"/c/{ada.canvas.public_id}/" in log.text


SITE = "http://testserver"  # else two slashes begin the name of another

GLUED = [
    "{})", "{},", "{}.", "{}\"", "{}>", "{}%20", "{}/)", "{}'.", "{}”", "{}]", "{}%0A",
    "{}%E2%80%8B", "{}。", "{}）、",
]  # fmt: skip


@pytest.mark.parametrize("glued", GLUED)
def test_link_that_something_is_glued_to_is_found(ada: CanvasGrant, glued: str) -> None:
    path = door(sharing.make_link(ada, role=Role.EDITOR), ada.canvas.public_id)

    for tail in (path.rstrip("/"), path):
        assert newcomer().get(glued.format(tail))["Location"] == path


@pytest.mark.parametrize("path", ["//join/{}/", "/join//{}/", "/%20join/{}/", "/join/({})/"])
def test_link_with_something_in_between_is_found(ada: CanvasGrant, path: str) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR)

    assert newcomer().get(SITE + path.format(token))["Location"] == door(token)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/\\example.org/", "//example.org/)", "/(", "/%5Cexample.org)", "/"]
)
def test_what_is_glued_together_leads_to_no_other_site(path: str) -> None:
    assert "example" not in newcomer().get(SITE + path).get("Location", "")


def test_log_of_the_server_hides_tokens() -> None:
    # What pytest adds are handlers of kinds of its own.
    ours = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]

    assert ours
    assert all(any(isinstance(rule, NoKeys) for rule in one.filters) for one in ours)


@pytest.mark.parametrize("name", ["django", "django.request", "django.server"])
def test_what_django_tells_goes_through_the_log_of_the_server(name: str) -> None:
    logger = logging.getLogger(name)

    assert logger.handlers == []  # Django's own would print addresses as they are
    assert logger.propagate

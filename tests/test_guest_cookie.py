"""The cookies a browser is known by: none is lost, and each lasts as long as it is used."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from canvases import guest_cookie
from canvases.access import CanvasGrant, token_hash
from canvases.models import Member
from tests import cast, sessions

NAME, YEAR = settings.GUEST_COOKIE, 365 * 24 * 3600
UNKNOWN = "u" * 43


def board(grant: CanvasGrant) -> str:
    return f"/c/{grant.canvas.public_id}/"


def with_cookies(**cookies: str) -> Client:
    browser = cast.browser(htmx=False)
    for name, value in cookies.items():
        browser.cookies[name.replace("HOST", "__Host-")] = value
    return browser


def name_for(folder: Path) -> str:
    """What an installation with this folder calls its cookie."""
    env = os.environ | {"DATA_DIR": str(folder)}
    env.pop("SECRET_KEY", None)
    code = "from canvas_project import settings; print(settings.GUEST_COOKIE)"
    command = [sys.executable, "-c", code]
    root = Path(__file__).parents[1]
    return subprocess.run(
        command, env=env, cwd=root, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_each_installation_has_a_name_of_its_own_and_keeps_it(tmp_path: Path) -> None:
    one, other = name_for(tmp_path / "one"), name_for(tmp_path / "other")

    assert one != other
    assert name_for(tmp_path / "one") == one


def test_cookie_of_another_installation_is_left_alone(ada: CanvasGrant) -> None:
    browser = with_cookies(**{"guest-0a1b2c3d": UNKNOWN})
    browser.post("/start/")

    assert browser.cookies["guest-0a1b2c3d"].value == UNKNOWN
    assert browser.cookies[NAME].value != UNKNOWN
    assert Member.objects.exclude(pk=ada.member.pk).count() == 1


@pytest.mark.parametrize("before", ["guest", "HOSTguest", "guest-0a1b2c3d"])
def test_cookie_of_before_lets_in_and_is_given_the_present_name(
    ada: CanvasGrant, before: str
) -> None:
    browser = with_cookies(**{before: cast.TOKENS["ada"]})

    assert browser.get(board(ada)).status_code == 200
    assert browser.cookies[NAME].value == cast.TOKENS["ada"]
    assert browser.cookies[NAME]["max-age"] == YEAR


def test_behind_tls_only_a_cookie_that_this_host_set_lets_in(
    ada: CanvasGrant, settings: pytest.FixtureRequest
) -> None:
    settings.HTTPS = True  # type: ignore[attr-defined]

    def status(name: str) -> int:
        return with_cookies(**{name: cast.TOKENS["ada"]}).get(board(ada)).status_code

    assert [status("guest"), status("HOSTguest")] == [404, 200]


def test_cookie_is_renewed_once_a_week(ada: CanvasGrant) -> None:
    browser = cast.browser("ada", htmx=False)
    first = browser.get(board(ada)).cookies
    again = browser.get(board(ada)).cookies
    del browser.cookies[f"{NAME}-renewed"]  # as the browser does after a week
    later = browser.get(board(ada)).cookies

    assert (first[NAME].value, first[NAME]["max-age"]) == (cast.TOKENS["ada"], YEAR)
    assert first[f"{NAME}-renewed"]["max-age"] == 7 * 24 * 3600
    assert NAME not in again
    assert later[NAME]["max-age"] == YEAR


def test_outsider_is_given_no_cookie(ada: CanvasGrant) -> None:
    assert NAME not in cast.browser("dan").get(board(ada)).cookies


def test_unknown_cookie_is_kept_aside_and_lets_in_when_the_database_is_restored(
    ada: CanvasGrant,
) -> None:
    """The database has lost Ada when she starts something, and is restored then."""
    Member.objects.filter(pk=ada.member.pk).update(token_hash="0" * 64)
    browser = cast.browser("ada", htmx=False)
    browser.post("/start/")
    fresh = browser.cookies[NAME].value
    assert browser.get(board(ada)).status_code == 404

    Member.objects.filter(pk=ada.member.pk).update(token_hash=token_hash(cast.TOKENS["ada"]))

    assert fresh != cast.TOKENS["ada"]
    assert browser.get(board(ada)).status_code == 200
    assert "My venture" in browser.get("/").text
    assert browser.cookies[NAME].value == fresh


def test_cookies_kept_aside_never_overwrite_each_other() -> None:
    cookies: dict[str, str] = {}
    secrets = [letter * 43 for letter in "abcd"]
    for secret in secrets:
        response = HttpResponse()
        guest_cookie.put(response, cookies, secret)
        cookies |= {name: one.value for name, one in response.cookies.items()}

    assert set(guest_cookie.tokens_in(cookies)) == set(secrets)
    assert guest_cookie.tokens_in(cookies)[0] == "d" * 43


def test_what_is_no_secret_of_ours_is_not_looked_at() -> None:
    sent = {"guest": "short", "guestbook": UNKNOWN, "guest-renewed": UNKNOWN, NAME: UNKNOWN + "é"}

    assert guest_cookie.tokens_in(sent) == []


def test_crowd_of_cookies_is_tried_up_to_a_limit() -> None:
    sent = {f"guest-{number:08x}": f"{number:043d}" for number in range(50)}

    assert len(guest_cookie.tokens_in(sent)) == guest_cookie.MOST_TRIED


def test_phones_in_a_room_are_visitors_of_their_own(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    phones = [sessions.joined(session), sessions.joined(session), Client()]

    one, other, unknown = (
        guest_cookie.visitor_in({key: cookie.value for key, cookie in phone.cookies.items()})
        for phone in phones
    )

    assert [len({one, other} - {""}), unknown] == [2, ""]

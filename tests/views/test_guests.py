"""Known by a cookie: who starts, and what the browser is given."""

import re
from http.cookies import Morsel

import pytest
from django.conf import settings
from django.test import Client

from canvases.access import CanvasGrant, token_hash
from canvases.models import Member, Workspace
from tests import cast
from tests.addresses import ADDRESSES, ids_of

START = "/start/"


def cookie(browser: Client) -> "Morsel[str]":
    return browser.cookies[settings.GUEST_COOKIE]


@pytest.mark.django_db
def test_cookie_is_for_the_server_only_and_for_a_year() -> None:
    browser = cast.browser(htmx=False)
    browser.post(START)

    given = cookie(browser)
    assert (given["httponly"], given["samesite"], given["path"]) == (True, "Lax", "/")
    assert given["max-age"] == 365 * 24 * 3600


@pytest.mark.django_db
def test_cookie_is_a_secret_of_256_bits_of_which_only_the_hash_is_kept() -> None:
    browsers = [cast.browser(htmx=False) for _ in range(2)]
    for browser in browsers:
        browser.post(START)

    first, second = (cookie(browser).value for browser in browsers)
    assert re.fullmatch(r"[\w-]{43}", first)
    assert first != second
    assert set(Member.objects.values_list("token_hash", flat=True)) == {
        token_hash(first),
        token_hash(second),
    }


@pytest.mark.django_db
def test_cookie_travels_by_tls_where_the_server_is_behind_it(
    settings: pytest.FixtureRequest,
) -> None:
    settings.HTTPS = True  # type: ignore[attr-defined]
    browser = cast.browser(htmx=False)
    browser.post(START)

    assert cookie(browser)["secure"]


@pytest.mark.parametrize("poor", ["1", "x" * 42, "x" * 44, "x" * 42 + "é", "' OR 1=1 --"])
@pytest.mark.django_db
def test_secret_that_is_none_of_ours_is_replaced(poor: str) -> None:
    browser = Client()
    browser.cookies[settings.GUEST_COOKIE] = poor
    browser.post(START)

    assert cookie(browser).value != poor
    assert Member.objects.get().token_hash == token_hash(cookie(browser).value)


def test_guest_keeps_the_secret_in_a_second_workspace(ada: CanvasGrant) -> None:
    cast.browser("ada", htmx=False).post(START)

    assert Workspace.objects.count() == 2
    assert {member.token_hash for member in Member.objects.all()} == {ada.member.token_hash}


def test_secret_that_nobody_is_known_by_is_not_taken_over(ada: CanvasGrant) -> None:
    browser = cast.browser("dan", htmx=False)  # someone else put it there; Dan is nowhere yet
    browser.post(START)

    assert cookie(browser).value != cast.TOKENS["dan"]
    assert Member.objects.exclude(pk=ada.member.pk).get().token_hash != token_hash(
        cast.TOKENS["dan"]
    )


@pytest.mark.parametrize("who", [None, "ada"])
def test_every_answer_keeps_other_peoples_scripts_out(ada: CanvasGrant, who: str | None) -> None:
    ids = ids_of(ada)
    browser = cast.browser(who, htmx=False)

    framed = "embed(embed)"  # tests/views/test_embeds.py
    others = [address.at(ids) for key, address in ADDRESSES.items() if key != framed]
    for address in [*others, "/nowhere/"]:
        answer = browser.get(address)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "object-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"

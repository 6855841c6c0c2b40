"""Passphrases of links: asked for, guessed at, and who has to wait for it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions import passphrase_attempts, sharing
from canvases.actions.allowances import Rate
from canvases.models import Allowance, Role, ShareLink
from tests.views.test_share_links import door, newcomer


def knock(browser: Client, token: str, passphrase: str, address: str = "10.0.0.1") -> HttpResponse:
    said = {"name": "Zoë", "passphrase": passphrase}
    return browser.post(door(token), said, REMOTE_ADDR=address)  # type: ignore[return-value]


def test_passphrase_is_asked_for_and_opens(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")

    wrong = knock(newcomer(), token, "open says me")
    assert wrong.status_code == 403
    assert "not the passphrase" in wrong.content.decode()
    assert "open says me" not in wrong.content.decode()
    assert knock(newcomer(), token, "open sesame").status_code == 302


def fail(link: ShareLink, times: int, address: str = "10.0.0.1", browser: str = "") -> None:
    """Wrong passphrases, as another process would count them."""
    for number in range(times):
        passphrase_attempts.Attempt(link, browser or str(number), address).begin()


def test_guesser_waits_for_each_further_try(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    browser = newcomer()
    browser.get(door(token))
    for _ in range(passphrase_attempts.BROWSER.most):
        assert knock(browser, token, "wrong").status_code == 403

    slowed, next_one = (knock(browser, token, "open sesame") for _ in range(2))
    assert (slowed.status_code, next_one.status_code) == (429, 429)
    assert 0 < int(slowed["Retry-After"]) <= 12 < int(next_one["Retry-After"]) <= 24
    # A server holds the request back by itself: tests/live/test_guessing.py.
    assert slowed.first_wait > timedelta(0)  # type: ignore[attr-defined]


def test_others_behind_the_address_of_a_guesser_do_not_wait(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    fail(ShareLink.objects.get(), passphrase_attempts.BROWSER.most, browser="guesser")
    guest = newcomer()
    guest.cookies[settings.CSRF_COOKIE_NAME] = "somebody else's"

    assert knock(guest, token, "open sesame").status_code == 302


def test_guesser_who_throws_cookies_away_makes_their_own_address_slow(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    fail(ShareLink.objects.get(), passphrase_attempts.ADDRESS.most)

    assert knock(newcomer(), token, "open sesame").status_code == 429
    assert knock(newcomer(), token, "open sesame", address="10.0.0.2").status_code == 302


def test_right_passphrase_is_looked_at_however_many_failed_in_the_room(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    fail(ShareLink.objects.get(), 2 * passphrase_attempts.ADDRESS.most)

    held = knock(newcomer(), token, "open sesame")
    assert held.first_wait == passphrase_attempts.PATIENCE  # type: ignore[attr-defined]
    assert knock(newcomer(), token, "open sesame", address="10.0.0.2").status_code == 302


def test_address_of_hundreds_of_failures_is_let_in_no_more_for_a_while(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    monkeypatch.setattr(passphrase_attempts, "HOUSE", Rate(3, timedelta(hours=1)))
    fail(ShareLink.objects.get(), 3)

    refused = knock(newcomer(), token, "open sesame")
    assert not hasattr(refused, "first_wait")
    assert 1000 < int(refused["Retry-After"]) <= 1200
    assert knock(newcomer(), token, "open sesame", address="10.0.0.2").status_code == 302


def test_house_with_many_long_addresses_is_one(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    fail(ShareLink.objects.get(), passphrase_attempts.ADDRESS.most, "2001:db8::1")

    assert knock(newcomer(), token, "wrong", "2001:db8::ffff:1").status_code == 429
    assert knock(newcomer(), token, "wrong", "2001:db8:0:1::1").status_code == 403


def test_failures_count_for_one_link_only(ada: CanvasGrant) -> None:
    sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    fail(ShareLink.objects.get(), passphrase_attempts.ADDRESS.most)
    other = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")

    assert knock(newcomer(), other, "open sesame").status_code == 302


def test_failures_from_everywhere_close_the_link_for_a_while(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    monkeypatch.setattr(passphrase_attempts, "LINK", Rate(3, timedelta(hours=1)))
    for number in range(3):
        assert knock(newcomer(), token, "wrong", f"10.0.0.{number}").status_code == 403

    refused = knock(newcomer(), token, "open sesame", address="10.0.1.1")
    assert "Try again in 20 minutes." in refused.text
    assert 1000 < int(refused["Retry-After"]) <= 1200
    assert "Zoë" in refused.text
    later = timezone.now() + timedelta(minutes=20)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert knock(newcomer(), token, "open sesame", address="10.0.1.1").status_code == 302


def test_one_address_alone_never_closes_a_link() -> None:
    house, hour = passphrase_attempts.HOUSE, timedelta(hours=1)

    assert house.most + hour / house.each < passphrase_attempts.LINK.most


def test_failures_are_forgotten_and_say_of_nobody_where_they_were(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")
    knock(newcomer(), token, "wrong")
    before = list(Allowance.objects.all())
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    knock(newcomer(), token, "wrong", address="10.0.0.2")

    assert not any("10.0.0.1" in row.who for row in before)
    assert not Allowance.objects.filter(pk__in=[row.pk for row in before]).exists()


def test_room_behind_one_address_is_never_kept_out(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.VIEWER, passphrase="open sesame")

    assert {knock(newcomer(), token, "open sesame").status_code for _ in range(15)} == {302}

"""One person in several browsers: a link that works once, and the end of all others."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant, grant_for_canvas, grant_for_note, token_hash
from canvases.actions import devices
from canvases.models import Device, Member, Role
from tests import cast

LINK = re.compile(r"/device/[\w-]{43}/")


def made(browser: Client) -> str:
    """The address of a new link to another device, as the page shows it."""
    found = LINK.search(browser.post(reverse("make_device_link")).text)
    assert found
    return found[0]


def board(grant: CanvasGrant) -> str:
    return reverse("board", args=[grant.canvas.public_id])


def secret(browser: Client) -> str:
    return browser.cookies[settings.GUEST_COOKIE].value


def status(browser: Client, address: str) -> Any:
    return browser.get(address).status_code


def phone_of(name: str) -> Client:
    """Another browser of one of the cast."""
    phone = cast.browser(htmx=False)
    assert phone.post(made(cast.browser(name, htmx=False)))["Location"] == "/"
    return phone


def test_link_makes_another_browser_the_same_person(ada: CanvasGrant) -> None:
    phone = phone_of("ada")

    assert ada.workspace.name in phone.get("/").text
    assert status(phone, board(ada)) == 200
    assert Member.objects.count() == 1
    assert secret(phone) != cast.TOKENS["ada"]


def test_what_is_started_in_either_is_in_both(ada: CanvasGrant) -> None:
    phone = phone_of("ada")
    started = phone.post("/start/")["Location"]

    assert status(cast.browser("ada", htmx=False), started) == 200
    assert {member.token_hash for member in Member.objects.all()} == {ada.member.token_hash}


def test_gate_knows_a_further_browser_everywhere(ada: CanvasGrant) -> None:
    token = devices.accept(devices.make_link(cast.TOKENS["ada"]))
    assert token
    note = cast.add(ada)

    assert grant_for_canvas(token, ada.canvas.public_id) == ada
    assert grant_for_note(token, ada.canvas.public_id, note.public_id)
    assert status(phone_of("ada"), f"/w/{ada.workspace.public_id}/") == 200


def test_link_works_once_and_not_by_looking_at_it(ada: CanvasGrant) -> None:
    link = made(cast.browser("ada", htmx=False))
    first, second = cast.browser(htmx=False), cast.browser(htmx=False)
    assert first.get(link).status_code == 200
    assert first.head(link).status_code == 200
    assert status(first, board(ada)) == 404

    first.post(link)

    assert status(first, board(ada)) == 200
    assert second.post(link).status_code == 404
    assert settings.GUEST_COOKIE not in second.cookies


@pytest.mark.usefixtures("ada")
def test_link_ends_after_an_hour_and_with_the_next_one() -> None:
    browser = cast.browser("ada", htmx=False)
    old, new = made(browser), made(browser)
    assert cast.browser(htmx=False).post(old).status_code == 404

    Device.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert cast.browser(htmx=False).post(new).status_code == 404


def test_link_is_no_cookie_and_its_hash_is_all_that_is_kept(ada: CanvasGrant) -> None:
    link = devices.make_link(cast.TOKENS["ada"])

    assert grant_for_canvas(link, ada.canvas.public_id) is None
    assert Device.objects.get().link_hash == token_hash(link)
    assert devices.accept(link) != link


def test_page_before_it_names_no_workspace(ada: CanvasGrant) -> None:
    page = cast.browser(htmx=False).get(made(cast.browser("ada", htmx=False))).text

    assert ada.workspace.name not in page
    assert "if you created this link yourself" in page


@pytest.mark.usefixtures("ada")
def test_browser_that_is_known_already_uses_no_link_up() -> None:
    browser = cast.browser("ada", htmx=False)
    link = made(browser)

    assert "has your key already" in browser.post(link).text
    assert cast.browser(htmx=False).post(link).status_code == 302


def test_what_the_other_browser_opened_before_stays(ada: CanvasGrant, dan: CanvasGrant) -> None:
    phone = cast.browser("dan", htmx=False)
    phone.post(made(cast.browser("ada", htmx=False)))

    assert [status(phone, board(grant)) for grant in (ada, dan)] == [200, 200]


def test_role_is_that_of_the_one_who_made_the_link(ada: CanvasGrant, dan: CanvasGrant) -> None:
    """Dan's phone was let in to look; his computer may edit."""
    cast.joined_by("dan", ada.canvas, Role.EDITOR)
    phone = cast.browser("eve", htmx=False)
    cast.joined_by("eve", ada.canvas, Role.VIEWER)
    phone.post(made(cast.browser("dan", htmx=False)))

    assert phone.post(f"/w/{ada.workspace.public_id}/name/", {"name": "Ours"}).status_code == 302
    assert dan.workspace != ada.workspace


def test_ending_all_others_leaves_this_browser_known_alone(ada: CanvasGrant) -> None:
    lost, kept = cast.browser("ada", htmx=False), phone_of("ada")
    waiting = made(lost)
    assert "1 other browser has your key" in kept.get(reverse("devices")).text

    kept.post(reverse("end_other_devices"))

    assert [status(browser, board(ada)) for browser in (lost, kept)] == [404, 200]
    assert cast.browser(htmx=False).post(waiting).status_code == 404
    assert "other browser has" not in kept.get(reverse("devices")).text


def test_first_browser_ends_the_further_ones(ada: CanvasGrant, dan: CanvasGrant) -> None:
    first, phone = cast.browser("ada", htmx=False), phone_of("ada")

    first.post(reverse("end_other_devices"))

    assert [status(browser, board(ada)) for browser in (first, phone)] == [200, 404]
    assert status(cast.browser("dan", htmx=False), board(dan)) == 200


def test_removed_member_is_gone_in_all_browsers(ada: CanvasGrant, ben: CanvasGrant) -> None:
    phone = phone_of("ben")
    who = {"workspace": ada.workspace.public_id, "member": ben.member.public_id}
    cast.browser("ada").post(reverse("remove_member", kwargs=who))

    assert status(phone, board(ada)) == 404


@pytest.mark.parametrize("name", ["make_device_link", "end_other_devices"])
@pytest.mark.django_db
def test_browser_that_is_known_nowhere_has_nothing_to_hand_on(name: str) -> None:
    browser = cast.browser(htmx=False)

    assert "no workspaces in this browser yet" in browser.post(reverse(name), follow=True).text
    assert not Device.objects.exists()


@pytest.mark.usefixtures("ada")
def test_code_of_the_link_is_there_as_long_as_the_link() -> None:
    link = made(cast.browser("ada", htmx=False))
    browser = cast.browser(htmx=False)
    assert browser.get(f"{link}qr/")["Content-Type"] == "image/svg+xml"

    browser.post(link)

    assert status(cast.browser(htmx=False), f"{link}qr/") == 404


def test_home_page_leads_there_whoever_has_workspaces(ada: CanvasGrant) -> None:
    assert reverse("devices") in cast.browser("ada", htmx=False).get("/").text
    assert ada.workspace.members.count() == 1

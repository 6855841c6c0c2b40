"""Coming in by a link: what is asked, what is refused, and where it leads."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant, token_hash
from canvases.actions import sharing, workspaces
from canvases.models import Member, Role, ShareLink
from canvases.queries.names import name_of
from tests import cast


def door(token: str, *canvas: str) -> str:
    return reverse("join", args=[token, *canvas])


def newcomer() -> Client:
    return cast.browser(htmx=False)


def test_link_asks_before_it_lets_in_and_leads_to_a_clean_address(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR)
    browser, path = newcomer(), door(token, ada.canvas.public_id)

    asked = browser.get(path)
    assert name_of(ada.workspace) in asked.content.decode()
    assert Member.objects.count() == 1

    answer = browser.post(path, {"name": "  Zoë  "}, follow=True)
    assert answer.redirect_chain == [(reverse("board", args=[ada.canvas.public_id]), 302)]
    new = Member.objects.latest("pk")
    assert (new.name, new.role) == ("Zoë", Role.EDITOR)
    assert new.token_hash == token_hash(browser.cookies[settings.GUEST_COOKIE].value)
    assert new.colour != ada.member.colour


def test_placeholder_is_no_name_to_join_by(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR)

    pages = [newcomer().get(path) for path in (door(token), reverse("join_room", args=[token]))]

    assert [ada.workspace.name in page.content.decode() for page in pages] == [False, False]


def test_name_that_cannot_be_is_refused_and_stays(ada: CanvasGrant) -> None:
    name = "Zoë" + "\u0315" * 31

    answer = newcomer().post(door(sharing.make_link(ada, role=Role.EDITOR)), {"name": name})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "accents or marks on one letter" in page
    assert name in page


def test_token_stands_on_no_page_but_the_one_that_made_it(ada: CanvasGrant) -> None:
    made = cast.browser("ada", htmx=False).post(
        reverse("make_link", args=[ada.workspace.public_id]), {"role": "editor"}
    )
    token = made.content.decode().split("/join/")[1].split("/")[0]
    browser = newcomer()
    pages = [
        browser.get(door(token)),
        browser.post(door(token), {"name": "x" * 4000}),
        browser.post(door(token), {"name": ""}, follow=True),
        cast.browser("ada").get(reverse("share", args=[ada.workspace.public_id])),
        cast.browser("ada").get(reverse("board", args=[ada.canvas.public_id])),
        cast.browser("ada").get(reverse("export", args=[ada.canvas.public_id, "json"])),
    ]

    assert working(token)
    assert not any(token in page.content.decode() for page in pages)


def working(token: str) -> bool:
    return ShareLink.objects.working().filter(token_hash=token_hash(token)).exists()


@pytest.mark.parametrize(("role", "status"), [(Role.VIEWER, 302), (Role.EDITOR, 422)])
def test_name_is_needed_of_those_who_write(ada: CanvasGrant, role: Role, status: int) -> None:
    token = sharing.make_link(ada, role=role)

    assert newcomer().post(door(token), {"name": " "}).status_code == status


def test_name_that_is_far_too_long_is_refused_with_words(ada: CanvasGrant) -> None:
    answer = newcomer().post(door(sharing.make_link(ada, role=Role.EDITOR)), {"name": "x" * 4000})

    assert answer.status_code == 422
    assert "at most 60" in answer.content.decode()


def test_name_one_goes_by_elsewhere_is_offered(ada: CanvasGrant, dan: CanvasGrant) -> None:
    sharing.rename(dan, name="Dan the baker")
    token = sharing.make_link(ada, role=Role.EDITOR)

    assert "Dan the baker" in cast.browser("dan").get(door(token)).content.decode()
    assert "Dan the baker" not in newcomer().get(door(token)).content.decode()


def test_member_is_led_straight_on(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    browser, home = cast.browser("cleo", htmx=False), f"/w/{ada.workspace.public_id}/"
    more, same = (sharing.make_link(ada, role=role) for role in (Role.EDITOR, Role.VIEWER))

    assert browser.get(door(same))["Location"] == home
    assert "Your name" not in browser.get(door(more)).text
    assert Member.objects.get(pk=cleo.member.pk).role == Role.VIEWER
    assert browser.post(door(more))["Location"] == home
    assert Member.objects.get(pk=cleo.member.pk).role == Role.EDITOR


def test_member_is_not_raised_without_the_passphrase(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR, passphrase="open sesame")

    asked = cast.browser("cleo", htmx=False).get(door(token))

    assert "passphrase" in asked.content.decode()
    assert Member.objects.get(pk=cleo.member.pk).role == Role.VIEWER


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR])
def test_program_that_previews_a_link_lets_nobody_in(ada: CanvasGrant, role: Role) -> None:
    token = sharing.make_link(ada, role=role)
    for browser in (newcomer(), cast.browser("dan", htmx=False)):
        assert browser.get(door(token)).status_code == 200
        assert browser.head(door(token)).status_code == 200

    assert Member.objects.count() == 1
    assert ShareLink.objects.get().came == 0


def test_owners_key_lets_in_by_a_button(ada: CanvasGrant) -> None:
    answer = newcomer().post(door(workspaces.make_key(ada.workspace), ada.canvas.public_id))

    assert answer["Location"] == reverse("board", args=[ada.canvas.public_id])
    assert Member.objects.filter(role=Role.OWNER).count() == 2


def test_link_with_a_foreign_canvas_leads_to_the_workspace(
    ada: CanvasGrant, dan: CanvasGrant
) -> None:
    path = door(workspaces.make_key(ada.workspace), dan.canvas.public_id)

    assert newcomer().post(path)["Location"] == reverse("workspace", args=[ada.workspace.public_id])


def test_owner_who_comes_back_by_a_key_is_called_as_before(ada: CanvasGrant) -> None:
    sharing.rename(ada, name="Ada")
    newcomer().post(door(sharing.make_link(ada, role=Role.OWNER)))

    assert [member.name for member in Member.objects.all()] == ["Ada", "Ada"]


@pytest.mark.parametrize("link", [Role.OWNER, Role.EDITOR])
def test_secret_that_is_known_elsewhere_is_kept_only_by_who_says_so(
    ada: CanvasGrant, dan: CanvasGrant, link: Role
) -> None:
    """Dan may have put his cookie into the browser of somebody who is invited."""
    path, browser = door(sharing.make_link(ada, role=link)), cast.browser("dan", htmx=False)

    asked = browser.post(path, {"name": "Zoë"})
    assert "Is this you?" in asked.text
    assert dan.workspace.name in asked.text
    assert ada.workspace.members.count() == 1

    browser.post(path, {"name": "Zoë", "as": "new"})
    fresh = browser.cookies[settings.GUEST_COOKIE].value
    assert ada.workspace.members.latest("pk").token_hash == token_hash(fresh)
    assert fresh != cast.TOKENS["dan"]
    assert browser.get(f"/w/{dan.workspace.public_id}/").status_code == 200  # kept aside


def test_guest_who_is_known_elsewhere_stays_the_same_where_they_say_so(
    ada: CanvasGrant, dan: CanvasGrant
) -> None:
    path = door(sharing.make_link(ada, role=Role.EDITOR))
    cast.browser("dan", htmx=False).post(path, {"name": "Dan", "as": "known"})

    assert cast.on_canvas("dan", ada.canvas).member.name == "Dan"
    assert dan.workspace != ada.workspace


def test_expired_revoked_and_unknown_links_are_told_alike(ada: CanvasGrant) -> None:
    expired, revoked = (sharing.make_link(ada, role=Role.VIEWER) for _ in range(2))
    links = ShareLink.objects.order_by("pk")
    ShareLink.objects.filter(pk=links[0].pk).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    sharing.revoke_link(ada, link=links[1])
    hashed, browser = links[1].token_hash, newcomer()

    answers = [
        answer
        for token in (expired, revoked, "unknown", hashed)
        for answer in (browser.get(door(token)), browser.post(door(token), {"name": "Eve"}))
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Ask whoever shared it for a new one." in answers[0].text
    assert settings.GUEST_COOKIE not in browser.cookies
    assert Member.objects.count() == 1


def test_cookie_that_someone_else_made_is_replaced(ada: CanvasGrant) -> None:
    planted = "p" * 43
    browser = newcomer()
    browser.cookies[settings.GUEST_COOKIE] = planted
    browser.post(door(sharing.make_link(ada, role=Role.EDITOR)), {"name": "Zoë"})

    assert browser.cookies[settings.GUEST_COOKIE].value != planted
    assert not Member.objects.filter(token_hash=token_hash(planted)).exists()

"""Leaving, deleting and bringing back, as people meet with it."""

from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant, token_hash
from canvases.actions import sharing, workspaces
from canvases.models import Member, Role, ShareLink, Workspace
from tests import cast
from tests.addresses import GUARDED, ids_of
from tests.views.test_policies import others, statuses, those


def address(grant: CanvasGrant, name: str) -> str:
    return reverse(name, args=[grant.workspace.public_id])


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def delete(grant: CanvasGrant) -> None:
    fields = {"name": grant.workspace.name}
    cast.browser("ada", htmx=False).post(address(grant, "delete_workspace"), fields)
    assert Workspace.objects.deleted().count() == 1


def test_who_leaves_finds_it_no_more_and_is_on_the_home_page(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    browser = cast.browser("ben", htmx=False)
    answer = browser.post(address(ben, "leave"), follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert browser.get(address(ada, "workspace")).status_code == 404
    assert Member.objects.get(pk=ben.member.pk).left_at is not None


def test_only_owner_is_told_what_to_do_instead_of_leaving(ada: CanvasGrant) -> None:
    browser = cast.browser("ada", htmx=False)

    assert "You are its only owner" in page(browser, address(ada, "workspace"))
    answer = browser.post(address(ada, "leave"))
    assert answer.status_code == 422
    assert "Make someone else an owner first" in answer.content.decode()


def test_wrong_name_deletes_nothing_and_stays_in_its_field(ada: CanvasGrant) -> None:
    browser = cast.browser("ada", htmx=False)
    answer = browser.post(address(ada, "delete_workspace"), {"name": "My adventure"})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="My adventure"' in shown
    assert "That is not its name." in shown
    assert Workspace.objects.deleted().count() == 0


def test_owner_sees_until_when_it_can_be_brought_back_and_does_that(ada: CanvasGrant) -> None:
    delete(ada)
    browser = cast.browser("ada", htmx=False)

    for path in (address(ada, "workspace"), reverse("board", args=[ada.canvas.public_id])):
        answer = browser.get(path)
        assert answer.status_code == 410
        assert "It will be gone for good on" in answer.content.decode()
    assert "gone for good on" in page(browser, "/")
    browser.post(address(ada, "bring_back"))
    assert browser.get(address(ada, "workspace")).status_code == 200
    assert "gone for good on" not in page(browser, "/")


def test_other_members_are_told_that_it_is_deleted_and_no_more(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    delete(ada)
    browser = cast.browser("ben", htmx=False)
    answer = browser.get(address(ben, "workspace"))

    assert answer.status_code == 410
    assert "An owner has deleted this workspace" in answer.content.decode()
    assert ada.workspace.name not in answer.content.decode()
    assert ada.workspace.name not in page(browser, "/")
    assert browser.post(address(ben, "bring_back")).status_code == 403


def test_no_address_of_a_deleted_workspace_shows_or_changes_anything(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    ids = ids_of(ada)
    delete(ada)
    inside = {
        key: found
        for key, found in GUARDED.items()
        if found.policy not in ("link", "participant") and found.name != "bring_back"
    }
    taking_part = {key: one for key, one in GUARDED.items() if one.policy == "participant"}

    for who in ("ada", cast.name_of(ben)):
        assert others(statuses(who, inside, ids), 410) == {}
        assert others(statuses(who, those("link"), ids), 404, 410) == {}
        assert others(statuses(who, taking_part, ids), 404) == {}
    assert others(statuses(None, GUARDED, ids), 404) == {}


def test_links_to_a_deleted_workspace_work_again_when_it_is_back(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.VIEWER)
    embed = sharing.make_embed(ada, canvas=ada.canvas, origins=["https://example.org"])
    key = workspaces.make_key(ada.workspace)
    paths = [reverse("join", args=[token]), reverse("join", args=[key]),
             reverse("embed", args=[embed])]  # fmt: skip

    def answers() -> list[int]:
        return [Client().get(path).status_code for path in paths]

    assert answers() == [200, 200, 200]
    delete(ada)
    assert answers() == [404, 404, 404]
    cast.browser("ada").post(address(ada, "bring_back"))
    assert answers() == [200, 200, 200]
    assert ShareLink.objects.filter(came__gt=0).count() == 0


def test_who_came_for_one_canvas_can_leave_it(ada: CanvasGrant) -> None:
    link = sharing.make_link(ada, role=Role.VIEWER, canvas=ada.canvas)
    guest = cast.browser("dan", htmx=False)
    found = ShareLink.objects.get(token_hash=token_hash(link))
    assert sharing.enter(found, cast.TOKENS["dan"])
    assert "You will lose access to it." in page(guest, address(ada, "share"))

    guest.post(address(ada, "leave"))

    assert guest.get(reverse("board", args=[ada.canvas.public_id])).status_code == 404

"""The share page, and the board of those who may only look."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, sharing
from canvases.method.kinds import Kind
from canvases.models import Canvas, Member, Role, ShareLink
from tests import cast

EDITING = ["<form", "<textarea", "note__link", "hx-post", 'id="undo"', 'id="paste"']


def share(grant: CanvasGrant, name: str = "share", **more: str) -> str:
    return reverse(name, kwargs={"workspace": grant.workspace.public_id, **more})


def page(who: CanvasGrant) -> str:
    return cast.browser(cast.name_of(who), htmx=False).get(share(who)).content.decode()


def test_new_link_is_shown_once(ada: CanvasGrant) -> None:
    browser = cast.browser("ada", htmx=False)
    made = browser.post(share(ada, "make_link"), {"role": "editor", "lifetime": "month"})

    assert re.search(r'value="http://testserver/join/[\w-]{43}/"', made.content.decode())
    assert "no-store" in made["Cache-Control"]
    assert "/join/" not in page(ada)
    link = ShareLink.objects.get()
    assert link.expires_at
    assert link.expires_at - link.created_at > timedelta(days=29)


def test_link_made_from_a_board_leads_to_it(ada: CanvasGrant, dan: CanvasGrant) -> None:
    browser = cast.browser("ada", htmx=False)

    for canvas, leads in ((ada.canvas, True), (dan.canvas, False)):
        sent = {"role": "viewer", "canvas": canvas.public_id}
        made = browser.post(share(ada, "make_link"), sent).content.decode()
        assert bool(re.search(rf"/join/[\w-]{{43}}/{canvas.public_id}/", made)) == leads


@pytest.mark.parametrize(
    "sent",
    [{"role": "owner"}, {"role": "god"}, {}, {"role": "viewer", "passphrase": "short"},
     {"role": "viewer", "lifetime": "century"}, {"role": "viewer", "passphrase": "x" * 201}],
)  # fmt: skip
def test_link_that_makes_no_sense_is_refused(ada: CanvasGrant, sent: dict[str, str]) -> None:
    answer = cast.browser("ada", htmx=False).post(share(ada, "make_link"), sent)

    assert answer.status_code == 422
    assert 'id="refusal"' in answer.content.decode()
    assert not ShareLink.objects.exists()


def test_link_is_for_one_canvas_and_for_history_where_it_says_so(ada: CanvasGrant) -> None:
    browser, made = cast.browser("ada", htmx=False), share(ada, "make_link")
    only = {"only": ada.canvas.public_id, "history": "1"}
    answer = browser.post(made, {"role": "viewer"} | only).text

    link = ShareLink.objects.get()
    assert (link.canvas, link.sees_history, link.embeds) == (ada.canvas, True, False)
    assert re.search(rf"/join/[\w-]{{43}}/{ada.canvas.public_id}/", answer)
    assert "with history and people" in page(ada)

    browser.post(made, {"role": "viewer"})
    link = ShareLink.objects.latest("pk")
    assert (link.canvas, link.sees_history) == (None, False)


@pytest.mark.parametrize("sent", [{"role": "editor"}, {"role": "viewer", "elsewhere": "1"}])
def test_link_to_one_canvas_is_one_of_the_workspace_and_edits_nothing(
    ada: CanvasGrant, dan: CanvasGrant, sent: dict[str, str]
) -> None:
    canvas = dan.canvas if sent.pop("elsewhere", "") else ada.canvas
    sent |= {"only": canvas.public_id}

    assert cast.browser("ada").post(share(ada, "make_link"), sent).status_code == 422
    assert not ShareLink.objects.exists()


def test_viewer_of_the_canvases_is_shown_themselves_alone(
    ada: CanvasGrant, finn: CanvasGrant, gus: CanvasGrant
) -> None:
    for grant, name in ((ada, "Ada"), (finn, "Finn"), (gus, "Gus")):
        sharing.rename(grant, name=name)

    assert [name for name in ("Ada", "Finn", "Gus") if name in page(finn)] == ["Finn"]
    assert [name for name in ("Ada", "Finn", "Gus") if name in page(gus)] == ["Gus"]
    assert ada.workspace.name not in page(gus)


def test_editor_lets_a_viewer_see_more(ben: CanvasGrant, finn: CanvasGrant) -> None:
    assert "Show history and people" in page(ben)
    address = share(ben, "show_history", member=finn.member.public_id)
    cast.browser("ben", htmx=False).post(address, {"history": "1"})

    assert cast.on_canvas("finn", ben.canvas).sees_history
    assert "Hide history and people" in page(ben)


def test_key_is_for_owners_only(ada: CanvasGrant, ben: CanvasGrant) -> None:
    assert cast.browser("ben").post(share(ben, "make_key")).status_code == 403
    assert "Recovery link" not in page(ben)

    made = cast.browser("ada", htmx=False).post(share(ada, "make_key")).content.decode()
    path = re.search(r"/join/[\w-]{43}/", made)
    assert path
    assert f"{path[0]}qr/" in made
    cast.browser(htmx=False).post(path[0])
    assert Member.objects.latest("pk").role == Role.OWNER


def test_links_are_listed_with_what_became_of_them(ada: CanvasGrant, ben: CanvasGrant) -> None:
    sharing.rename(ben, name="Ben Baker")
    sharing.make_link(ben, role=Role.EDITOR, passphrase="open sesame")
    listed = page(ada)

    for words in ("with passphrase", "not used yet", "no expiry", "Ben Baker"):
        assert words in listed

    link = ShareLink.objects.get()
    cast.browser("ada").post(share(ada, "revoke_link", link=link.public_id))
    assert "1 link that no longer works" in page(ada)


def test_board_makes_links_to_its_canvas_but_those_to_edit_open_the_workspace(
    ada: CanvasGrant,
) -> None:
    sent = {"canvas": ada.canvas.public_id, "here": "1", "lifetime": "never"}
    for role, canvas in (("viewer", ada.canvas), ("commenter", ada.canvas), ("editor", None)):
        answer = cast.browser("ada").post(share(ada, "make_link"), {"role": role} | sent).text

        link = ShareLink.objects.latest("pk")
        assert (link.role, link.canvas, link.expires_at) == (role, canvas, None)
        assert re.search(
            rf'value="http://testserver/join/[\w-]{{43}}/{ada.canvas.public_id}/"', answer
        )
        assert "<svg" in answer
        assert "<h1" not in answer


def test_board_lists_links_that_open_it_without_their_tokens_and_revokes_them(
    ada: CanvasGrant,
) -> None:
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")
    elsewhere = Canvas.objects.get(title="Copy")
    for canvas in (None, ada.canvas, elsewhere):
        sharing.make_link(ada, role=Role.VIEWER, canvas=canvas)
    browser, here = cast.browser("ada"), {"canvas": ada.canvas.public_id}
    sheet = browser.get(share(ada), here).text

    assert sheet.count("/revoke/") == 2
    assert "/join/" not in sheet
    link = ShareLink.objects.get(canvas=ada.canvas)
    answer = browser.post(share(ada, "revoke_link", link=link.public_id), here).text
    assert answer.count("/revoke/") == 1


def test_refused_link_keeps_what_was_chosen_on_the_board(ada: CanvasGrant) -> None:
    sent = {"canvas": ada.canvas.public_id, "role": "editor", "lifetime": "century"}
    answer = cast.browser("ada").post(share(ada, "make_link"), sent)

    assert answer.status_code == 422
    assert 'value="editor" checked' in answer.text
    assert 'id="refusal"' in answer.text


def test_who_cannot_edit_is_given_no_links_on_the_board(ada: CanvasGrant, eve: CanvasGrant) -> None:
    sharing.make_link(ada, role=Role.EDITOR)
    browser = cast.browser(cast.name_of(eve))
    board = browser.get(reverse("board", args=[ada.canvas.public_id])).text
    sheet = browser.get(share(ada), {"canvas": ada.canvas.public_id}).text

    assert 'id="share"' not in board
    assert ShareLink.objects.get().public_id not in sheet


@pytest.mark.parametrize("count", [1, 30])
def test_sheet_asks_as_often_whatever_links_there_are(ada: CanvasGrant, count: int) -> None:
    for _ in range(count):
        sharing.make_link(ada, role=Role.VIEWER, canvas=ada.canvas)
    browser = cast.browser("ada")

    with CaptureQueriesContext(connection) as queries:
        browser.get(share(ada), {"canvas": ada.canvas.public_id})

    assert len(queries) == 3


def test_viewer_sees_the_people_but_no_links(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    sharing.rename(ada, name="Ada")
    sharing.make_link(ada, role=Role.EDITOR)
    seen = page(cleo)

    assert "Ada" in seen
    assert "Active links" not in seen
    assert "Remove" not in seen


def test_everybody_changes_their_own_name(cleo: CanvasGrant) -> None:
    cast.browser("cleo").post(share(cleo, "own_name"), {"name": "Cleo <b>C</b>"})

    assert Member.objects.get(pk=cleo.member.pk).name == "Cleo <b>C</b>"
    assert "Cleo &lt;b&gt;C" in page(cleo)


def test_who_has_no_name_yet_is_called_you(ada: CanvasGrant) -> None:
    cast.browser("ada", htmx=False).post(share(ada, "own_name"), {"name": ""})
    people = page(ada).split('id="people"')[1].split("</ul>")[0]

    assert "You" in people
    assert "Guest" not in people


def test_owner_raises_and_removes(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    browser, who = cast.browser("ada", htmx=False), cleo.member.public_id
    browser.post(share(ada, "change_role", member=who), {"role": "editor"})
    assert cast.on_canvas("cleo", cleo.canvas).can_edit

    browser.post(share(ada, "remove_member", member=who))
    assert cast.browser("cleo").get(share(cleo)).status_code == 404
    assert (
        cast.browser("cleo").get(reverse("board", args=[cleo.canvas.public_id])).status_code == 404
    )
    assert cast.browser("ada").post(share(ada, "remove_member", member=who)).status_code == 404


def test_last_owner_cannot_go(ada: CanvasGrant) -> None:
    who = {"member": ada.member.public_id}
    answers = [
        cast.browser("ada").post(share(ada, "remove_member", **who)),
        cast.browser("ada").post(share(ada, "change_role", **who), {"role": "viewer"}),
    ]

    assert {answer.status_code for answer in answers} == {422}
    assert all("needs an owner" in answer.content.decode() for answer in answers)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMENTER])
def test_board_of_a_reader_offers_no_editing(ada: CanvasGrant, role: Role) -> None:
    note = cast.add(ada, Kind.PAIN, "Canteen is closed")
    reader = cast.joined_by("cleo", ada.canvas, role)
    addresses = [
        reverse("board", args=[reader.canvas.public_id]),
        reverse("note", args=[reader.canvas.public_id, note.public_id]),
    ]

    for address in addresses:
        seen = cast.browser("cleo").get(address).content.decode()
        seen = seen.split('id="talk"')[0]  # there commenters write
        # In these they get back what was refused them when they might still write.
        seen = re.sub(r'<template id="refused-.*?</template>', "", seen, flags=re.DOTALL)
        assert "Canteen is closed" in seen
        assert [control for control in EDITING if control in seen] == []


def test_bin_of_a_reader_restores_nothing(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    note = cast.add(ada)
    cast.browser("ada").post(reverse("bin_note", args=[ada.canvas.public_id, note.public_id]))
    address = reverse("bin", args=[cleo.canvas.public_id])

    assert "<form" not in cast.browser("cleo").get(address).content.decode()
    assert "<form" in cast.browser("ada").get(address).content.decode()


def test_reader_who_may_edit_now_gets_another_board(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    address, browser = reverse("board", args=[cleo.canvas.public_id]), cast.browser("cleo")
    before = browser.get(address)
    sharing.change_role(ada, member=cleo.member, role=Role.EDITOR)
    after = browser.get(address)

    assert 'data-can-edit="0"' in before.content.decode()
    assert after.status_code == 200
    assert 'data-can-edit="1"' in after.content.decode()

"""The pages behind a link for viewers: no name, no member, no scripts."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, sharing
from canvases.method.kinds import Kind, Strength
from canvases.models import Member, Role, ShareLink
from canvases.queries.names import title_of
from canvases.views.policies import MOST_LOOKS
from tests import cast


def opened(grant: CanvasGrant, **wish: str) -> tuple[Client, str]:
    """A browser that opened a new view link, and where it was led."""
    token = sharing.make_link(grant, role=Role.VIEWER, **wish)  # type: ignore[arg-type]
    client = cast.browser(htmx=False)
    page = client.get(reverse("join", args=[token, grant.canvas.public_id]))
    found = re.search(r'content="0; url=([^"]+)"', page.text)
    assert found
    assert token not in found[1]
    return client, found[1]


def test_link_shows_the_canvas_at_once_and_makes_nobody_a_member(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen <b>is closed</b>")
    client, address = opened(ada)
    page = client.get(address)

    assert "Canteen &lt;b&gt;is closed&lt;/b&gt;" in page.text
    assert Member.objects.count() == 1
    assert settings.GUEST_COOKIE not in client.cookies
    assert ShareLink.objects.get().last_used_at is not None


def test_page_is_for_reading_only_and_for_no_search_engine(ada: CanvasGrant) -> None:
    cast.add(ada)
    client, address = opened(ada)
    page = client.get(address).text

    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page
    assert "hx-" not in page
    assert "<textarea" not in page
    assert "note__more" not in page
    assert "data-id" not in page


def test_page_says_what_answers_what(ada: CanvasGrant) -> None:
    pain, open_pain = (cast.add(ada, Kind.PAIN, text) for text in ("Dark", "Cold"))
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, "Lamp"), pain, Strength.WEAK)
    cast.add(ada, Kind.PRODUCT, "Calendar")
    client, address = opened(ada)
    told = re.sub(r"\s+", " ", client.get(address).text.split('id="answers"')[1])

    assert re.search(r"Dark</p>.*?<bdi[^>]*>Lamp</bdi> <small class=\"muted\">in part", told)
    assert re.search(rf"{open_pain.text}</p>.*?not answered yet", told)
    assert re.search(r"Also offered.*?Calendar", told)


def test_address_without_the_link_shows_nothing(ada: CanvasGrant, dan: CanvasGrant) -> None:
    cast.add(ada, text="Canteen is closed")
    _client, address = opened(ada)

    for browser in (cast.browser(htmx=False), cast.browser("dan", htmx=False)):
        for path in (address, f"{address}pdf/", re.sub(r"[^/]+/$", "", address)):
            assert browser.get(path).status_code == 404
    assert dan.workspace != ada.workspace


def test_cookie_that_somebody_made_up_opens_nothing(ada: CanvasGrant) -> None:
    client, address = opened(ada)
    forged = cast.browser(htmx=False)
    value = client.cookies["looks"].value
    forged.cookies["looks"] = value[:-1] + ("a" if value[-1] != "a" else "b")

    assert forged.get(address).status_code == 404


def test_revoked_and_expired_link_shows_nothing_any_more(ada: CanvasGrant) -> None:
    client, address = opened(ada)
    assert client.get(address).status_code == 200
    link = ShareLink.objects.get()
    sharing.revoke_link(ada, link=link)
    gone = client.get(address)
    assert gone.status_code == 404
    assert "Ask whoever shared it for a new one." in gone.text

    ShareLink.objects.update(revoked_at=None, expires_at=link.created_at - timedelta(seconds=1))
    assert client.get(address).status_code == 404


def test_slide_is_shown_as_a_picture_of_this_state(ada: CanvasGrant) -> None:
    client, address = opened(ada)
    assert "picture/" not in client.get(address).text, "there is nothing to show"
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, "Lamp"), cast.add(ada, Kind.PAIN, "Dark"))

    found = re.search(r'<img src="(picture/\?state=[^"]+)"', client.get(address).text)

    assert found
    picture = client.get(address + found[1])
    assert picture.content.startswith(b"\x89PNG")
    cast.add(ada)
    assert found[1] not in client.get(address).text


def test_picture_is_for_those_who_opened_the_link(ada: CanvasGrant) -> None:
    client, address = opened(ada)

    assert cast.browser(htmx=False).get(f"{address}picture/").status_code == 404
    sharing.revoke_link(ada, link=ShareLink.objects.get())
    assert client.get(f"{address}picture/").status_code == 404


def test_link_of_another_workspace_shows_none_of_this_one(
    ada: CanvasGrant, dan: CanvasGrant
) -> None:
    cast.add(dan, text="Dan's secret")
    client, address = opened(ada)
    foreign = address.replace(ada.canvas.public_id, dan.canvas.public_id)

    assert client.get(foreign).status_code == 404


def test_canvas_in_the_bin_is_not_shown(ada: CanvasGrant) -> None:
    client, address = opened(ada)
    canvases.discard(ada, cast.op(), row=ada.canvas)

    assert client.get(address).status_code == 404


def test_passphrase_is_asked_before_one_looks(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.VIEWER, passphrase="open sesame")
    client, door = cast.browser(htmx=False), reverse("join", args=[token])

    assert "Passphrase" in client.get(door).text
    assert client.post(door, {"passphrase": "wrong one"}).status_code == 403
    assert "looks" not in client.cookies
    answer = client.post(door, {"passphrase": "open sesame"}, follow=True)
    assert title_of(ada.canvas) in answer.text
    assert Member.objects.count() == 1


def test_link_without_a_canvas_leads_to_the_only_one_or_to_all(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.VIEWER)
    client, door = cast.browser(htmx=False), reverse("join", args=[token])
    assert client.post(door)["Location"].endswith(f"/{ada.canvas.public_id}/")

    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="The sister")
    page = client.post(door, follow=True).text
    assert "The sister" in page
    assert title_of(ada.canvas) in page


def test_looker_becomes_a_member_to_follow_live(ada: CanvasGrant) -> None:
    client, address = opened(ada)
    answer = client.post(f"{address}follow/")

    assert answer["Location"] == reverse("board", args=[ada.canvas.public_id])
    assert Member.objects.latest("pk").role == Role.VIEWER
    assert client.get(answer["Location"]).status_code == 200


def test_looker_changes_nothing(ada: CanvasGrant) -> None:
    client, _address = opened(ada)
    there = reverse("notes", args=[ada.canvas.public_id])

    assert client.post(there, {"kind": "pain", "text": "Mine"}).status_code == 404


def test_programs_that_preview_links_are_told_title_and_sentence(ada: CanvasGrant) -> None:
    canvases.rename(ada, cast.op(), row=ada.canvas, name='Meals "at" night')
    canvases.state_proposition(ada, cast.op(), canvas=ada.canvas, text="Our <i>app</i> helps")
    token = sharing.make_link(ada, role=Role.VIEWER)
    page = cast.browser(htmx=False).get(reverse("join", args=[token])).text

    assert 'property="og:title" content="Meals &#34;at&#34; night"' in page
    assert 'property="og:description" content="Our &lt;i&gt;app&lt;/i&gt; helps"' in page


def test_link_for_editors_previews_nothing_of_the_canvas(ada: CanvasGrant) -> None:
    canvases.rename(ada, cast.op(), row=ada.canvas, name="Secret plan")
    token = sharing.make_link(ada, role=Role.EDITOR)

    assert "Secret plan" not in cast.browser(htmx=False).get(reverse("join", args=[token])).text


@pytest.mark.parametrize("count", [1, 12])
def test_page_asks_as_often_whatever_is_on_it(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        pain = cast.add(ada, Kind.PAIN, f"Pain {number}")
        cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, f"Reliever {number}"), pain)
    client, address = opened(ada)

    with CaptureQueriesContext(connection) as first:
        client.get(address)
    with CaptureQueriesContext(connection) as again:
        client.get(address)
    assert (len(first), len(again)) == (7, 3)


def test_browser_remembers_so_many_links(ada: CanvasGrant) -> None:
    client = cast.browser(htmx=False)
    for _time in range(MOST_LOOKS + 2):
        client.post(reverse("join", args=[sharing.make_link(ada, role=Role.VIEWER)]))
    first, last = ShareLink.objects.order_by("pk").first(), ShareLink.objects.latest("pk")
    assert first

    assert client.get(reverse("looks", args=[last.public_id])).status_code == 200
    assert client.get(reverse("looks", args=[first.public_id])).status_code == 404


def test_segment_and_canvas_of_a_looker_are_named(ada: CanvasGrant) -> None:
    client, address = opened(ada)
    canvases.name_canvas(ada, cast.op(), canvas=ada.canvas, title="Warm meals", segment="Nurses")
    page = client.get(address).text

    assert "Warm meals" in page
    assert "Nurses" in page


def test_placeholders_are_not_shown_to_a_looker(ada: CanvasGrant) -> None:
    client, address = opened(ada)
    page = client.get(address).text

    assert "Untitled canvas" not in page
    assert "My first segment" not in page

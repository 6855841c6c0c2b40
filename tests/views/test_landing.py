"""The landing page of a canvas: what strangers read there, and what they do not."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, evidence, sharing
from canvases.method.evidence import Evidence
from canvases.method.kinds import Kind, Strength
from canvases.models import Canvas, ShareLink
from tests import cast


def address(grant: CanvasGrant, lifetime: timedelta | None = None) -> str:
    token = sharing.make_landing(grant, canvas=grant.canvas, lifetime=lifetime)
    return reverse("landing", args=[token])


def read(path: str) -> str:
    """What a stranger gets."""
    answer = cast.browser(htmx=False).get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    return unescape(answer.text)


@pytest.fixture
def said(ada: CanvasGrant) -> CanvasGrant:
    """A canvas with a sentence, answers, and much that is nobody's business."""
    canvas = ada.canvas
    canvases.name_canvas(ada, cast.op(), canvas=canvas, title="Project Falcon", segment="Whales")
    canvases.state_proposition(ada, cast.op(), canvas=canvas, text="We feed the night shift.")
    dark, cold = cast.add(ada, Kind.PAIN, "Dark", 5), cast.add(ada, Kind.PAIN, "Open secret", 4)
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, "Lamp"), dark, Strength.WEAK)
    cast.connect(ada, cast.add(ada, Kind.GAIN_CREATOR, "Stove"), cast.add(ada, Kind.GAIN, "Warm"))
    cast.connect(ada, cast.add(ada, Kind.PRODUCT, "Fridge"), cast.add(ada, Kind.JOB, "Secret job"))
    cast.add(ada, Kind.PRODUCT, "Unlaunched thing")
    for note in (dark, cold):
        piece = Evidence("supports", "interview", "Secret summary", "Secret quote", "Secret source")
        evidence.add(ada, cast.op(), note=note, evidence=piece)
        cast.comment(ada, note, "Secret comment")
    return ada


SECRET = (
    "Falcon", "Whales", "Open secret", "Unlaunched", "Secret", "Ada", "Evidence", "comment",
)  # fmt: skip


def test_page_says_the_sentence_and_what_is_answered(said: CanvasGrant) -> None:
    page = read(address(said))
    for words in ("We feed the night shift.", "Dark", "Lamp", "Warm", "Stove", "Fridge"):
        assert words in page


def test_nothing_else_of_the_canvas_is_in_the_page(said: CanvasGrant) -> None:
    page = read(address(said))
    for words in (*SECRET, said.workspace.name, said.canvas.public_id, said.workspace.public_id):
        assert words not in page


def test_text_to_copy_holds_no_more_than_the_page(said: CanvasGrant) -> None:
    shown = unescape(cast.browser("ada").get(f"/c/{said.canvas.public_id}/statement/").text)
    (text,) = re.findall(r'<textarea[^>]*id="landing-text"[^>]*>(.*?)</textarea>', shown, re.DOTALL)
    assert "- Dark: Lamp" in text
    assert not any(words in text for words in SECRET)


def test_page_has_no_scripts_and_is_for_no_search_engine(said: CanvasGrant) -> None:
    page = read(address(said))
    assert "<script" not in page
    assert "<form" not in page
    assert '<meta name="robots" content="noindex">' in page


def test_preview_in_chats_tells_the_sentence_and_no_name(said: CanvasGrant) -> None:
    page = read(address(said))
    assert 'property="og:title" content="Our value proposition"' in page
    assert 'property="og:description" content="We feed the night shift."' in page


def test_link_opens_nothing_but_the_page(said: CanvasGrant) -> None:
    path = address(said)
    link, token = ShareLink.objects.get(), path.split("/")[2]
    client = cast.browser(htmx=False)
    client.get(path)
    for other in (
        reverse("join", args=[token]), reverse("join_picture", args=[token]),
        reverse("join", args=[token, said.canvas.public_id]), reverse("embed", args=[token]),
        reverse("looks", args=[link.public_id]),
        reverse("look", args=[link.public_id, said.canvas.public_id]),
        reverse("board", args=[said.canvas.public_id]),
    ):  # fmt: skip
        assert client.get(other).status_code == 404


def test_link_that_lets_look_opens_no_landing_page(said: CanvasGrant) -> None:
    token = sharing.make_link(said, role="viewer", canvas=said.canvas)
    assert cast.browser(htmx=False).get(reverse("landing", args=[token])).status_code == 404


def test_revoked_expired_or_binned_shows_nothing_any_more(said: CanvasGrant) -> None:
    path, client = address(said), cast.browser(htmx=False)
    sharing.revoke_link(said, link=ShareLink.objects.get())
    gone = client.get(path)
    assert gone.status_code == 404
    assert "no longer shared" in gone.text
    assert client.get(address(said, timedelta(seconds=-1))).status_code == 404
    path = address(said)
    canvases.discard(cast.on_page(said), cast.op(), row=said.canvas)
    assert client.get(path).status_code == 404


def test_page_follows_the_canvas(said: CanvasGrant) -> None:
    path = address(said)
    read(path)
    canvases.state_proposition(said, cast.op(), canvas=said.canvas, text="We light the night.")
    assert "We light the night." in read(path)


def test_link_is_made_on_the_page_of_the_statement_and_shown_once(said: CanvasGrant) -> None:
    client, there = cast.browser("ada", htmx=False), f"/c/{said.canvas.public_id}/"
    made = client.post(f"{there}landing/link/", {"lifetime": "month"}).text
    found = re.search(r'id="landing-address" value="http://testserver(/p/[^"]+)"', made)

    assert found
    assert "We feed the night shift." in read(found[1])
    again = client.get(f"{there}statement/").text
    assert found[1] not in again
    assert "Link to the landing page" in again
    assert ShareLink.objects.get().expires_at is not None


def test_link_stands_among_the_others_of_the_workspace(said: CanvasGrant) -> None:
    address(said)
    page = cast.browser("ada", htmx=False).get(f"/w/{said.workspace.public_id}/share/").text
    assert "Landing page: <bdi" in page


@pytest.mark.usefixtures("finn")
def test_viewer_sees_the_page_and_makes_no_link(said: CanvasGrant) -> None:
    client, there = cast.browser("finn", htmx=False), f"/c/{said.canvas.public_id}/"
    assert "We feed the night shift." in client.get(f"{there}landing/").text
    assert "landing/link/" not in client.get(f"{there}statement/").text
    assert client.post(f"{there}landing/link/").status_code == 403


def test_canvas_without_words_says_so(ada: CanvasGrant) -> None:
    assert "There is nothing to say here yet." in read(address(ada))


@pytest.mark.parametrize("count", [1, 12])
def test_page_asks_as_often_whatever_is_on_the_canvas(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        pain = cast.add(ada, Kind.PAIN, f"Pain {number}")
        cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, f"Reliever {number}"), pain)
    path = address(ada)
    with CaptureQueriesContext(connection) as first:
        read(path)
    with CaptureQueriesContext(connection) as again:
        read(path)
    assert (len(first), len(again)) == (6, 1)


def test_hundreds_of_answers_make_a_short_page(ada: CanvasGrant) -> None:
    reliever = cast.add(ada, Kind.PAIN_RELIEVER, "Lamp")
    for number in range(12):
        cast.connect(ada, reliever, cast.add(ada, Kind.PAIN, f"Pain {number}"))
    assert read(address(ada)).count("landing__need") == 5
    assert Canvas.objects.count() == 1

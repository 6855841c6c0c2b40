"""A canvas inside of other sites."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, sharing
from canvases.method.kinds import Kind
from canvases.models import Role, ShareLink
from tests import cast

SITE = "https://example.org"
ELEVEN = "\n".join(f"https://s{number}.example.org" for number in range(11))


def embedded(grant: CanvasGrant, *origins: str) -> str:
    """The address of a new frame."""
    token = sharing.make_embed(grant, canvas=grant.canvas, origins=list(origins) or [SITE])
    return reverse("embed", args=[token])


def test_frame_shows_the_canvas_to_pages_of_its_origins_only(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    answer = cast.browser(htmx=False).get(embedded(ada, SITE, "https://blog.example.com:8443"))

    assert "Canteen is closed" in answer.text
    policy = answer["Content-Security-Policy"]
    assert f"frame-ancestors {SITE} https://blog.example.com:8443;" in f"{policy};"
    assert "X-Frame-Options" not in answer
    assert "Set-Cookie" not in answer
    assert not answer.cookies


def test_other_pages_stay_out_of_frames(ada: CanvasGrant) -> None:
    embedded(ada)
    answer = cast.browser("ada").get(reverse("board", args=[ada.canvas.public_id]))

    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_frame_leads_nowhere_and_lets_nobody_in(ada: CanvasGrant) -> None:
    address = embedded(ada)
    page = cast.browser(htmx=False).get(address).text
    token = address.split("/")[2]

    assert "<form" not in page
    assert "/v/" not in page
    assert cast.browser(htmx=False).get(reverse("join", args=[token])).status_code == 404
    link = ShareLink.objects.get()
    assert cast.browser("ada").get(reverse("looks", args=[link.public_id])).status_code == 404


def test_link_that_lets_in_is_no_frame(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.VIEWER)

    assert cast.browser(htmx=False).get(reverse("embed", args=[token])).status_code == 404


def test_revoked_and_guessed_frames_are_told_alike_and_show_nothing(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    address, browser = embedded(ada), cast.browser(htmx=False)
    assert browser.get(address).status_code == 200
    sharing.revoke_link(ada, link=ShareLink.objects.get())

    answers = [browser.get(path) for path in (address, reverse("embed", args=["guessed"]))]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Canteen" not in answers[0].text


def test_revoked_frame_names_no_origin(ada: CanvasGrant) -> None:
    address, browser = embedded(ada), cast.browser(htmx=False)
    sharing.revoke_link(ada, link=ShareLink.objects.get())
    policies = [
        browser.get(path)["Content-Security-Policy"].split("frame-ancestors ")[1].split(";")[0]
        for path in (address, reverse("embed", args=["guessed"]))
    ]

    assert policies == ["'none'", "'none'"]


def test_canvas_in_the_bin_is_shown_nowhere(ada: CanvasGrant) -> None:
    address = embedded(ada)
    canvases.discard(ada, cast.op(), row=ada.canvas)

    assert cast.browser(htmx=False).get(address).status_code == 404


@pytest.mark.parametrize(
    ("theme", "marked"), [("dark", True), ("light", True), ("", False), ('"><b>', False)]
)
def test_theme_is_as_asked_or_as_the_reader_has_it(
    ada: CanvasGrant, theme: str, marked: bool
) -> None:
    page = cast.browser(htmx=False).get(embedded(ada), {"theme": theme}).text

    assert (f'data-theme="{theme}"' in page) == marked
    assert "><b>" not in page


def test_editor_makes_a_frame_and_sees_its_markup_once(ada: CanvasGrant, ben: CanvasGrant) -> None:
    client = cast.browser(cast.name_of(ben), htmx=False)
    make = reverse("make_embed", args=[ada.workspace.public_id])
    wish = {"shown": ada.canvas.public_id, "origins": "Example.org\nhttps://example.org/page?x=1"}

    answer = client.post(make, wish).text
    link = ShareLink.objects.get()
    assert "&lt;iframe src=" in answer
    assert link.origins == [SITE]
    page = client.get(reverse("share", args=[ada.workspace.public_id])).text
    assert "&lt;iframe" not in page
    assert "Embedded in other sites" in page


@pytest.mark.parametrize(
    "origins",
    ["", "http://example.org", "*", "https://*.example.org", "'none'", "https://a.b; script-src *",
     "https://user:pw@example.org", "https://example.org:99999", "javascript:alert(1)", "localhost",
     "https://[::1]", "https://exa mple.org", ELEVEN],
)  # fmt: skip
def test_site_that_is_none_is_refused(ada: CanvasGrant, origins: str) -> None:
    make = reverse("make_embed", args=[ada.workspace.public_id])
    answer = cast.browser("ada", htmx=False).post(
        make, {"shown": ada.canvas.public_id, "origins": origins}
    )

    assert answer.status_code == 422
    assert not ShareLink.objects.exists()


def test_canvas_of_another_workspace_is_not_embedded(ada: CanvasGrant, dan: CanvasGrant) -> None:
    make = reverse("make_embed", args=[ada.workspace.public_id])
    wish = {"shown": dan.canvas.public_id, "origins": SITE}

    assert cast.browser("ada", htmx=False).post(make, wish).status_code == 422


def test_oembed_offers_a_frame_no_larger_than_asked(ada: CanvasGrant) -> None:
    canvases.rename(ada, cast.op(), row=ada.canvas, name='Meals "at" <night>')
    address = f"http://testserver{embedded(ada)}"
    answer = cast.browser(htmx=False).get(
        reverse("oembed"), {"url": address, "maxwidth": "600", "maxheight": "x"}
    )

    told = answer.json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert (told["width"], told["height"]) == (600, 720)
    assert told["title"] == 'Meals "at" <night>'
    assert f'<iframe src="{address}" title="Meals &#34;at&#34; &lt;night&gt;"' in told["html"]


def test_embedded_page_says_where_to_ask(ada: CanvasGrant) -> None:
    address = embedded(ada)
    page = cast.browser(htmx=False).get(address).text

    assert f"/oembed/?url={quote(f'http://testserver{address}', safe='/')}" in page
    assert 'property="og:title"' in page


@pytest.mark.parametrize(
    "url", ["", "nonsense", "http://evil.example/embed/x/", "http://testserver/", "//[", "http://testserver/embed/guessed/"]
)  # fmt: skip
def test_oembed_of_anything_else_is_not_found(ada: CanvasGrant, url: str) -> None:
    embedded(ada)

    assert cast.browser(htmx=False).get(reverse("oembed"), {"url": url}).status_code == 404


def test_oembed_speaks_json_only(ada: CanvasGrant) -> None:
    address = f"http://testserver{embedded(ada)}"
    answer = cast.browser(htmx=False).get(reverse("oembed"), {"url": address, "format": "xml"})

    assert answer.status_code == 501

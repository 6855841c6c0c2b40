"""The pictures in previews of links."""

import re

from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import sharing
from canvases.models import Role, ShareLink
from tests import cast


def test_card_shows_the_canvas_in_small_as_it_is_by_now(ada: CanvasGrant) -> None:
    browser = cast.browser("ada", htmx=False)

    def pictured() -> str:
        page = browser.get(f"/w/{ada.workspace.public_id}/").text
        return "".join(re.findall(r'<img [^>]*src="([^"]+)"[^>]*loading="lazy"', page))

    empty = pictured()
    cast.add(ada)
    first = pictured()
    cast.add(ada, text="Another")
    answer = browser.get(first)

    assert not empty
    assert pictured() != first
    assert answer["Content-Type"] == "image/svg+xml"
    assert "private" in answer["Cache-Control"]


def test_preview_of_a_view_link_has_a_picture(ada: CanvasGrant) -> None:
    cast.add(ada)
    token = sharing.make_link(ada, role=Role.VIEWER)
    browser = cast.browser(htmx=False)
    page = browser.get(reverse("join", args=[token, ada.canvas.public_id])).text
    found = re.search(r'property="og:image" content="http://testserver([^"]+)"', page)

    assert found
    assert browser.get(found[1]).content.startswith(b"\x89PNG")
    assert 'content="summary_large_image"' in page


def test_preview_of_a_frame_has_a_picture_until_it_is_revoked(ada: CanvasGrant) -> None:
    token = sharing.make_embed(ada, canvas=ada.canvas, origins=["https://example.org"])
    browser, address = cast.browser(htmx=False), reverse("embed_picture", args=[token])
    page = browser.get(reverse("embed", args=[token])).text

    assert f'property="og:image" content="http://testserver{address}"' in page
    assert browser.get(address)["Content-Type"] == "image/png"
    sharing.revoke_link(ada, link=ShareLink.objects.get())
    assert browser.get(address).status_code == 404


def test_link_that_asks_first_has_no_picture(ada: CanvasGrant) -> None:
    for role, passphrase in [(Role.EDITOR, ""), (Role.VIEWER, "open sesame")]:
        token = sharing.make_link(ada, role=role, passphrase=passphrase)
        address = reverse("join_picture", args=[token])

        assert cast.browser(htmx=False).get(address).status_code == 404

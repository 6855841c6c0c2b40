"""QR codes of links."""

import io

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import sharing
from canvases.models import Role, ShareLink
from canvases.queries.names import name_of
from tests import cast


def test_code_is_a_picture_without_styles_or_scripts(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR)
    answer = cast.browser(htmx=False).get(reverse("join_code", args=[token]))

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert "style" not in answer.text
    assert "no-store" in answer["Cache-Control"]


def test_code_can_be_kept_as_a_png(ada: CanvasGrant) -> None:
    from PIL import Image

    token = sharing.make_link(ada, role=Role.EDITOR)
    answer = cast.browser(htmx=False).get(
        reverse("join_code", args=[token, ada.canvas.public_id]), {"format": "png"}
    )

    width, height = Image.open(io.BytesIO(answer.content)).size
    assert width == height > 600
    assert "attachment" in answer["Content-Disposition"]


def test_room_sees_the_code_and_no_address(ada: CanvasGrant) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR)
    page = cast.browser(htmx=False).get(reverse("join_room", args=[token]))

    assert reverse("join_code", args=[token]) in page.text
    assert name_of(ada.workspace) in page.text


@pytest.mark.parametrize("name", ["join_code", "join_room"])
def test_link_that_does_not_work_has_no_code(ada: CanvasGrant, name: str) -> None:
    token = sharing.make_link(ada, role=Role.EDITOR)
    sharing.revoke_link(ada, link=ShareLink.objects.get())

    for one in (token, "guessed"):
        assert cast.browser(htmx=False).get(reverse(name, args=[one])).status_code == 404


def test_new_link_is_shown_with_its_code_and_a_key_without(ada: CanvasGrant) -> None:
    client, workspace = cast.browser("ada", htmx=False), ada.workspace.public_id
    page = client.post(reverse("make_link", args=[workspace]), {"role": "editor"}).text
    key = client.post(reverse("make_key", args=[workspace])).text

    assert "Show full screen" in page
    assert "Show full screen" not in key

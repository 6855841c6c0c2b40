"""Whose key is gone: told so, and shown a way on."""

import pytest

from canvases.access import CanvasGrant, new_token
from canvases.actions import devices, sharing
from canvases.models import Member, Role
from tests import cast

OPEN = "/devices/open/"


def test_browser_that_nobody_is_known_by_is_shown_a_way_on(ada: CanvasGrant) -> None:
    Member.objects.filter(pk=ada.member.pk).update(token_hash="0" * 64)

    for who in (None, "ada"):
        answer = cast.browser(who, htmx=False).get(f"/c/{ada.canvas.public_id}/")
        assert answer.status_code == 404
        assert f'action="{OPEN}"' in answer.text


@pytest.mark.parametrize(
    "pasted", ["{}", "http://testserver{}", "<{}>", "Here it is: ({}), keep it!", "“{}”", "{}qr/"]
)
def test_pasted_link_is_opened_whatever_stands_around_it(ada: CanvasGrant, pasted: str) -> None:
    link = f"/join/{sharing.make_link(ada, role=Role.OWNER)}/"
    device = f"/device/{devices.make_link(cast.TOKENS['ada'])}/"
    browser = cast.browser(htmx=False)

    for path in (link, f"{link}{ada.canvas.public_id}/", device):
        answer = browser.post(OPEN, {"link": pasted.format(path)})
        assert answer["Location"] == path
        assert browser.get(path).status_code == 200


@pytest.mark.parametrize("pasted", ["", "hello", "/join/short/", "/join/" + "x" * 44, "y" * 3000])
@pytest.mark.django_db
def test_what_is_no_link_is_refused_with_words_and_shown_again(pasted: str) -> None:
    answer = cast.browser(htmx=False).post(OPEN, {"link": pasted})

    assert answer.status_code == 422
    assert pasted[:40] in answer.text


@pytest.mark.django_db
def test_pasted_link_leads_to_no_other_site() -> None:
    sent = {"link": f"https://example.org/join/{new_token()}/"}

    assert cast.browser(htmx=False).post(OPEN, sent)["Location"].startswith("/join/")

"""What the operator of a server sees: words that name the setting, and pages that nobody keeps."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from canvases.access import CanvasGrant
from tests import cast
from tests.addresses import ADDRESSES, GUARDED, ids_of

FOR_PREVIEWS = {"join_picture", "embed_picture", "import_anew"}
PICTURES = {"look_picture", "export_picture", "picture"}  # kept by the browser alone, for a while
ORIGIN = "https://canvas.example.org"


def test_private_page_is_kept_by_nobody(ada: CanvasGrant) -> None:
    browser, ids = cast.browser("ada"), ids_of(ada)
    pages = {
        key: browser.get(address.at(ids))
        for key, address in GUARDED.items()
        if address.name not in PICTURES and not address.name.startswith("import_to_")
    }

    assert sum(page.status_code == 200 for page in pages.values()) > 15
    assert not [key for key, page in pages.items() if "no-store" not in page["Cache-Control"]]
    assert not [key for key, page in pages.items() if page.has_header("ETag")]


def test_steps_of_an_import_are_kept_by_the_browser_alone_to_go_back_to(ada: CanvasGrant) -> None:
    page = cast.browser("ada").get(reverse("import_to_canvas", args=[ada.canvas.public_id]))

    assert {*page["Cache-Control"].split(", ")} == {"private", "no-cache"}


def test_page_for_everyone_is_kept_by_nobody(ada: CanvasGrant) -> None:
    browser, ids = Client(), ids_of(ada)
    pages = {
        key: browser.get(address.at(ids))
        for key, address in ADDRESSES.items()
        if address.policy == "anyone" and address.name not in FOR_PREVIEWS
    }

    assert not [key for key, page in pages.items() if "no-store" not in page["Cache-Control"]]


def test_wrong_host_is_one_line_in_the_log_and_a_page_that_names_the_setting(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = Client(headers={"Host": "canvas.example.org"}).get("/")

    assert answer.status_code == 400
    assert "“canvas.example.org”" in answer.text
    assert "ALLOWED_HOSTS" in answer.text
    assert 'href="/"' not in answer.text  # where the same would be said again
    (said,) = (record for record in caplog.records if record.name != "django.request")
    assert said.getMessage() == "A request for a host that is not in ALLOWED_HOSTS was refused."
    assert not said.exc_info


@pytest.mark.parametrize("header", ["Origin", "Referer"])
def test_form_from_an_origin_that_is_not_known_is_told_so_and_which_setting_helps(
    ada: CanvasGrant, settings: Settings, header: str
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    browser = cast.browser("ada", htmx=False)
    browser.handler.enforce_csrf_checks = True
    browser.get(reverse("home"))
    headers = {header: f"{ORIGIN}/", "X-Forwarded-Proto": "https"}
    if header == "Origin":
        headers = {header: ORIGIN}
    address = reverse("segments", args=[ada.workspace.public_id])
    answer = browser.post(address, {"name": "Night nurses"}, headers=headers)

    assert answer.status_code == 403
    assert f"origin {ORIGIN}" in answer.text
    assert "CSRF_TRUSTED_ORIGINS" in answer.text
    assert "Night nurses" in answer.text
    assert "too long" not in answer.text

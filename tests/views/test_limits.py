"""How much may be made without an account: by whom it is counted, and how its end is told."""

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import reverse
from pytest_django import Settings

from canvas_project.installation import pair
from canvases.access import CanvasGrant
from canvases.actions import documents, sharing
from canvases.exports.interchange.canvas_file import document
from canvases.models import Allowance, Member, Role
from tests import cast
from tests.views.import_pages import CSV, bring, go_on, problems

ROOM = 300  # people behind one address

MADE = {
    "workspaces": "workspaces were started",
    "snapshots": "snapshots were made",
    "duplicates": "canvases were copied",
}


def told(page: Any) -> str:
    return " ".join(page.content.decode().split())


def only(settings: Settings, what: str, *limits: int) -> None:
    settings.DAILY_LIMITS = {**settings.DAILY_LIMITS, what: limits}


def post(
    address: str, sent: dict[str, str], who: str = "ada", at: str = "10.0.0.1"
) -> HttpResponse:
    return cast.browser(who, htmx=False).post(address, sent, REMOTE_ADDR=at)  # type: ignore[return-value]


def makes(what: str, ada: CanvasGrant) -> tuple[str, dict[str, str]]:
    """An address, and what is sent there to make one more."""
    ids = {"canvas": ada.canvas.public_id, "workspace": ada.workspace.public_id}
    row = [ids["workspace"], "canvas", ids["canvas"], "duplicate"]
    return {
        "start": (reverse("start"), {}),
        "copies": (reverse("copy_example", args=["hospital"]), {}),
        "snapshots": (reverse("snapshots", args=[ids["canvas"]]), {"name": "Before lunch"}),
        "duplicates": (reverse("row", args=row), {"name": "Another idea"}),
    }[what]


@pytest.fixture
def example(ada: CanvasGrant) -> None:
    documents.store_example(document(ada.workspace), "hospital", "x")


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("made", "limit"),
    [
        ("start", "workspaces"),
        ("copies", "workspaces"),
        ("snapshots", "snapshots"),
        ("duplicates", "duplicates"),
    ],
)
def test_what_is_made_ends_by_address_and_by_server_in_words(
    ada: CanvasGrant, settings: Settings, made: str, limit: str
) -> None:
    only(settings, limit, 1, 2)
    address, sent = makes(made, ada)

    assert post(address, sent, at="10.0.0.1").status_code == 302
    here = post(address, sent, at="10.0.0.1")
    assert (here.status_code, 80_000 < int(here["Retry-After"]) <= 86_400) == (429, True)
    assert "from here today" in here.content.decode()
    assert f"Very many {MADE[limit]} from here today. Try again in 24 hours." in told(here)
    assert all(str(typed) in here.content.decode() for typed in sent.values())
    assert post(address, sent, at="10.0.0.2").status_code == 302
    assert "on this server today" in post(address, sent, at="10.0.0.3").content.decode()


def test_import_beyond_the_limit_keeps_what_was_brought(
    ada: CanvasGrant, settings: Settings
) -> None:
    only(settings, "imports", 1, 9)
    check = bring(ada, CSV)
    assert go_on(check, "import").status_code == 302

    refused = go_on(check, "import")
    assert (refused.status_code, refused.has_header("Retry-After")) == (429, True)
    assert "from here today" in problems(refused)
    Allowance.objects.all().delete()  # a day later
    assert go_on(refused, "import").status_code == 302


def test_link_lets_in_so_many_a_day_and_keeps_the_name_that_was_typed(
    ada: CanvasGrant, settings: Settings
) -> None:
    only(settings, "members", 1, 9)
    address = reverse("join", args=[sharing.make_link(ada, role=Role.EDITOR)])
    for expected in (302, 429):
        answer = cast.browser(htmx=False).post(address, {"name": "Zoë"})
        assert answer.status_code == expected

    assert "Zoë" in answer.content.decode()
    assert "Very many people joined by this link today. Try again in 24 hours." in told(answer)
    assert Member.objects.filter(name="Zoë").count() == 1


def test_room_behind_one_address_may_make_what_it_needs() -> None:
    for what, (from_one_place, altogether) in settings.DAILY_LIMITS.items():
        assert from_one_place >= 3 * ROOM, what
        assert altogether >= 10 * from_one_place, what


def test_what_is_counted_tells_no_address(ada: CanvasGrant) -> None:
    post(*makes("snapshots", ada))

    assert {row.name for row in Allowance.objects.all()} == {"snapshots"}
    assert not any("10.0.0.1" in row.who for row in Allowance.objects.all())


@pytest.mark.parametrize("written", ["1000", "0/5", "many/more", "1/2/3"])
def test_limit_that_is_none_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("LIMIT_IMPORTS", written)

    with pytest.raises(ImproperlyConfigured, match="LIMIT_IMPORTS should be two numbers like 1/2"):
        pair("LIMIT_IMPORTS", "1/2")

"""Pages that are rendered once for many: each reader gets what is theirs, and nothing else."""

import re
from html import unescape
from itertools import permutations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import canvases, segment_pairs
from canvases.models import CustomerSegment
from tests import cast

PAGES = ["", "segments/", "segments/value/", "segments/roles/", "segments/%s/"]
WITH_FORMS = ["", "segments/roles/", "segments/%s/"]
HIDDEN = 'name="csrfmiddlewaretoken" value="([^"]*)"'


def at(grant: CanvasGrant, path: str) -> str:
    """An address in the workspace."""
    segment = grant.canvas.profile.segment.public_id
    return f"/w/{grant.workspace.public_id}/{path.replace('%s', segment)}"


def shown(name: str, grant: CanvasGrant, path: str) -> str:
    """What one of the cast is shown there."""
    answer = cast.browser(name, htmx=False).get(at(grant, path))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.fixture
def platform(ada: CanvasGrant, ben: CanvasGrant, finn: CanvasGrant) -> CanvasGrant:  # noqa: ARG001
    """Ada's platform: two sides with a flow, and something in the bin."""
    mine, other = ada.canvas.profile.segment, cast.another_segment(ada, "Advertisers")
    page = cast.on_page(ada)
    offer = ada.canvas.value_map
    canvases.add_canvas(page, cast.op(), title="Second", segment=other, value_map=offer)
    canvases.discard(page, cast.op(), row=cast.another_segment(ada, "Binned segment"))
    CustomerSegment.objects.update(kind="multi_sided")
    segment_pairs.say_flows(
        page, cast.op(), segments=(mine, other), values={"first_gives": "eyes"}, seen={}
    )
    return ada


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("order", list(permutations(["ada", "ben", "finn"])))
def test_page_is_the_same_whoever_saw_it_before(
    platform: CanvasGrant, path: str, order: tuple[str, ...]
) -> None:
    def without_token(name: str) -> str:
        return re.sub(HIDDEN, "", shown(name, platform, path))

    alone = {}
    for name in order:
        cache.clear()
        alone[name] = without_token(name)
    cache.clear()

    assert {name: without_token(name) for name in order} == alone


@pytest.mark.parametrize("path", PAGES)
def test_reader_finds_no_bin_and_no_step_after_its_owner(platform: CanvasGrant, path: str) -> None:
    before, after = shown("ada", platform, path), shown("finn", platform, path)

    planted = ["Binned segment", "Undo: ", "Empty the bin", "Delete this workspace"]
    assert [one for one in planted if one in after] == []
    assert path or all(one in before for one in planted)


def test_editor_is_offered_only_what_they_did_themselves(platform: CanvasGrant) -> None:
    for path in ("", "segments/roles/", "segments/%s/"):
        assert "Undo: " in shown("ada", platform, path)
        assert "Undo: " not in shown("ben", platform, path)


def token(browser: Client, address: str) -> str:
    """What the last form of a page would send."""
    found: str = re.findall(HIDDEN, browser.get(address).text)[-1]
    return found


@pytest.mark.parametrize("path", WITH_FORMS)
def test_form_of_a_kept_page_sends_the_token_of_its_reader(
    platform: CanvasGrant, path: str
) -> None:
    ada, ben = (cast.browser(one, htmx=False, enforce_csrf_checks=True) for one in ("ada", "ben"))
    hers, his = token(ada, at(platform, path)), token(ben, at(platform, path))
    rename = reverse("rename_workspace", args=[platform.workspace.public_id])

    for browser, sent, status in ((ada, hers, 302), (ben, his, 302), (ben, hers, 403)):
        answer = browser.post(rename, {"name": "New name", "csrfmiddlewaretoken": sent})
        assert answer.status_code == status


@pytest.mark.parametrize("path", WITH_FORMS)
def test_page_follows_the_next_change(platform: CanvasGrant, path: str) -> None:
    segment = platform.canvas.profile.segment
    assert "Renamed" not in shown("ben", platform, path)

    canvases.rename(cast.on_page(platform), cast.op(), row=segment, name="Renamed")

    assert "Renamed" in shown("ben", platform, path)


@pytest.mark.parametrize("path", WITH_FORMS)
def test_text_that_looks_like_room_stays_text(platform: CanvasGrant, path: str) -> None:
    name = "<!-- room token -->"
    segment = platform.canvas.profile.segment
    canvases.rename(cast.on_page(platform), cast.op(), row=segment, name=name)

    assert name in shown("ada", platform, path)  # unescaped here, after it was laid over
    assert "<!-- room " not in cast.browser("ada", htmx=False).get(at(platform, path)).text


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("path", "queries"), [("", 3), ("segments/roles/", 2), ("segments/%s/", 4)]
)
def test_page_that_is_kept_asks_the_gate_and_what_is_the_readers_own(
    ada: CanvasGrant, path: str, queries: int, count: int
) -> None:
    for number in range(count):
        cast.another_segment(ada, f"Segment {number}")
    browser = cast.browser("ada", htmx=False)
    browser.get(at(ada, path))

    with CaptureQueriesContext(connection) as found:
        browser.get(at(ada, path))

    assert len(found) == queries

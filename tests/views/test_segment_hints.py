"""Hints on a segment: shown two at a time, put aside for good, never to viewers."""

import re

import pytest
from django.test import Client

from canvases.access import CanvasGrant
from canvases.models import CustomerSegment
from tests import cast
from tests.views.test_segments import at, now, words


@pytest.fixture
def scripted(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada))


@pytest.fixture
def plain(ada: CanvasGrant) -> Client:
    """Ada's browser without scripts."""
    return cast.browser(cast.name_of(ada), htmx=False)


@pytest.fixture
def broad(ada: CanvasGrant) -> None:
    """The segment gives reason for three hints."""
    here = CustomerSegment.objects.filter(workspace=ada.workspace)
    here.update(name="Everyone", target={"chosen": True})


TODOS = ["Name a narrower group", "Answer one of three questions", "Add a trait"]


def todos(shown: str) -> list[str]:
    """What the hints on a page say to do, each once."""
    return re.findall(r'class="hints__do"><a[^>]*>([^<]*)', shown)


@pytest.mark.usefixtures("broad")
def test_hints_come_two_at_a_time_and_lead_to_their_sections(
    ada: CanvasGrant, plain: Client
) -> None:
    shown = words(plain.get(at(ada)))

    assert todos(shown) == TODOS[:2]
    assert 'href="?section=worth#worth"' in shown


@pytest.mark.usefixtures("broad")
def test_hint_that_is_not_for_us_makes_room_for_the_next(
    ada: CanvasGrant, scripted: Client
) -> None:
    answer = words(scripted.post(at(ada, "hints/everyone/dismiss/")))

    assert todos(answer) == TODOS[1:]
    assert 'id="segment-head" hx-swap-oob="true"' in answer
    assert "Undo: put the hint on “Everyone” aside" in answer
    assert todos(words(scripted.post(at(ada, "undo/")))) == TODOS[:2]


@pytest.mark.usefixtures("broad")
def test_hint_is_put_aside_without_scripts(ada: CanvasGrant, plain: Client) -> None:
    shown = words(plain.post(at(ada, "hints/unasked/dismiss/"), follow=True))

    assert todos(shown) == [TODOS[0], TODOS[2]]


@pytest.mark.usefixtures("broad")
def test_viewer_reads_the_hints_and_puts_none_aside(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    viewer = cast.browser(cast.name_of(cleo), htmx=False)

    shown = words(viewer.get(at(ada)))

    assert "Nobody feels meant by" in shown
    assert "Not for us" not in shown
    assert viewer.post(at(ada, "hints/everyone/dismiss/")).status_code == 403
    assert now().dismissed == []


def test_unknown_hint_is_not_found(ada: CanvasGrant, scripted: Client) -> None:
    assert scripted.post(at(ada, "hints/nagging/dismiss/")).status_code == 404


@pytest.mark.usefixtures("broad")
def test_workspace_page_shows_the_first_hint_that_is_left(ada: CanvasGrant, plain: Client) -> None:
    home = f"/w/{ada.workspace.public_id}/"
    plain.post(at(ada, "hints/everyone/dismiss/"))

    shown = words(plain.get(home))

    assert "This is your target market, and whether it is worth it is still open." in shown
    assert "Nobody feels meant" not in shown
    assert shown.count('class="hint"') == 1


@pytest.mark.usefixtures("broad")
def test_canvas_file_carries_what_was_put_aside(ada: CanvasGrant, plain: Client) -> None:
    plain.post(at(ada, "hints/everyone/dismiss/"))

    (told,) = plain.get(f"/w/{ada.workspace.public_id}/export/json/").json()["segments"]
    assert told["dismissed"] == ["everyone"]

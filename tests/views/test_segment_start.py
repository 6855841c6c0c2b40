"""The page of a segment for somebody new: where to begin, and what comes next."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from canvases.access import CanvasGrant
from canvases.models import Canvas, CustomerSegment
from tests import cast
from tests.views.test_segments import at, words


@pytest.fixture
def scripted(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada))


@pytest.fixture
def plain(ada: CanvasGrant) -> Client:
    """Ada's browser without scripts."""
    return cast.browser(cast.name_of(ada), htmx=False)


def test_page_of_which_nothing_is_told_opens_at_its_beginning(
    ada: CanvasGrant, plain: Client
) -> None:
    opens = '<details class="section" id="who" open'
    assert opens in words(plain.get(at(ada)))

    CustomerSegment.objects.update(roles=["user"])
    cache.clear()
    assert opens not in words(plain.get(at(ada)))


def test_journey_without_notes_says_where_they_come_from(ada: CanvasGrant, plain: Client) -> None:
    shown = words(plain.get(at(ada))).partition('id="journey"')[2]

    assert "First write jobs, pains and gains" in shown
    assert f'href="/c/{ada.canvas.public_id}/"' in shown


def test_new_name_stands_in_the_trail_too(ada: CanvasGrant, scripted: Client) -> None:
    answer = words(scripted.post(at(ada, "who/"), {"name": "Night nurses"}))

    assert re.search(r'id="segment-here"[^>]* hx-swap-oob="true">Night nurses<', answer)


def test_canvas_is_added_where_the_segment_is(ada: CanvasGrant, plain: Client) -> None:
    form = words(plain.get(at(ada))).partition('id="add-canvas"')[2].partition("</details>")[0]
    segment = ada.canvas.profile.segment
    assert f'name="segment" value="{segment.public_id}"' in form
    assert f'value="{ada.canvas.value_map.public_id}"' not in form  # it stands here already

    sent = {"segment": segment.public_id, "title": "Another", "alternative": "idea"}
    answer = plain.post(f"/w/{ada.workspace.public_id}/canvases/", sent)
    assert answer["Location"] == f"/c/{Canvas.objects.get(title='Another').public_id}/"

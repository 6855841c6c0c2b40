"""A canvas as a presentation."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.method.kinds import Kind
from tests import cast
from tests.views.test_public_pages import opened

ALL = ["canvas", "job", "pain", "gain", "answer", "link", "fit"]


@pytest.fixture
def linked(ada: CanvasGrant) -> CanvasGrant:
    """A canvas with notes in each box of the profile, and an answer."""
    for kind in (Kind.JOB, Kind.GAIN):
        cast.add(ada, kind)
    pain, lamp = cast.add(ada, Kind.PAIN, "Dark <b>room</b>"), cast.add(ada, Kind.PAIN_RELIEVER)
    cast.connect(ada, lamp, pain)
    return ada


def page(grant: CanvasGrant, query: str = "", client: Client | None = None) -> str:
    client = client or cast.browser("ada", htmx=False)
    return client.get(reverse("present", args=[grant.canvas.public_id]) + query).text


def steps(text: str) -> list[str]:
    return re.findall(r'<li><a class="controls__step" href="\?step=(\w+)"', text)


def test_presentation_shows_the_method_step_by_step(linked: CanvasGrant) -> None:
    text = page(linked)
    assert steps(text) == ALL
    assert {*ALL} <= {*re.findall(r'<g class="layer layer-(\w+)"', text)}


def test_presentation_has_no_step_that_shows_nothing(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN)
    assert [name for name in steps(page(ada)) if name not in ("canvas", "fit")] == ["pain"]


def test_address_keeps_the_step_and_links_to_its_neighbours(linked: CanvasGrant) -> None:
    text = page(linked, "?step=gain")
    assert 'data-step="gain">' in text
    assert re.search(r'data-act="back" href="\?step=pain"', text)
    assert re.search(r'data-act="next" href="\?step=answer"', text)


@pytest.mark.parametrize("query", ["", "?step=", "?step=%00", "?step=<b>"])
def test_address_without_a_step_shows_the_whole_slide(linked: CanvasGrant, query: str) -> None:
    text = page(linked, query)
    assert 'class="slide" data-step="">' in text
    assert re.search(r'data-act="next"[^>]+aria-disabled="true"', text)


def test_presentation_shows_markup_as_text(linked: CanvasGrant) -> None:
    text = page(linked)
    assert "Dark &lt;b&gt;room&lt;/b&gt;" in text
    assert "<b>room" not in text


def test_whoever_may_look_may_present(linked: CanvasGrant) -> None:
    client, address = opened(linked)
    text = client.get(f"{address}present/").text
    assert steps(text) == ALL
    assert f'data-act="leave" href="{address}"' in text
    assert cast.browser("ada", htmx=False).get(f"{address}present/").status_code == 200
    assert cast.browser("dan", htmx=False).get(f"{address}present/").status_code == 404


def test_presentation_learns_that_its_slide_has_changed(linked: CanvasGrant) -> None:
    state = re.search(r'hx-get="(changed/\?state=\w+)"', page(linked))
    assert state
    client, address = (
        cast.browser("ada"),
        reverse("present", args=[linked.canvas.public_id]) + state[1],
    )

    assert client.get(address).status_code == 204
    cast.add(linked, Kind.JOB, "Sleep")
    assert "Changed: show" in client.get(address).text


def test_presentation_is_not_disturbed_by_what_it_does_not_show(linked: CanvasGrant) -> None:
    state = re.search(r'hx-get="(changed/\?state=\w+)"', page(linked))
    assert state
    note = cast.add(linked, Kind.JOB)
    notes.discard(linked, cast.op(), note=note)

    address = reverse("present", args=[linked.canvas.public_id]) + state[1]
    assert cast.browser("ada").get(address).status_code == 204

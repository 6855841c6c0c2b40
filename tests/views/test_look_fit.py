"""Fit and alternatives behind a link to look: what is shown, and what is nobody's business."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import assessments, evidence, sharing
from canvases.method.evidence import Evidence
from canvases.method.kinds import Kind, Strength
from canvases.models import Canvas, ShareLink
from tests import cast
from tests.views.test_alternatives import add
from tests.views.test_public_pages import opened


def pages(grant: CanvasGrant, canvas: Canvas | None = None) -> tuple[str, str]:
    """The fit page and the alternatives behind a new link, to one canvas where it is given."""
    client, address = opened(grant, canvas=canvas)  # type: ignore[arg-type]
    fit, offers = (client.get(f"{address}{name}/") for name in ("fit", "alternatives"))
    assert (fit.status_code, offers.status_code) == (200, 200)
    return unescape(fit.text), unescape(offers.text)


@pytest.fixture
def proven(ada: CanvasGrant, ben: CanvasGrant) -> CanvasGrant:
    """A canvas with answers, evidence, comments, scores, a hint, and a note in the bin."""
    dark = cast.add(ada, Kind.PAIN, "Dark at night", 5)
    cast.add(ada, Kind.PAIN, "Cold at night", 4)
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, "Lamp"), dark, Strength.WEAK)
    piece = Evidence("supports", "interview", "Secret summary", "Secret quote", "Secret source")
    evidence.add(ada, cast.op(), note=dark, evidence=piece)
    cast.comment(ada, dark, "Secret comment")
    assessments.score(ben, cast.op(), canvas=ben.canvas, scores=[5] * 10)
    return ada


def test_visitor_reads_what_answers_what_and_the_figure(proven: CanvasGrant) -> None:
    fit, _offers = pages(proven)
    assert re.search(r'aria-label="weak"', fit)
    assert "Lamp" in fit
    assert "8 ÷ 24" in fit
    assert "Cold at night" in fit.split("Open needs, by worth")[1]


def test_visitor_finds_no_evidence_comments_people_or_hints(proven: CanvasGrant) -> None:
    for page in pages(proven):
        for words in ("Secret", "Ben", "Evidence", "unproven", "clearer", "comment"):
            assert words not in page
        assert "<script" not in page
        assert "<form" not in page
        assert "/c/" not in page


def test_visitor_compares_the_offers_of_the_workspace(proven: CanvasGrant) -> None:
    add(proven, "The big marketplace", "competitor")
    _fit, offers = pages(proven)
    assert "The big marketplace" in offers
    assert offers.count('class="curve-offers__one"') == 2


def test_link_to_one_canvas_compares_it_with_nothing(proven: CanvasGrant) -> None:
    rival = add(proven, "The big marketplace", "competitor")
    _fit, offers = pages(proven, proven.canvas)
    assert "The big marketplace" not in offers
    assert rival.public_id not in offers


def test_pages_are_for_those_who_opened_the_link(proven: CanvasGrant, dan: CanvasGrant) -> None:
    client, address = opened(proven)
    foreign = address.replace(proven.canvas.public_id, dan.canvas.public_id)
    for name in ("fit", "alternatives"):
        assert cast.browser(htmx=False).get(f"{address}{name}/").status_code == 404
        assert client.get(f"{foreign}{name}/").status_code == 404
    sharing.revoke_link(proven, link=ShareLink.objects.get())
    for name in ("fit", "alternatives"):
        assert client.get(f"{address}{name}/").status_code == 404


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def test_pages_ask_as_often_whatever_is_on_the_canvas(ada: CanvasGrant) -> None:
    counts = []
    for _time in range(2):
        for number in range(8):
            pain = cast.add(ada, Kind.PAIN, f"Pain {number}")
            cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, f"Reliever {number}"), pain)
        client, address = opened(ada)
        counts.append([asked(client, f"{address}{name}/") for name in ("fit", "alternatives")])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 9

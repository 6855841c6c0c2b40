"""A workspace of many segments: the queries of its pages, and their time against a bare page."""

import json
import random
from itertools import cycle
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.boards import Guest, fill, make_board
from benchmarks.browser import Browser
from benchmarks.measure import Row, Table, in_turns, ms
from canvases.management.commands.load_examples import FOLDER
from canvases.models import Canvas, CustomerProfile, CustomerSegment, ValueMap

SEGMENTS, OFFERS, NOTES = 50, 5, 1_500
QUERIES = 12
"""At most, whatever the numbers."""


def run() -> list[Table]:
    """One table."""
    guest = _make_workspace()
    browser, workspace = Browser(guest.token), guest.canvas.workspace
    home = f"/w/{workspace.public_id}/"
    segment = guest.canvas.profile.segment
    table = Table(
        "Many segments",
        f"A workspace of {SEGMENTS} segments with all they tell, a canvas each and {NOTES:,} notes."
        " Pages asked for again, against a bare page (one query, one small template) behind the"
        f" same middleware, median of 40 rounds in turns; with nothing cached, at most {QUERIES}"
        " queries.",
    )
    for what, path in (
        ("a segment's page", f"{home}segments/{segment.public_id}/"),
        ("all segments in a table", f"{home}segments/"),
        ("the workspace page", home),
        ("what each is worth", f"{home}segments/value/"),
        ("who buys, pays and uses", f"{home}segments/roles/"),
    ):
        table.rows += _measure(browser, what, path)
    return [table]


def _measure(browser: Browser, what: str, path: str) -> list[Row]:
    def page() -> None:
        assert browser.get(path)[0] == 200

    page()
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        page()
    count = len(queries)  # later requests begin the log anew
    times = in_turns(40, page=page, bare=lambda: browser.get("/bare/"))
    figure = f"{ms(times['page'])} against {ms(times['bare'])}"
    return [
        Row(what, figure, times["page"] / times["bare"], 10.0),
        Row(f"its queries, against {QUERIES}", str(count), count / QUERIES, 1.0),
    ]


def _make_workspace() -> Guest:
    guest = make_board(0, seed=11)
    workspace, chance = guest.canvas.workspace, random.Random(11)
    facts = _facts()
    workspace.segments.update(**facts)
    segments = CustomerSegment.objects.bulk_create(
        CustomerSegment(workspace=workspace, name=f"Wards of hospital {number}", **facts)
        for number in range(1, SEGMENTS)
    )
    profiles = CustomerProfile.objects.bulk_create(
        CustomerProfile(segment=segment) for segment in segments
    )
    more = [ValueMap(workspace=workspace, name=f"Offer {number}") for number in range(1, OFFERS)]
    offers = cycle([guest.canvas.value_map, *ValueMap.objects.bulk_create(more)])
    canvases = Canvas.objects.bulk_create(
        Canvas(workspace=workspace, profile=one, value_map=next(offers), title=one.segment.name)
        for one in profiles
    )
    for canvas in (guest.canvas, *canvases):
        fill(canvas, NOTES // SEGMENTS, chance)
    return guest


def _facts() -> dict[str, Any]:
    """What the first segment of an example tells, but its name and its notes."""
    said = json.loads((FOLDER / "hospital-insurance.json").read_text())["segments"][0]
    return {key: said[key] for key in said.keys() & set(CustomerSegment.JOURNALED) - {"name"}}

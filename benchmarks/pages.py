"""The board: first render against its queries, served again against a bare page."""

import re

from django.core.cache import cache
from django.db import connection

from benchmarks.boards import make_board
from benchmarks.browser import Browser
from benchmarks.measure import Row, Table, in_turns, ms
from canvases.access import grant_for_canvas
from canvases.queries.board import load_rows
from canvases.queries.comments import load_talks
from canvases.queries.consistent_read import consistent_read, find_canvas
from canvases.queries.undo_stack import steps

SIZES = (30, 100, 300)


def run() -> list[Table]:
    """Both tables."""
    return [_first_render(), _again()]


def _first_render() -> Table:
    table = Table(
        "Board, first render",
        "The whole request with nothing cached, against the same queries without rendering, in one"
        " process, median of 60 rounds in turns.",
    )
    whole: dict[int, float] = {}
    for size in SIZES:
        guest = make_board(size)
        browser, path = Browser(guest.token), f"/c/{guest.canvas.public_id}/"

        def queries(token: str = guest.token, public_id: str = guest.canvas.public_id) -> None:
            grant = grant_for_canvas(token, public_id)
            assert grant
            with consistent_read():
                canvas = find_canvas(grant.canvas.pk)
                load_rows(canvas)
                load_talks(canvas)
            steps(grant)

        def render(browser: Browser = browser, path: str = path) -> None:
            cache.clear()
            assert browser.get(path)[0] == 200

        times = in_turns(60, queries=queries, render=render)
        whole[size] = times["render"]
        figure = f"{ms(times['render'])} against {ms(times['queries'])}"
        table.rows.append(Row(f"{size} notes", figure, times["render"] / times["queries"]))
        connection.queries_log.clear()
    growth = (whole[300] - whole[100]) / (200 / 70 * (whole[100] - whole[30]))
    table.rows.append(Row("growth 100→300 against 30→100, per note", f"{growth:.2f}", growth))
    return table


def _again() -> Table:
    table = Table(
        "Board, served again",
        "From the cache, against a bare page (one query, one small template) behind the same"
        " middleware, median of 400 rounds in turns.",
    )
    for size in SIZES:
        guest = make_board(size, seed=2)
        browser, path = Browser(guest.token), f"/c/{guest.canvas.public_id}/"
        _status, body = browser.get(path)
        assert len(re.findall(rb'id="note-', body)) == size
        times = in_turns(
            400,
            board=lambda b=browser, p=path: b.get(p, **{"accept-encoding": "gzip"}),  # type: ignore[misc]
            bare=lambda b=browser: b.get("/bare/"),  # type: ignore[misc]
        )
        figure = f"{ms(times['board'])} against {ms(times['bare'])}"
        table.rows.append(Row(f"{size} notes", figure, times["board"] / times["bare"]))
    return table

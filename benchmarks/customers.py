"""A customer list of fifty thousand rows: from the upload to its groups, and as a spreadsheet."""

import time
from statistics import median

from django.http import QueryDict

from benchmarks.boards import make_board
from benchmarks.host import calm
from benchmarks.measure import Row, Table
from canvases.access import Grant, grant_for_canvas
from canvases.actions import customer_files
from canvases.imports import customer_jobs
from canvases.imports.customer_choice import find
from canvases.imports.customer_table import contents_in
from tests.customers import csv_of, rows, workbook_of

ROWS = 50_000
CHOICE = QueryDict("by=3&by=4&money=5")
"""By kind and by number of orders, with money."""


def run() -> list[Table]:
    """One table."""
    guest = make_board(1, seed=9)
    grant = grant_for_canvas(guest.token, guest.canvas.public_id)
    assert grant is not None
    listed = rows(ROWS)
    text, book = csv_of(listed), workbook_of(listed)
    _read(grant, csv_of(rows(10)), [])  # starts the worker
    told: list[int] = []
    texts = calm(lambda: [_read(grant, text, []) for _round in range(3)])
    books = calm(lambda: [_read(grant, book, told)])
    table = Table(
        "A customer list",
        f"{ROWS:,} rows of six columns ({len(text) / 1e6:.1f} MB as CSV, {len(book) / 1e6:.1f} as"
        " XLSX): from the bytes to the groups by two columns with money, in a worker that runs.",
    )
    seconds = median(texts)
    table.rows = [
        Row("CSV, against 5 s; median of 3", f"{seconds:.1f} s", seconds / 5, 1.0),
        Row("XLSX, against 60 s", f"{books[0]:.1f} s", books[0] / 60, 1.0),
        Row("times that its progress was told", f"{len(set(told))}"),
    ]
    return [table]


def _read(grant: Grant, raw: bytes, told: list[int]) -> float:
    """Seconds until a list is in groups; `told` gets the progress on the way."""
    start = time.perf_counter()
    how = customer_jobs.how_to_read(raw, "customers")
    file = customer_files.keep(grant, [raw])
    customer_jobs.start(file, "customers", how)
    while (state := file.state())["state"] == customer_jobs.READING:
        told.append(state["done"])
        time.sleep(0.02)
    found = find(file.table, contents_in(file.table), CHOICE)
    assert sum(one.group.size for one in found.groups) == found.contents.rows
    file.drop()
    return time.perf_counter() - start

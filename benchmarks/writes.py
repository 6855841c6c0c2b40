"""Adding a note, from POST to answer, against a bare view that inserts one row durably."""

from benchmarks.boards import make_board
from benchmarks.browser import Browser
from benchmarks.measure import Row, Table, in_turns, ms


def run() -> list[Table]:
    """One table."""
    table = Table(
        "Adding a note",
        "POST to answer with all patches, against a bare view that inserts one row, both with"
        " `synchronous=FULL` and behind the same middleware, median of 150 rounds in turns.",
    )
    for size in (0, 30, 100):
        guest = make_board(size, seed=3)
        browser, path = Browser(guest.token), f"/c/{guest.canvas.public_id}/"
        browser.get(path)

        def add(browser: Browser = browser, path: str = path) -> None:
            status, _body = browser.post(f"{path}notes/", kind="pain", text="Canteen is closed")
            assert status == 200

        def insert(browser: Browser = browser) -> None:
            status, _body = browser.post("/bare/insert/", text="Canteen is closed")
            assert status == 200

        times = in_turns(150, add=add, insert=insert)
        figure = f"{ms(times['add'])} against {ms(times['insert'])}"
        what = f"on a board of {size} notes at first, 150 more at the end"
        table.rows.append(Row(what, figure, times["add"] / times["insert"]))
    return [table]

"""Sets notes as tiles in columns under the headings of their boxes, page after page."""

from collections.abc import Sequence
from dataclasses import replace

from canvases.exports.layout.notes import Entry, measured
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.section import Desk
from canvases.exports.page import strokes
from canvases.exports.page.composer import Pages
from canvases.exports.page.page import Notes, Page, Text
from canvases.exports.page.sheet import Sheet
from canvases.exports.page.strokes import Stroke
from canvases.method.kinds import KINDS, Kind


def noted(
    desk: Desk, title: str, sheet: Sheet, area: Rect, columns: int, *,
    texts: Sequence[Text] = (), drawing: Sequence[Stroke] = (),
) -> list[Page]:  # fmt: skip
    """The pages with all notes of `sheet`, headed by its labels, in columns of `area`.

    `texts` and `drawing` stand on the first page, beside them. Without notes it is one page.
    """
    maker = Pages(sheet, desk.paper, desk.measure)
    groups: list[tuple[Kind | None, Sequence[Entry]]] = []
    for kind in KINDS:
        notes = [note for note in sheet.notes if note.kind is kind]
        pieces = [
            (note.id, desk.measure.pieces(note.text, 400, maker.scripts[note.id][1]))
            for note in notes
        ]
        if pieces:
            groups.append((kind, [measured(*one) for one in pieces]))
    made = maker.columns(groups, area, columns) if groups else [[]]
    pages = []
    for number, parts in enumerate(made, 1):
        tiles: list[strokes.Tile] = []
        boxes: list[Notes] = []
        for part in parts:
            part_tiles, box = maker.part(part, "h2")
            tiles += part_tiles
            heads = [replace(one, name=f"{one.name} caption") for one in box.heading]
            boxes.append(replace(box, heading=heads))
        drawn = strokes.tiles(tiles, desk.u, dots=sheet.look.weights)
        page = desk.page(number, title, [], [*drawn, *drawing], [([], boxes)])
        pages.append(replace(page, top=[*page.top, *texts]))
        texts, drawing = (), ()
    return pages

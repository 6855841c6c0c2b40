"""Pages of notes as tiles, in columns under the headings of their boxes."""

from collections.abc import Sequence
from dataclasses import replace

from canvases.exports.layout.notes import MeasuredNote, measure_note
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.section import PageBuilder
from canvases.exports.page import strokes
from canvases.exports.page.composer import PageComposer
from canvases.exports.page.page import Notes, Page, Text
from canvases.exports.page.sheet import Sheet
from canvases.exports.page.strokes import Stroke
from canvases.method.kinds import KINDS, Kind


def note_pages(
    builder: PageBuilder, title: str, sheet: Sheet, area: Rect, columns: int, *,
    texts: Sequence[Text] = (), drawing: Sequence[Stroke] = (),
) -> list[Page]:  # fmt: skip
    """The pages with all notes of `sheet`, headed by its labels, in columns of `area`.

    `texts` and `drawing` stand on the first page, beside them. Without notes it is one page.
    """
    composer = PageComposer(sheet, builder.paper, builder.ruler)
    groups: list[tuple[Kind | None, Sequence[MeasuredNote]]] = []
    for kind in KINDS:
        notes = [note for note in sheet.notes if note.kind is kind]
        pieces = [
            (note.id, builder.ruler.pieces(note.text, 400, composer.scripts[note.id][1]))
            for note in notes
        ]
        if pieces:
            groups.append((kind, [measure_note(*one) for one in pieces]))
    made = composer.columns(groups, area, columns) if groups else [[]]
    pages = []
    for number, parts in enumerate(made, 1):
        tiles: list[strokes.NoteTile] = []
        boxes: list[Notes] = []
        for part in parts:
            part_tiles, box = composer.part(part, "h2")
            tiles += part_tiles
            heads = [replace(one, name=f"{one.name} caption") for one in box.heading]
            boxes.append(replace(box, heading=heads))
        drawn = strokes.tiles(tiles, builder.u, dots=sheet.look.weights)
        page = builder.page(number, title, [], [*drawn, *drawing], [([], boxes)])
        pages.append(replace(page, top=[*page.top, *texts]))
        texts, drawing = (), ()
    return pages

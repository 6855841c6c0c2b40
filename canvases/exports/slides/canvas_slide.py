"""The slide with square and circle: each note one shape, each link a connector glued to two."""

from collections import Counter
from collections.abc import Sequence
from math import atan2, degrees, sqrt
from typing import Final

from canvases.exports.layout.shapes import Rect
from canvases.exports.page.header import Footer
from canvases.exports.page.page import Page
from canvases.exports.page.picture import Picture
from canvases.exports.page.sheet import Labels
from canvases.exports.page.strokes import COLOURS, INK, STRONG, WEAK
from canvases.exports.slides.connectors import Connector, connectors, leader_lines_of
from canvases.exports.slides.drawingml import (
    CLOSE,
    FIRST_SITE,
    Shapes,
    ShapeStyle,
    arc,
    draw,
    move,
    outline,
    preset,
    rounded,
)
from canvases.exports.slides.note_shape import add_note
from canvases.exports.slides.slide_notes import SlideNotes
from canvases.exports.slides.text_boxes import add_strokes, add_texts
from canvases.method.kinds import KINDS, SIDES, Kind, Side, Strength

_SECTOR: Final = ShapeStyle("#ffffff", "#d3d8dc", 0.8)
_CORNER: Final = 6.0  # radius


def draw_canvas(tiles: SlideNotes, picture: Picture, page: Page, bottom: Footer) -> Shapes:
    """The shapes of the slide but its title, in the order they are read. `page` holds the words
    as the PDF has them."""
    shapes = Shapes()
    add_texts(shapes, [text for text in page.top if text.tag != "h1"])
    add_strokes(shapes, [*picture.header.drawing, *picture.header.bars])
    outer = ShapeStyle("", tiles.sheet.look.brand.main or INK, 1.5)
    _square(shapes, picture, tiles.sheet.labels, outer)
    _circle(shapes, picture, tiles.sheet.labels, outer)
    ids = {note.id: shapes.new_id() for note in tiles.sheet.notes}
    blocked = [note.rect for box in picture.packings.values() for note in box.placed]
    blocked += [box.heading for box in picture.packings.values()]
    ways = connectors(picture.routes, blocked)
    leader_lines = leader_lines_of(ways)
    _links(shapes, tiles, ways, ids)
    for side, (headings, boxes) in zip((Side.VALUE_MAP, Side.PROFILE), page.groups, strict=True):
        add_texts(shapes, headings)
        for kind, box in zip(SIDES[side], boxes, strict=True):
            add_texts(shapes, box.heading)
            packing = picture.packings[kind]
            for note in packing.placed:
                tile = tiles.tile(note, packing.size)
                add_note(
                    shapes,
                    tile,
                    ids[note.id],
                    dots=tiles.dots,
                    leader_lines=leader_lines.get(note.id, ()),
                )
    add_texts(shapes, bottom.texts)
    add_strokes(shapes, bottom.drawing)
    return shapes


def _square(shapes: Shapes, picture: Picture, labels: Labels, outer: ShapeStyle) -> None:
    s, x, level = picture.frame.square, picture.frame.products_divider, picture.frame.level
    wide = s.right - x
    for kind, place, corners in (
        (Kind.PRODUCT, Rect(s.x, s.y, x - s.x, s.height), "1001"),
        (Kind.GAIN_CREATOR, Rect(x, s.y, wide, level - s.y), "0100"),
        (Kind.PAIN_RELIEVER, Rect(x, level, wide, s.bottom - level), "0010"),
    ):
        shape = outline(place, ("", rounded(place, _CORNER, corners)))
        shapes.shape(labels.boxes[kind], place, shape, _SECTOR)
    whole = outline(s, (' fill="none"', rounded(s, _CORNER)))
    shapes.shape(labels.value_map, s, whole, outer, says=labels.value_map)


def _circle(shapes: Shapes, picture: Picture, labels: Labels, outer: ShapeStyle) -> None:
    c, x = picture.frame.circle, picture.frame.jobs_divider
    r, left, top = c.radius, c.x - c.radius, c.y - c.radius
    half = sqrt(r * r - (x - c.x) ** 2)
    turn = degrees(atan2(half, x - c.x))  # from three o'clock to the lower end of the divider
    wide, level = x - left, picture.frame.level
    start = c.half_chord(level, level)  # the level divider's, from the centre to the left
    side = 180 - degrees(atan2(level - c.y, start))
    upper = Rect(left, top, wide, level - top)
    steps: tuple[str, ...] = (
        move(r - start, level - top), arc(r, side, 360 - turn - side), draw(wide, level - top),
        CLOSE,
    )  # fmt: skip
    shapes.shape(labels.boxes[Kind.GAIN], upper, outline(upper, ("", steps)), _SECTOR)
    lower = Rect(left, level, wide, c.y + r - level)
    steps = move(wide, 0), draw(wide, c.y + half - level), arc(r, turn, side - turn), CLOSE
    shapes.shape(labels.boxes[Kind.PAIN], lower, outline(lower, ("", steps)), _SECTOR)
    right = Rect(x, c.y - half, c.x + r - x, 2 * half)
    steps = move(0, 0), arc(r, -turn, 2 * turn), CLOSE
    shapes.shape(labels.boxes[Kind.JOB], right, outline(right, ("", steps)), _SECTOR)
    place, name = Rect(left, top, 2 * r, 2 * r), labels.profile
    shapes.shape(name, place, preset("ellipse"), outer, says=name)


def _links(
    shapes: Shapes, tiles: SlideNotes, ways: Sequence[Connector], ids: dict[str, int]
) -> None:
    """Connectors, under the notes, each glued to the ends of its leader lines."""
    labels = tiles.sheet.labels
    taken: Counter[str] = Counter()
    for way in ways:
        glue = []
        for note in way.route.ends:
            glue.append((ids[note], FIRST_SITE + taken[note]))
            taken[note] += 1
        strong = way.route.strength is Strength.STRONG
        colour = COLOURS[KINDS[way.route.kind].pair]
        look = ShapeStyle("", colour, STRONG if strong else WEAK, "" if strong else "dash")
        source, target = (tiles.text(note) for note in way.route.ends)
        says = f"{source} → {target} ({labels.strong if strong else labels.weak})"
        kind = "straightConnector1" if way.straight else "curvedConnector3"
        shapes.connector(says, kind, (glue[0], glue[1]), (way.source.end, way.target.end), look)

"""Shapes of a slide as DrawingML, the XML inside PowerPoint files; lengths come in points.

Written as text and parsed once a slide: building each shape by calls takes several times as long.
Shapes stand back to front, which is also the order screen readers take.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from canvases.exports.layout.shapes import Point, Rect
from canvases.exports.page.scripts import printable
from canvases.exports.slides.template import POINT
from canvases.exports.slides.text_body import Body

_CENTRES: Final = "".join(
    f'<a:cxn ang="{angle}"><a:pos x="{x}" y="{y}"/></a:cxn>'
    for angle, x, y in (
        (16_200_000, "hc", "t"), (10_800_000, "l", "vc"), (5_400_000, "hc", "b"), (0, "r", "vc"),
    )
)  # fmt: skip
FIRST_SITE: Final = 4
"""The number of the first site that a shape has besides the centres of its edges."""
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_NAMES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


Glue = tuple[int, int]
"""What an end of a connector is glued to: the id of a shape, and the number of the site."""


@dataclass(frozen=True, slots=True)
class ShapeStyle:
    """Fill and line of a shape; colours as "#rrggbb", none where empty; width in points; `dash` is
    one of DrawingML's names, none for a line without gaps."""

    fill: str = ""
    line: str = ""
    width: float = 0.0
    dash: str = ""


class Shapes:
    """The shapes of one slide, in the making."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._ids = count(100)  # below are the placeholders'

    def new_id(self) -> int:
        """An id for a shape that another one will refer to before it is drawn."""
        return next(self._ids)

    def shape(
        self,
        name: str,
        place: Rect,
        geometry: str,
        look: ShapeStyle,
        body: Body | None = None,
        *,
        number: int = 0,
        says: str = "",
    ) -> None:
        """Add a shape; `says` is its text for who does not see it, without it is decoration."""
        kind = ' txBox="1"' if body and not look.fill and not look.line else ""
        head = self._head(name, says, number=number, plain=body is not None)
        self._parts.append(
            f"<p:sp><p:nvSpPr>{head}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_at(place)}{geometry}{_look(look)}</p:spPr>"
            f"{body.xml() if body else ''}</p:sp>"
        )

    def line(self, name: str, start: Point, end: Point, look: ShapeStyle) -> None:
        """Add a straight line that is decoration."""
        head = self._head(name, "")
        self._parts.append(
            f"<p:cxnSp><p:nvCxnSpPr>{head}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{_between(start, end)}{preset('line')}{_look(look)}</p:spPr></p:cxnSp>"
        )

    def connector(
        self,
        says: str,
        kind: str,
        glue: tuple[Glue, Glue],
        way: tuple[Point, Point],
        look: ShapeStyle,
    ) -> None:
        """Add a connector between two shapes; `kind` is one of DrawingML's names."""
        (first, at), (second, into) = glue
        self._parts.append(
            f"<p:cxnSp><p:nvCxnSpPr>{self._head(says[:60], says)}<p:cNvCxnSpPr>"
            f'<a:stCxn id="{first}" idx="{at}"/><a:endCxn id="{second}" idx="{into}"/>'
            f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{_between(*way)}"
            f"{preset(kind)}{_look(look)}</p:spPr></p:cxnSp>"
        )

    def put_on(self, slide: Any) -> None:
        """Add all of them to a slide of python-pptx."""
        from pptx.oxml import parse_xml

        slide.shapes.element.extend(
            list(parse_xml(f"<p:spTree {_NAMES}>{''.join(self._parts)}</p:spTree>"))
        )

    def _head(self, name: str, says: str, *, number: int = 0, plain: bool = False) -> str:
        """What the shape is called, and what it says: in words, by its text, or nothing."""
        words = f" descr={quoteattr(printable(says))}" if says else ""
        rest = "/>" if says or plain else f">{_DECORATIVE}</p:cNvPr>"
        named = f'id="{number or self.new_id()}" name={quoteattr(printable(name))}'
        return f"<p:cNvPr {named}{words}{rest}"


def set_body(shape: Any, body: Body) -> None:
    """Give a shape of python-pptx, a placeholder, a text of ours."""
    from pptx.oxml import parse_xml

    old = shape.element.txBody
    old.getparent().replace(old, parse_xml(f"<p:x {_NAMES}>{body.xml()}</p:x>")[0])


def preset(name: str) -> str:
    """One of DrawingML's own shapes."""
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def outline(place: Rect, *paths: tuple[str, Iterable[str]], sites: Sequence[Point] = ()) -> str:
    """A shape of our own from paths, each its attributes and steps (`move`, `draw`, `arc`).

    Connectors can be glued to `sites`: shares of its width and height, which may lie outside of it.
    """
    guides = "".join(
        f'<a:gd name="x{number}" fmla="*/ w {x * 100_000:.0f} 100000"/>'
        f'<a:gd name="y{number}" fmla="*/ h {y * 100_000:.0f} 100000"/>'
        for number, (x, y) in enumerate(sites)
    )
    glue = "".join(
        f'<a:cxn ang="{10_800_000 if x < 0.5 else 0}"><a:pos x="x{number}" y="y{number}"/></a:cxn>'
        for number, (x, _y) in enumerate(sites)
    )
    size = f'w="{emu(place.width)}" h="{emu(place.height)}"'
    drawn = "".join(f"<a:path {size}{more}>{''.join(steps)}</a:path>" for more, steps in paths)
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/>"
        f'<a:cxnLst>{_CENTRES}{glue}</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/>'
        f"<a:pathLst>{drawn}</a:pathLst></a:custGeom>"
    )


def move(x: float, y: float) -> str:
    """A step: start at this point of the shape."""
    return f'<a:moveTo><a:pt x="{emu(x)}" y="{emu(y)}"/></a:moveTo>'


def draw(x: float, y: float) -> str:
    """A step: straight on to this point."""
    return f'<a:lnTo><a:pt x="{emu(x)}" y="{emu(y)}"/></a:lnTo>'


def bend(corner: Point, end: Point) -> str:
    """A step around a corner."""
    points = "".join(f'<a:pt x="{emu(x)}" y="{emu(y)}"/>' for x, y in (corner, end))
    return f"<a:quadBezTo>{points}</a:quadBezTo>"


def arc(radius: float, start: float, sweep: float) -> str:
    """A step along a circle; angles in degrees, clockwise from three o'clock."""
    if not radius:
        return ""
    angles = f'stAng="{start % 360 * 60_000:.0f}" swAng="{sweep * 60_000:.0f}"'
    return f'<a:arcTo wR="{emu(radius)}" hR="{emu(radius)}" {angles}/>'


CLOSE: Final = "<a:close/>"


def rounded(place: Rect, radius: float, corners: str = "1111") -> tuple[str, ...]:
    """The steps of a rectangle; `corners` says which are round, clockwise from the top left."""
    w, h = place.width, place.height
    tl, tr, br, bl = (radius * int(corner) for corner in corners)
    return (
        move(0, tl), arc(tl, 180, 90), draw(w - tr, 0), arc(tr, 270, 90),
        draw(w, h - br), arc(br, 0, 90), draw(bl, h), arc(bl, 90, 90), CLOSE,
    )  # fmt: skip


def emu(points: float) -> int:
    """Points in the unit of the file."""
    return round(points * POINT)


def _at(place: Rect, flips: str = "") -> str:
    return (
        f'<a:xfrm{flips}><a:off x="{emu(place.x)}" y="{emu(place.y)}"/>'
        f'<a:ext cx="{emu(place.width)}" cy="{emu(place.height)}"/></a:xfrm>'
    )


def _between(start: Point, end: Point) -> str:
    (x, y), (to_x, to_y) = start, end
    flips = (' flipH="1"' if to_x < x else "") + (' flipV="1"' if to_y < y else "")
    return _at(Rect(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)), flips)


def _look(look: ShapeStyle) -> str:
    fill = _solid(look.fill) if look.fill else "<a:noFill/>"
    if not look.line:
        return f"{fill}<a:ln><a:noFill/></a:ln>"
    dash = f'<a:prstDash val="{look.dash}"/>' if look.dash else ""
    return f'{fill}<a:ln w="{emu(look.width)}">{_solid(look.line)}{dash}</a:ln>'


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'

"""The drawing of a page as an image for WeasyPrint, which has it written down as it is.

As SVG, every command of every path would be taken apart and put together again, in Python.
"""

from collections.abc import Sequence
from typing import Any

from canvases.exports.ink import Stroke

_PX_IN_POINT = 96 / 72


class Drawing:
    """An image of a given size in points; see WeasyPrint's `SVGImage` for what is asked of it."""

    def __init__(self, strokes: Sequence[Stroke], width: float, height: float) -> None:
        self._strokes = strokes
        self._size = width * _PX_IN_POINT, height * _PX_IN_POINT

    def get_intrinsic_size(self, _resolution: Any, _font_size: Any) -> tuple[float, float, float]:
        """Width and height in CSS pixels, and the one by the other."""
        width, height = self._size
        return width, height, width / height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Write the paths into a page (WeasyPrint's `Stream`), `width` by `height` pixels."""
        own = self._size
        stream.transform(a=width / own[0] * _PX_IN_POINT, d=height / own[1] * _PX_IN_POINT)
        for stroke in self._strokes:
            stream.push_state()
            _look(stream, stroke)
            stream.stream.append(stroke.path)
            if stroke.fill == "none":
                stream.stroke()
            elif stroke.width:
                stream.fill_and_stroke()
            else:
                stream.fill()
            stream.pop_state()


def _look(stream: Any, stroke: Stroke) -> None:
    if stroke.fill != "none":
        stream.set_color_rgb(*_rgb(stroke.fill))
    if not stroke.width:
        return
    stream.set_color_rgb(*_rgb(stroke.stroke), stroke=True)
    stream.set_line_width(stroke.width)
    if stroke.cap:
        stream.set_line_cap(1)
    if stroke.join:
        stream.set_line_join(1)
    if stroke.dashes:
        stream.set_dash([float(length) for length in stroke.dashes.split()], 0)


def _rgb(colour: str) -> tuple[float, ...]:
    """The shares of red, green and blue of a colour written #rrggbb."""
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))

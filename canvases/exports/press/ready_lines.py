"""Spares WeasyPrint the search for line breaks in text that arrives with its lines broken.

For each line of a paragraph it would shape the text three times and resolve every property of the
line's boxes; that was half the time of a full page. Lines of the printed canvas are cut where the
packing wants them (see `typeset`), so they are shaped once and set one under another. Whatever is
not plain text with `white-space: pre` is left to WeasyPrint; a test compares both.
"""

from collections.abc import Iterator
from typing import Any, Final

from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import block
from weasyprint.layout.inline import iter_line_boxes, text_align
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import get_font_description
from weasyprint.text.line_break import Layout, line_size, strut

_PLAIN: Final = {
    "white_space": "pre",
    "text_decoration_line": "none",
    "letter_spacing": "normal",
    "word_spacing": 0,
    "text_indent": ZERO_PIXELS,
    "overflow_wrap": "normal",
    "font_feature_settings": "normal",
    "font_language_override": "normal",
}
_USED: Final[dict[type, dict[str, Any]]] = {}


def install() -> None:
    """Take over the lines of this process. WeasyPrint's own come back with `uninstall`."""
    block.iter_line_boxes = _iter_line_boxes


def uninstall() -> None:
    """Leave all lines to WeasyPrint."""
    block.iter_line_boxes = iter_line_boxes


def _iter_line_boxes(context: Any, box: Any, y: float, *others: Any) -> Iterator[tuple[Any, Any]]:
    """WeasyPrint's iterator of (line, where to resume), quicker for text that is ready."""
    _bottom, skip, parent, _absolute, _fixed, *looks_of_firsts = others
    ready = not (skip or any(looks_of_firsts) or context.excluded_shapes)
    if ready and _is_ready(box):
        return _ready_lines(context, box, y, parent)
    found: Iterator[tuple[Any, Any]] = iter_line_boxes(context, box, y, *others)
    return found


def _is_ready(box: Any) -> bool:
    if len(box.children) != 1 or type(box.children[0]) is not TextBox:
        return False
    style = box.children[0].style
    return (
        all(style[name] == value for name, value in _PLAIN.items())
        and "\t" not in box.children[0].text
        and all(line.strip() for line in box.children[0].text.split("\n"))
    )


class _Line(Layout):  # type: ignore[misc]
    """A line that is shaped once, and kept shaped until it is drawn."""

    def __init__(self, text: str, style: Any) -> None:
        self.text, self.max_width, self.justification_spacing = text, None, 0
        self.setup(style)
        words, _bytes = unicode_to_char_p(text)
        pango.pango_layout_set_single_paragraph_mode(self.layout, True)
        pango.pango_layout_set_text(self.layout, words, -1)
        line, _none = self.get_first_line()
        self.width, self.height = line_size(line, style)
        self.baseline = pango.pango_layout_get_baseline(self.layout) * FROM_UNITS

    def setup(self, style: Any) -> None:
        """An empty layout. What it is made of is prepared once for each style."""
        if "pango" not in vars(style):
            vars(style)["pango"] = _context(style), get_font_description(style)
        context, description = vars(style)["pango"]
        self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, description)

    def deactivate(self) -> None:
        """Keep the shape."""

    def reactivate(self, style: Any) -> None:
        """There is nothing to shape again."""


def _context(style: Any) -> Any:
    """As in WeasyPrint's `Layout.setup`, without what `_is_ready` rules out."""
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    if style["lang"]:
        name, _bytes = unicode_to_char_p(style["lang"])
        pango.pango_context_set_language(context, pango.pango_language_from_string(name))
    return context


def _ready_lines(context: Any, box: Any, y: float, parent: Any) -> Iterator[tuple[Any, Any]]:
    (text,) = box.children
    vars(box).update(_used_values(box, parent))
    vars(text).update(_used_values(text, parent))
    height, baseline = _strut(box.style)
    left, rtl = parent.content_box_x(), parent.style["direction"] == "rtl"
    skip, end = 0, len(text.text.encode())
    for content in text.text.split("\n"):
        skip += len(content.encode()) + 1
        shaped = _Line(content, text.style)
        child = text.copy_with_text(content)
        child.pango_layout, child.width, child.height = shaped, shaped.width, shaped.height
        child.margin_top = child.margin_bottom = (height - shaped.height) / 2
        child.baseline = shaped.baseline + child.margin_top
        line = box.copy_with_children([child])
        line.margin_top = line.margin_bottom = 0
        line.width = shaped.width
        line.baseline = max(baseline, child.baseline)  # what stands lower pushes the line down
        line.height = height + abs(baseline - child.baseline)
        offset = text_align(context, line, parent.width, last=True)
        if rtl:
            offset = parent.width - line.width - offset
        line.position_x = child.position_x = left + offset
        line.position_y = y
        child.position_y = y + line.baseline - child.baseline
        yield line, {0: {skip: None}} if skip < end else None
        y = line.position_y + line.height


def _used_values(box: Any, parent: Any) -> dict[str, Any]:
    """What `resolve_percentages` sets: the same for all boxes without an element of their own."""
    if _USED.get(type(box)) is None:
        bare = box.copy()
        vars(bare).clear()
        bare.style = box.style
        resolve_percentages(bare, parent)
        _USED[type(box)] = {key: value for key, value in vars(bare).items() if key != "style"}
    return _USED[type(box)]


def _strut(style: Any) -> tuple[float, float]:
    """Height and base line of a line without text, found once for a style."""
    if "strut" not in vars(style):
        vars(style)["strut"] = strut(style)
    found: tuple[float, float] = vars(style)["strut"]
    return found

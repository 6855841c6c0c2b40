"""Blocks of words as tables that can be edited: what it is about, and beside it what is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from canvases.exports.dossier.blocks import Block, Words
from canvases.exports.page.page import LINE_HEIGHT
from canvases.exports.page.scripts import printable
from canvases.exports.slides.charts import RULE, rgb
from canvases.exports.slides.drawingml import emu
from canvases.exports.slides.words import AREA, cut, lines_of

_SIZE: Final = 11.0  # of type
_ABOUT: Final = 0.38  # of the width
_PAD: Final = 6.0
_LINES: Final = 3  # of a text
_MOST: Final = 5  # texts in a cell
_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # a style of Office without lines
_COLUMNS: Final = (_ABOUT * AREA.width, (1 - _ABOUT) * AREA.width)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: what it is about, and what is told of it."""

    about: str
    told: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """In points, as programs will draw it."""
        head, told = _COLUMNS
        lines = sum(len(lines_of(one, told - 2 * _PAD, _SIZE)) for one in self.told)
        lines = max(lines, len(lines_of(self.about, head - 2 * _PAD, _SIZE, bold=True)))
        return lines * _SIZE * LINE_HEIGHT + 2 * _PAD


def tables(blocks: Sequence[Block]) -> list[list[Line]]:
    """The rows of some blocks, as many tables as slides are needed. Of several, each begins with
    its heading."""
    found, room = list[list[Line]](), 0.0
    lines = [
        line
        for block in blocks
        for line in ([Line(block.heading)] if len(blocks) > 1 else []) + list(_lines(block))
    ]
    for line in lines:
        room -= line.height
        if room < 0:
            found.append([])
            room = AREA.height - line.height
        found[-1].append(line)
    return found


def _lines(block: Block) -> Iterator[Line]:
    """A row for each caption, with what follows it."""
    about, told = "", list[str]()
    for row in [*block.rows, Words("", look="caption")]:
        if not isinstance(row, Words):
            continue
        if row.look != "caption":
            told.append(f"{row.label}: {row.text}" if row.label else row.text)
            continue
        if about:
            yield Line(about, tuple(_shortened(told)))
        about, told = " ".join(cut(lines_of(row.text, _COLUMNS[0] - 2 * _PAD, _SIZE), _LINES)), []


def _shortened(told: Sequence[str]) -> Iterator[str]:
    """The first texts, each in a few lines; the notes under the slide have all."""
    for one in told[:_MOST]:
        yield " ".join(cut(lines_of(one, _COLUMNS[1] - 2 * _PAD, _SIZE), _LINES))
    if len(told) > _MOST:
        yield f"+{len(told) - _MOST}"


def add_table(slide: Any, name: str, lines: Sequence[Line]) -> None:
    """A table with these rows, its first column bold, lines between its rows."""
    from pptx.util import Pt

    place = (emu(AREA.x), emu(AREA.y), emu(AREA.width), emu(sum(one.height for one in lines)))
    frame = slide.shapes.add_table(len(lines), len(_COLUMNS), *place)
    frame.name = printable(name)
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = False, True, False
    for column, wide in zip(table.columns, _COLUMNS, strict=True):
        column.width = emu(wide)
    for row, line in zip(table.rows, lines, strict=True):
        row.height = emu(line.height)
        for cell, texts in zip(row.cells, ((line.about,), line.told), strict=True):
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(_PAD)
            _fill(cell, texts, bold=texts == (line.about,))
    _rule(frame)


def _fill(cell: Any, texts: Sequence[str], *, bold: bool) -> None:
    from pptx.util import Pt

    cell.fill.background()
    cell.text_frame.text = "\n".join(map(printable, texts))
    for paragraph in cell.text_frame.paragraphs:
        paragraph.line_spacing = Pt(_SIZE * LINE_HEIGHT)
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.color.rgb = Pt(_SIZE), bold, rgb("#1f2d3a")


def _rule(frame: Any) -> None:
    """A quiet line under each row, which python-pptx has no name for."""
    from pptx.oxml import parse_xml

    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    colour = f'<a:solidFill><a:srgbClr val="{RULE.lstrip("#")}"/></a:solidFill>'
    (style,) = frame.element.xpath(".//a:tableStyleId")
    style.text = _PLAIN
    for look in frame.element.xpath(".//a:tcPr"):
        look.insert(0, parse_xml(f'<a:lnB {names} w="{emu(0.75)}">{colour}</a:lnB>'))


def all_told(blocks: Sequence[Block]) -> str:
    """Everything that blocks say, for the notes under their slides."""
    rows = [row for block in blocks for row in block.rows if isinstance(row, Words)]
    return "\n".join(f"{row.label}: {row.text}" if row.label else row.text for row in rows)

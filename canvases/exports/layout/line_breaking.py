"""Breaks text into lines. Pure: the caller measures the text, in ems.

Lines are broken before WeasyPrint sees the text, because the packing must know how high a note will
be. Text that arrives broken is also laid out in about two thirds of the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A run of text that should not be broken, `width` wide, with a space of `space` after it.

    `clusters` are its letters with their widths, where the piece may be wider than a line.
    `lift` is by how much its font makes a line higher than the first font of the page would.
    """

    text: str
    width: float
    space: float = 0.0
    clusters: tuple[tuple[str, float], ...] = ()
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text and its width in ems."""

    text: str
    width: float


def break_lines(pieces: Sequence[TextPiece], line_width: float) -> list[TextLine]:
    """Cut `pieces` into lines no wider than `line_width` ems.

    Nothing is dropped but the space at a break. A piece wider than a line is cut between its
    clusters; a single cluster wider than a line stands alone.
    """
    lines: list[TextLine] = []
    text, width, space = "", 0.0, 0.0
    for piece in pieces:
        if text and width + space + piece.width <= line_width:
            text += f" {piece.text}" if space else piece.text
            width += space + piece.width
        else:
            if text:
                lines.append(TextLine(text, width))
            text, width = piece.text, piece.width
            if width > line_width and piece.clusters:
                *full, last = _cut(piece.clusters, line_width)
                lines += full
                text, width = last.text, last.width
        space = piece.space
    if text:
        lines.append(TextLine(text, width))
    return lines


def natural_width(pieces: Sequence[TextPiece]) -> float:
    """The width of the text on one line, in ems."""
    return sum(piece.width + piece.space for piece in pieces) - (pieces[-1].space if pieces else 0)


def balanced(pieces: Sequence[TextPiece], line_width: float) -> list[TextLine]:
    """As `break_lines`, with lines of about equal length: for headings and sentences."""
    lines = break_lines(pieces, line_width)
    if len(lines) < 2:
        return lines
    low, high = natural_width(pieces) / len(lines), line_width
    for _step in range(6):
        middle = (low + high) / 2
        attempt = break_lines(pieces, middle)
        if len(attempt) > len(lines) or max(line.width for line in attempt) > middle:
            low = middle
        else:
            high, lines = middle, attempt
    return lines


def _cut(clusters: Sequence[tuple[str, float]], line_width: float) -> list[TextLine]:
    lines: list[TextLine] = []
    text, width = "", 0.0
    for cluster, advance in clusters:
        if text and width + advance > line_width:
            lines.append(TextLine(text, width))
            text, width = "", 0.0
        text += cluster
        width += advance
    return [*lines, TextLine(text, width)]

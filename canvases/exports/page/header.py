"""The words around the picture: title, value proposition, fit, captions, date, key and credit."""

from dataclasses import dataclass, replace
from math import inf
from typing import Any, Final

from canvases.exports.layout import svg_path
from canvases.exports.layout.frame import MARGIN
from canvases.exports.layout.line_breaking import TextLine, balanced, break_lines, natural_width
from canvases.exports.layout.papers import Paper
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.brand import band, logo_size
from canvases.exports.page.captions import (
    Beside,
    profile_captions,
    raise_caption,
    value_map_caption,
)
from canvases.exports.page.page import LINE_HEIGHT, Text, TextRuler, text
from canvases.exports.page.scripts import is_rtl, isolated, joined, language_of
from canvases.exports.page.sheet import Labels, Sheet
from canvases.exports.page.strokes import COLOURS, DOT, PITCH, STRONG, WEAK, Stroke, weak_dashes
from canvases.method.kinds import Strength

REFERENCE: Final = "leads"
"""CSS class of the text that names the page of the value proposition. A pack counts anew."""

_FIT: Final = 236.0  # width kept for the fit figures
_FIT_HEIGHT: Final = 62.0  # where they end
_FOOT: Final = 9.0
_LONGEST: Final = 4  # lines of a value proposition; a longer one moves to the next page


@dataclass(frozen=True, slots=True)
class _Steps:
    """The sizes a text of the header is tried in, each with the lines it may take."""

    sizes: tuple[tuple[float, int], ...]
    weight: int


_TITLE: Final = _Steps(((24, 1), (20, 1), (17, 2), (15, 2)), 700)
_STATEMENT: Final = _Steps(((13.5, 2), (12.5, 2), (11.5, 2), (11, 3), (10, 3), (9.5, 4)), 400)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over the picture; `bottom` is where the shapes may begin.

    The captions of square and circle have no place yet: each stands over its shape. Where the page
    is low the circle may begin at `peak`, beside the words, with the caption `raised`.
    """

    texts: list[Text]  # the title first
    drawing: list[Stroke]
    bars: list[Stroke]  # of the fit figures
    value_map: Text
    profile: Text
    raised: Text | None
    bottom: float
    peak: float
    whole: bool  # else the value proposition is too long and stands on the next page


@dataclass(frozen=True, slots=True)
class Footer:
    """The last line of a page."""

    texts: list[Text]
    drawing: list[Stroke]


def compose_header(sheet: Sheet, paper: Paper, ruler: TextRuler) -> Header:
    """Lay out the header: it takes the height its texts need."""
    u = paper.words
    left, wide, logo = _beside_logo(sheet, paper)
    fit_width = _FIT * u if sheet.fit.overall is not None else 0.0
    column = wide - fit_width - (30 * u if fit_width else 0)
    x = left + (wide - column if sheet.rtl else 0)
    texts: list[Text] = []
    y = 22 * u
    lines, size = _fitting(ruler, sheet.title, _TITLE, column, u)
    place = Rect(x, y, column, len(lines) * size * LINE_HEIGHT)
    spoken = _spoken(sheet, sheet.title)
    texts.append(text("h1", "title", lines, place, size, colour=sheet.look.brand.main, **spoken))
    y = place.bottom + 3 * u
    whole = True
    if sheet.statement:
        found, whole = _statement(sheet, ruler, Rect(x, y, column, 0), u)
        texts.append(found)
        y = found.place.bottom
    words, bars = list(texts), list[Stroke]()
    corner = max(_FIT_HEIGHT * u if fit_width else 0.0, 22 * u + logo)
    if fit_width:
        block, bars = _fit(sheet, u, left if sheet.rtl else left + wide - fit_width)
        texts += block
    value_map = value_map_caption(sheet, ruler, paper)
    profiles = profile_captions(sheet, ruler, paper)
    high = max(value_map.place.height, profiles[0].place.height)
    bottom = max(y, corner) + 9 * u + high + 5 * paper.scale
    beside = Beside(paper, ruler, words, corner)
    raised, peak = raise_caption(profiles, beside, bottom)
    drawing = band(sheet.look.brand, paper)
    return Header(texts, drawing, bars, value_map, profiles[0], raised, bottom, peak, whole)


def _statement(sheet: Sheet, ruler: TextRuler, place: Rect, u: float) -> tuple[Text, bool]:
    """The value proposition from the corner of `place`, and whether it stands there whole."""
    lines, size = _fitting(ruler, sheet.statement, _STATEMENT, place.width, u)
    whole = len(lines) <= _LONGEST
    if whole or not sheet.look.continuation:  # cut, if there is no next page
        if not whole:
            lines = [*lines[: _LONGEST - 1], TextLine(f"{lines[_LONGEST - 1].text} …", 0)]
        tag, name, href, spoken = "p", "statement", "", _spoken(sheet, sheet.statement)
    else:
        lines = [TextLine(page_reference(sheet.labels, 2), 0)]
        tag, name, href, spoken = "a", f"statement {REFERENCE}", "#page-2", {"rtl": sheet.rtl}
    place = replace(place, height=len(lines) * size * LINE_HEIGHT)
    return text(tag, name, lines, place, size, href=href, **spoken), not href


def page_reference(labels: Labels, page: int) -> str:
    """What stands instead of a value proposition that is printed on another page."""
    return f"{labels.statement}: {labels.page.format(number=page)}"


def _beside_logo(sheet: Sheet, paper: Paper) -> tuple[float, float, float]:
    """Where the words start, how wide they may run, and how high the logo is."""
    left, wide = MARGIN * paper.scale, paper.width - 2 * MARGIN * paper.scale
    width, height = logo_size(sheet.look.brand, paper.words)
    taken = width + 24 * paper.words if width else 0.0
    return left + (taken if sheet.rtl else 0), wide - taken, height


def footer(
    sheet: Sheet, paper: Paper, ruler: TextRuler, number: int, *, key: bool, floor: float = inf
) -> Footer:
    """Workspace and date at the start, the credit at the end, the key to dots and lines between.

    Where it finds no room there, the key has a line of its own, if the shapes end at a `floor` that
    is high enough.
    """
    u = paper.scale
    size = max(_FOOT * u, paper.min_type)
    high = size * LINE_HEIGHT
    left, wide, y = MARGIN * u, paper.width - 2 * MARGIN * u, paper.height - 25 * u
    end = sheet.labels.page.format(number=number) if number > 1 else sheet.labels.credit
    room = natural_width(ruler.pieces(end)) * size + 14 * u
    lines = _whose(sheet, ruler, (wide - room) / size, titled=number > 1)
    top = y - (len(lines) - 1) * high
    texts = [
        text("p", "foot", lines, Rect(left, top, wide, high * len(lines)), size, rtl=sheet.rtl),
        text("p", "foot end", [end], Rect(left, y, wide, high), size, rtl=sheet.rtl),
    ]
    used = lines[-1].width * size
    more, _drawing = _key(sheet, paper, ruler, 0.0, y) if key else ([], [])
    if more:
        spare = wide - used - room - max(one.place.right for one in more)
        start, line = left + used + min(spare, 26 * u), y
        if spare <= 8 * u:
            start, line = left, top - high - 4 * u
        if line == y or line > floor + 8 * u:
            more, drawing = _key(sheet, paper, ruler, start, line, mirrored=sheet.rtl)
            return Footer(texts + more, drawing)
    return Footer(texts, [])


def _whose(sheet: Sheet, ruler: TextRuler, room: float, *, titled: bool) -> list[TextLine]:
    """Whose page it is and of when, in lines of `room` ems. Under square and circle two lines find
    room, under the columns of the pages that follow one: there a long title is cut."""
    words = [sheet.look.brand.footer, sheet.workspace, sheet.date]
    start = joined(words)
    if titled:
        spare = room - natural_width(ruler.pieces(f"… · {start}"))
        title = break_lines(ruler.pieces(sheet.title), max(spare, 0.2 * room))
        start = f"{isolated(title[0].text + ('…' if title[1:] else ''))} · {start}"
    lines, most = break_lines(ruler.pieces(start), room), 1 if titled else 2
    if most == 2 == len(lines) and words[0]:  # of two lines, the first is the brand's if it fits
        halves = (words[0], joined(words[1:]))
        own = [break_lines(ruler.pieces(half), room) for half in halves]
        if all(len(half) == 1 for half in own):
            return [half[0] for half in own]
    return lines[:most]


def _key(
    sheet: Sheet, paper: Paper, ruler: TextRuler, x: float, y: float, *, mirrored: bool = False
) -> tuple[list[Text], list[Stroke]]:
    """What dots and lines mean, where there are some. From `x` on; `mirrored`: as far from the
    right."""
    u, labels = paper.scale, sheet.labels
    size = max(_FOOT * u, paper.min_type)
    middle = y + size * LINE_HEIGHT / 2
    ink = "#5b6770"
    dots = f"0.01 {PITCH * u - 0.01:.2f}"
    lines = {
        Strength.STRONG: (labels.strong, 18 * u, Stroke("", "none", ink, STRONG * u)),
        Strength.WEAK: (labels.weak, 18 * u, Stroke("", "none", ink, WEAK * u, weak_dashes(u))),
    }
    drawn = {link.strength for link in sheet.links}
    samples = [line for strength, line in lines.items() if strength in drawn]
    if sheet.look.weights:
        weight = Stroke("", "none", ink, DOT * u, dots, cap=True)
        samples.insert(0, (labels.weight, 4 * PITCH * u, weight))
    texts, drawing = [], []
    for label, length, stroke in samples:
        start = paper.width - x - length if mirrored else x
        drawing.append(replace(stroke, path=svg_path.bar(start, middle, length + 0.01)))
        x += length + 5 * u
        width = natural_width(ruler.pieces(label)) * size
        place = Rect(x, y, width + 4, size * LINE_HEIGHT)
        if mirrored:
            place = place.mirrored(0, paper.width)
        texts.append(text("p", "foot", [label], place, size, rtl=mirrored))
        x += width + 14 * u
    return texts, drawing


def _fit(sheet: Sheet, u: float, x: float) -> tuple[list[Text], list[Stroke]]:
    """The figure and a bar for each of its parts."""
    labels, fit = sheet.labels, sheet.fit
    texts = [
        text("p", "figure", [f"{fit.overall}"], Rect(x + 150 * u, 8 * u, 86 * u, 40 * u), 36 * u),
        text("p", "figure-name", [labels.fit], Rect(x + 150 * u, 49 * u, 86 * u, 13 * u), 10 * u),
    ]
    drawing = []
    rows = (
        ("job", labels.jobs, fit.jobs),
        ("pain", labels.pains, fit.pains),
        ("gain", labels.gains, fit.gains),
    )
    y = 18 * u
    for pair, label, figure in rows:
        shown = "–" if figure is None else f"{figure}"
        place = Rect(x, y, 54 * u, 13 * u)
        texts.append(text("p", pair, [label], place, 10 * u))
        place = Rect(x + 126 * u, y, 22 * u, 13 * u)
        texts.append(text("p", f"{pair} value", [shown], place, 10 * u))
        bar, start, length = y + 6.8 * u, x + 58 * u, 64 * u
        for colour, share in (("#e2e0d8", 100), (COLOURS[pair], figure or 0)):
            if share:
                line = svg_path.bar(start, bar, length * share / 100)
                drawing.append(Stroke(line, stroke=colour, width=3.6 * u))
        y += 14.5 * u
    return texts, drawing


def _fitting(
    ruler: TextRuler, content: str, steps: _Steps, width: float, u: float
) -> tuple[list[TextLine], float]:
    """The lines at the largest size that needs no more than the lines allowed; else all of them."""
    pieces = ruler.pieces(content, steps.weight, language_of(content, ""))
    for step, most in steps.sizes:
        lines = balanced(pieces, width / (step * u))
        if len(lines) <= most:
            break
    return lines, step * u


def _spoken(sheet: Sheet, content: str) -> dict[str, Any]:
    """Direction and language of what people wrote."""
    return {
        "rtl": is_rtl(content, sheet.rtl),
        "lang": language_of(content, sheet.language),
    }

"""Canvases as Markdown: an outline that keeps its shape when pasted into documents and wikis."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports.dossier.blocks import Answer, Block, Chips, Portrait, Row, Score, Words
from canvases.exports.export_request import ExportRequest
from canvases.exports.text.outline import Outline, OutlineBox, OutlineNote, outlines

_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~])|(?<=&)(?=#?\w+;)")
_STARTS: Final = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d{1,9}(?=[.)](?:\s|$)))")


def make(request: ExportRequest) -> bytes:
    """The outlines of the canvases asked for, one after another, as UTF-8."""
    return "\n".join(render(outline) for outline in outlines(request)).encode()


def render(outline: Outline) -> str:
    """One canvas."""
    parts = [f"# {escape(outline.title)}", f"*{escape(outline.about)}*"]
    if outline.statement:
        parts.append(f"> {escape(outline.statement)}")
    if outline.fit:
        parts.append(" · ".join(f"{escape(label)} **{figure}**" for label, figure in outline.fit))
    for name, boxes in outline.sides:
        parts.append(f"## {escape(name)}")
        if name == outline.sides[0][0]:
            parts += [_block(block) for block in outline.segment]
        parts += [_box(box) for box in boxes]
    if outline.known:
        parts += [f"## {escape(_('What we know'))}", *(_block(block) for block in outline.known)]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text, so that Markdown shows it as it was written."""
    marked = _MARKS.sub(lambda mark: f"\\{mark[1]}" if mark[1] else "amp;", text)
    return _STARTS.sub(_quiet, marked)


def _quiet(start: re.Match[str]) -> str:
    """What would begin a heading, list or line: a backslash before it, in numbers after it."""
    return f"{start[1]}{start[2]}\\" if start[2].isdecimal() else f"{start[1]}\\{start[2]}"


def _block(block: Block) -> str:
    rows = "\n".join(line for row in block.rows for line in _row(row))
    said = f" ({escape(block.said)})" if block.said else ""
    return f"### {escape(block.heading)}{said}\n\n{rows}"


def _row(row: Row) -> Iterator[str]:
    """A row as items of a list; further lines of a text as a quote below."""
    match row:
        case Words(text, label):
            first, *rest = text.splitlines() or [""]
            yield "- " + (f"{escape(label)}: " if label else "") + escape(first)
            yield from (f"  > {escape(line)}  " if line else "  >" for line in rest)
        case Chips(label, chips):
            told = ", ".join(escape(f"{name}: {value}" if name else value) for name, value in chips)
            yield f"- {escape(label)}: {told}" if label else f"- {told}"
        case Answer(label, _sign, word, evidence):
            yield f"- {escape(label)} {escape(word)}"
            yield from (f"  > {escape(line)}  " for line in evidence.splitlines() if line)
        case Score(label, score):
            yield f"- {escape(label)}: {score}/5"
        case Portrait(_picture, name):
            yield f"- **{escape(name)}**"


def _box(box: OutlineBox) -> str:
    notes = "\n".join(_note(note) for note in box.notes) or "–"
    return f"### {escape(box.label)}\n\n{notes}"


def _note(note: OutlineNote) -> str:
    facts = [*([f"{note.weight}/5"] if note.weight else []), *note.facts]
    about = f" ({escape(', '.join(facts))})" if facts else ""
    lines = [f"- {_without_facts(escape(note.text))}{about}"]
    lines += [f"  - ↔ {escape(link)}" for link in note.links]
    # A quote, because its lines stay lines of their own under the note.
    lines += [f"  > {escape(line)}  " if line else "  >" for line in note.details.splitlines()]
    return "\n".join(lines)


def _without_facts(text: str) -> str:
    """The text, so that what stands in brackets at its end is not read as facts about it."""
    head, bracket, tail = text.rpartition("(")
    return f"{head}\\({tail}" if bracket and text.endswith(")") else text

"""Canvases in Markdown, as chats and other builders write them, and we: headings that name boxes,
lists and tables below them. They become a table, as if somebody had typed one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from canvases.imports import labels, markdown_table
from canvases.imports.headings import kind_named
from canvases.imports.markdown_dialects import unified
from canvases.imports.markdown_words import (
    Line,
    lines_of,
    restored,
    type_named,
    weighed,
    without_box,
    without_facts,
)
from canvases.imports.outline import OutlineNote, table_of
from canvases.imports.table import Table
from canvases.imports.vocabulary import kind_of
from canvases.method.kinds import Kind
from canvases.method.text import NAME

LONGEST: Final = 100_000
"""Characters; longer texts are read line by line."""

_OPENING: Final = "[*_<`"
_MOST_SIGNS: Final = 2_000  # in a line; ten times as many in lines without an empty one between
_MOST_LINES: Final = 8_000
_MOST_BARS: Final = 16_000  # between the cells of tables: two thousand rows of all boxes

_FRONT: Final = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE
)
_FENCE: Final = re.compile(r"\A\s*```+(?:markdown|md)?[ \t]*\n(.*?)\n```+\s*\Z", re.DOTALL)
_LOOKS: Final = re.compile(
    r"(?m)^[ \t]{0,3}(?:#{1,6}[ \t]+(\S[^\n]*)"
    r"|(?:\d{1,3}\.[ \t]+|[-*][ \t]+)?(?:\*\*|__)([^*_\n]{1,120})(?:\*\*|__)[ \t]*:?[ \t]*)$"
)
_TABLE: Final = re.compile(
    r"(?m)^[ \t]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){1,60}\|?[ \t]*$"
)
_SIDE: Final = re.compile(
    r"(?i)(?:customer |segment |kunden)?profil\w*|value (?:map|proposition)(?: canvas)?|wertkarte"
)
_BEFORE_LINK: Final = "↔"
_OUR_SIDES: Final = (gettext_noop("Customer profile"), gettext_noop("Value map"))
_NOTHING: Final = frozenset({"", "-", "–", "—", "…", "...", "n/a", "N/A", "/"})


def is_one(text: str) -> bool:
    """Whether a text is Markdown that names boxes by headings, or has a table."""
    if len(text) > LONGEST or _is_costly(text):
        return False
    text = unified(text)
    headings = (found[1] or found[2] for found in _LOOKS.finditer(text))
    return any(kind_named(heading.strip("*_: ")) for heading in headings) or (
        _TABLE.search(text) is not None and any(_boxes_in_tables(text))
    )


def _is_costly(text: str) -> bool:
    """Whether a text has so many lines or cells, or signs that may open something, that reading it
    as Markdown would keep others waiting: the time it takes grows with the square of the signs.
    What passes takes two seconds at most, measured with a thousand hostile texts, so that it needs
    no process of its own."""
    lines, block = text.splitlines(), 0
    if text.count("|") > _MOST_BARS:
        return True
    for line in lines:
        signs = sum(map(line.count, _OPENING))
        block = block + signs if line.strip() else 0
        if signs > _MOST_SIGNS or block > 10 * _MOST_SIGNS:
            return True
    return len(lines) > _MOST_LINES


def read(text: str) -> Table:
    """The table of such a text."""
    text = unified(text)
    fenced = _FENCE.match(text)
    reader = _Reader(is_ours=all(f"## {_(side)}" in text for side in _OUR_SIDES))
    front = _FRONT.match(text)
    if front:
        reader.pass_over(" ".join(front[1].split()), _("front matter"))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    reader.read(_parts(fenced[1] if fenced else text))
    return table_of(reader.notes, reader.headings, reader.called)


def _parts(text: str) -> list[SyntaxTreeNode]:
    return SyntaxTreeNode(_parser().parse(unified(text))).children


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable("text_join")


def _boxes_in_tables(text: str) -> Iterator[Kind]:
    for line in text.splitlines():
        if "|" in line:
            yield from filter(None, map(kind_named, (cell.strip() for cell in line.split("|"))))


@dataclass(slots=True)
class _Reader:
    """Goes through the blocks, and remembers in which box it is."""

    is_ours: bool = False
    notes: list[OutlineNote] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    box: str = ""
    kind: Kind | None = None
    type: str = ""
    segment: str = ""
    value_map: str = ""
    called: labels.Called = field(default_factory=dict)
    is_fenced: bool = False
    is_known: bool = False  # within what is known of the canvas, which becomes no note

    def read(self, blocks: list[SyntaxTreeNode]) -> None:
        """Read blocks one after another."""
        for block in blocks:
            if block.type == "heading" and block.tag in ("h1", "h2"):
                self.is_known = self.is_ours and _all_text(block) == _("What we know")
            if self.is_known:
                self.pass_over(_all_text(block), _("what is known of the canvas"))
            else:
                self._block(block)

    def _block(self, block: SyntaxTreeNode) -> None:
        match block.type:
            case "heading":
                heading = " ".join(line.whole for line in lines_of(block.children[0]))
                self._enter(heading, int(block.tag[1:]))
            case "paragraph":
                self._paragraph(block)
            case "bullet_list" | "ordered_list":
                self._list(block)
            case "table":
                self.notes += list(markdown_table.notes_of(block, self.kind, self.box, self.notes))
            case "hr":
                pass
            case "blockquote":
                self.pass_over(_all_text(block), _("a quotation or comment"))
            case "fence" if not self.is_fenced and is_one(block.content):
                self._fence(block.content)
            case _:
                self.pass_over(block.content, _("code"))

    def _fence(self, content: str) -> None:
        """Markdown within other; what follows on it is in no box of its."""
        before = self.kind, self.box, self.type
        self.is_fenced = True
        self.read(_parts(content))
        self.is_fenced = False
        self.kind, self.box, self.type = before

    def pass_over(self, text: str, why: str) -> None:
        """Something that is no note unless the person wants it."""
        if text.strip():
            self.notes.append(OutlineNote(restored(text), box=self.box, why=why))

    def _enter(self, heading: str, level: int = 0) -> None:
        """A heading: what follows is in its box, or in none that is known."""
        self.headings.append(heading)
        kind, self.type = kind_named(heading), ""
        if kind is None and self.kind and _names_type(heading):
            self.type = type_named(heading, self.kind)
            return
        self.kind = kind
        side, _colon, name = heading.partition(":")
        if level == 1 and not (kind or self.notes or _is_side(side)) and len(heading) <= NAME:
            self.called.setdefault("canvas", heading)
        is_side = kind is None and _is_side(side)
        self.box = kind.value if kind else "" if is_side else heading
        if is_side and name.strip():
            is_map = side.strip() == _("Value map") or "map" in side.casefold()
            self.value_map, self.segment = (
                (name.strip(), self.segment) if is_map else ("", name.strip())
            )

    def _paragraph(self, block: SyntaxTreeNode) -> None:
        for line in lines_of(block.children[0], apart=True):
            name = line.whole.strip().rstrip(":").rstrip()
            if self._calls(line.whole):
                continue
            if line.is_bold or (line.whole.endswith(":") and kind_named(name)):
                self._enter(name)
            elif line.is_emphasised or (self.kind is None and not line.label):
                self.pass_over(line.whole, _("a text beside the lists"))
            else:
                self._note(line)

    def _calls(self, line: str) -> bool:
        """Take a name of the segment or the value map from a line above all boxes."""
        found = labels.called(line) if self.kind is None and not self.notes else {}
        if found.keys() & self.called.keys() - {"canvas"}:
            return False
        self.called |= found
        return bool(found)

    def _list(self, block: SyntaxTreeNode) -> None:
        for item in block.children:
            if not item.children or item.children[0].type != "paragraph":
                self.read(item.children)
                continue
            lines = list(lines_of(without_box(item.children[0].children[0])))
            rest = item.children[1:]
            name = lines[0].whole.rstrip(":").rstrip()
            inner = [part for part in rest if part.type.endswith("_list")]
            is_type = self.kind is not None and _names_type(name)
            is_heading = inner or (lines[0].is_bold and not rest)
            if is_heading and len(lines) == 1 and (kind_named(name) or is_type):
                self._enter(name)
                self.read(rest)
                self.type = "" if inner else self.type
                continue
            note = self._note(lines[0], is_whole=self.is_ours)
            if note is None:
                continue
            note.details += [line.whole for line in lines[1:]]
            for part in rest:
                self._beneath(note, part)

    def _beneath(self, note: OutlineNote, part: SyntaxTreeNode) -> None:
        """What belongs to an item: links, details, or items of their own."""
        if part.type.endswith("_list"):
            links = [item for item in part.children if _all_text(item).startswith(_BEFORE_LINK)]
            note.links += [restored(_all_text(item)[1:]) for item in links]
            if len(links) < len(part.children):
                self._list(part)
        else:
            blocks = part.children if part.type == "blockquote" else [part]
            paragraphs = [_lines_in(block) for block in blocks]
            note.details += [line for lines in paragraphs for line in ["", *lines]][
                bool(not note.details) :
            ]

    def _note(self, line: Line, *, is_whole: bool = False) -> OutlineNote | None:
        """Take the note of a line; `is_whole`: no sign in its text is a weight, or says nothing."""
        label = restored(line.label)
        is_heading = self.kind is None or label[:1].isdecimal()  # "Main job" is a text in a box
        named = (kind_named(label) if is_heading else kind_of(label)) if label else None
        kind = named or self.kind
        found = type_named(label, kind) if label and kind else ""
        text = line.text if named or found else f"{line.label}: {line.text}" if label else line.text
        text, facts = without_facts(text, kind)
        text, weight = (restored(text), None) if is_whole else weighed(restored(text))
        if not text or (text in _NOTHING and not is_whole):
            return None
        note = OutlineNote(text, kind.value if kind else self.box)
        note.facts = {"type": found or self.type, "weight": weight} | facts
        note.details = [address for address in line.addresses if address not in text]
        note.segment, note.value_map = self.segment, self.value_map
        if self.is_ours and kind is None:
            note.why = _("what is known of the segment")
        self.notes.append(note)
        return note


def _names_type(heading: str) -> bool:
    """Whether a heading names a type, of whatever box: below “Pains”, too, stands “Emotional”."""
    return any(type_named(heading, kind) for kind in Kind)


def _is_side(heading: str) -> bool:
    """Whether a heading names a side of the canvas, or all of it."""
    bare = re.sub(r"[^\w\s]|\(.*", " ", heading).strip()
    return bare in map(_, _OUR_SIDES) or _SIDE.fullmatch(bare) is not None


def _lines_in(block: SyntaxTreeNode) -> list[str]:
    if block.children and block.children[0].type == "inline":
        return [line.whole for line in lines_of(block.children[0])]
    return [_all_text(block)]


def _all_text(block: SyntaxTreeNode) -> str:
    found = (line.whole for one in block.walk() if one.type == "inline" for line in lines_of(one))
    return " ".join(found)

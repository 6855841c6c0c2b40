"""The blocks of a document of Word (docx): paragraphs, items, headings, tables, and what stands
beside the text. Run in a worker process, without Django.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, Literal, NamedTuple

MOST_LETTERS: Final = 100_000
"""Characters of a document: as many as are read as Markdown."""

_HEADING: Final = re.compile(r"(?i)(?:heading|überschrift|titre|título|titolo|kop|rubrik) ?([1-9])")
_BESIDE: Final = {
    "word/comments.xml": "comment",
    "word/footnotes.xml": "footnote",
    "word/endnotes.xml": "endnote",
}

Sort = Literal["text", "bold", "heading", "item", "table", "box", "comment", "footnote", "endnote"]


class Block(NamedTuple):
    """A part of a document. `level`: of a heading, or how deep an item stands; `rows`: the cells of
    a table, each with its paragraphs. A "box" is a text box, whose blocks follow."""

    sort: Sort
    text: str = ""
    level: int = 0
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A worker could not read the document, or not to the end."""

    reason: str  # for the log
    is_full: bool = False


def blocks_of(raw: bytes) -> list[Block] | Unreadable:
    """The blocks of a document. Slow, and as safe as the library is: call it in a worker."""
    from docx import Document

    try:
        return within_limits(_Reader(Document(BytesIO(raw))).blocks())
    except Exception as error:  # noqa: BLE001 — the library raises whatever a damaged file leads to
        return Unreadable(f"{type(error).__name__}: {error}"[:500])


def within_limits(blocks: Iterable[Block]) -> list[Block] | Unreadable:
    """The blocks, unless they have more characters than a document may."""
    found, letters = list[Block](), 0
    for block in blocks:
        letters += len(block.text) + sum(
            len(text) for row in block.rows for cell in row for text in cell
        )
        if letters > MOST_LETTERS:
            return Unreadable("full", is_full=True)
        found.append(block)
    return found


class _Reader:
    """Goes through the parts of a document."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.styles = {style.style_id: style.name or "" for style in document.styles}
        self.boxes: list[Any] = []

    def blocks(self) -> Iterator[Block]:
        """The blocks of its text, then of what stands beside that."""
        yield from self._blocks(self.document.element.body)
        for box in self.boxes:  # those within boxes are added meanwhile
            yield Block("box")
            yield from self._blocks(box)
        for part in self.document.part.package.iter_parts():
            if sort := _BESIDE.get(str(part.partname).lstrip("/")):
                yield from self._beside(sort, part)

    def _blocks(self, parent: Any) -> Iterator[Block]:
        for block in parent:
            match _tag(block):
                case "p":
                    yield self._paragraph(block)
                case "tbl":
                    yield self._table(block)
                case "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo":
                    yield from self._blocks(block)

    def _paragraph(self, paragraph: Any) -> Block:
        text = self._text(paragraph)
        if level := self._heading(paragraph):
            return Block("heading", text, level)
        depth = self._depth(paragraph)
        if depth is not None:
            return Block("item", text, depth)
        return Block("bold" if _is_bold(paragraph) else "text", text)

    def _heading(self, paragraph: Any) -> int:
        """The level of a heading; 0 of any other paragraph."""
        style = self.styles.get(_value(paragraph, "pStyle"), "")
        if found := _HEADING.match(style):
            return min(int(found[1]), 6)
        level = _value(paragraph, "outlineLvl")
        if level.isdecimal() and int(level) < 9:
            return min(int(level) + 1, 6)
        return 1 if style == "Title" else 0

    def _depth(self, paragraph: Any) -> int | None:
        """How deep an item stands in its list; None of what is no item."""
        style = self.styles.get(_value(paragraph, "pStyle"), "")
        number = _value(paragraph, "numId")
        if number == "0" or not (number or style.startswith("List ")):
            return None
        level = _value(paragraph, "ilvl")
        return min(int(level), 5) if level.isdecimal() else 0

    def _table(self, table: Any) -> Block:
        rows = (
            tuple(self._cell(cell) for cell in row if _tag(cell) in ("tc", "sdt"))
            for row in table.iter()
            if _tag(row) == "tr" and _above(row, "tbl") is table
        )
        return Block("table", rows=tuple(rows))

    def _cell(self, cell: Any) -> tuple[str, ...]:
        """The lines of a cell, and of tables in it."""
        found = (self._lines(one) for one in cell.iter() if _tag(one) == "p" and not _in_box(one))
        return tuple(line for lines in found for line in lines if line.strip())

    def _beside(self, sort: Any, part: Any) -> Iterator[Block]:
        from docx.oxml import parse_xml

        for one in parse_xml(part.blob):
            paragraphs = (self._text(inner) for inner in one.iter() if _tag(inner) == "p")
            text = " ".join(" ".join(paragraphs).split())
            if _tag(one) == sort and text:
                yield Block(sort, text)

    def _text(self, paragraph: Any) -> str:
        """The text of a paragraph after all changes; boxes in it are kept for later."""
        return " ".join(self._lines(paragraph))

    def _lines(self, paragraph: Any) -> list[str]:
        found: list[str] = []
        for node in paragraph.iterchildren():
            self._take(node, found)
        return "".join(found).split("\n")

    def _take(self, node: Any, found: list[str]) -> None:
        match _tag(node):
            case "t":
                found.append((node.text or "").replace("\n", " "))
            case "tab":
                found.append("\t")
            case "br" | "cr":
                found.append("\n")
            case "noBreakHyphen":
                found.append("-")
            case "txbxContent":
                self.boxes.append(node)
            case "pPr" | "rPr" | "del" | "moveFrom" | "Fallback" | "instrText":
                pass
            case _:
                for inner in node.iterchildren():
                    self._take(inner, found)


def _tag(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _value(paragraph: Any, name: str) -> str:
    """What a property of a paragraph says; "" where it has none."""
    properties = (node for node in paragraph.iterchildren() if _tag(node) == "pPr")
    found = (one for node in properties for one in node.iter() if _tag(one) == name)
    return next((_said(one) for one in found), "")


def _said(node: Any) -> str:
    return next((str(value) for key, value in node.attrib.items() if key.endswith("}val")), "")


def _above(node: Any, tag: str) -> Any:
    return next((one for one in node.iterancestors() if _tag(one) == tag), None)


def _in_box(node: Any) -> bool:
    return any(_tag(one) in ("txbxContent", "Fallback", "del") for one in node.iterancestors())


def _is_bold(paragraph: Any) -> bool:
    """Whether all letters of a paragraph are bold."""
    runs = [run for run in paragraph.iter() if _tag(run) == "r" and _has(run, "t")]
    return bool(runs) and all(any(map(_is_on, run.iter())) for run in runs)


def _has(run: Any, tag: str) -> bool:
    return any(_tag(one) == tag for one in run)


def _is_on(node: Any) -> bool:
    return _tag(node) == "b" and _said(node) not in ("0", "false")

"""The blocks of a text of OpenDocument (odt): paragraphs, items, headings, tables, and what stands
beside the text. Run in a worker process, without Django."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from canvases.imports.word_blocks import Block, Sort, Unreadable, within_limits

_SKIPPED: Final = frozenset({"text:tracked-changes", "text:table-of-content", "office:forms"})
_BREAK: Final = "\x1f"  # for a line break in a paragraph; stands in no XML
_TITLES: Final = frozenset({"Title", "Titel", "Titre", "Título"})


def blocks_of(raw: bytes) -> list[Block] | Unreadable:
    """The blocks of a document. Slow, and as safe as the library is: call it in a worker."""
    from odfdo import Document

    try:
        return within_limits(_Reader(Document(BytesIO(raw))).blocks())
    except Exception as error:  # noqa: BLE001 — the library raises whatever a damaged file leads to
        return Unreadable(f"{type(error).__name__}: {error}"[:500])


class _Reader:
    """Goes through the parts of a document."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.boxes: list[Any] = []
        self.beside: list[Block] = []
        self.bold: dict[str, bool] = {}

    def blocks(self) -> Iterator[Block]:
        """The blocks of its text, then of what stands beside that."""
        yield from self._blocks(self.document.body)
        for box in self.boxes:  # those within boxes are added meanwhile
            yield Block("box")
            yield from self._blocks(box)
        yield from self.beside

    def _blocks(self, parent: Any) -> Iterator[Block]:
        for block in parent.children:
            match block.tag:
                case "text:p":
                    yield self._paragraph(block)
                case "text:h":
                    level = str(block.get_attribute("text:outline-level") or "1")
                    yield Block("heading", self._text(block), min(int(level), 6))
                case "text:list":
                    yield from self._items(block, 0)
                case "table:table":
                    yield self._table(block)
                case "draw:frame":
                    self._take_box(block)
                case tag if tag not in _SKIPPED:
                    yield from self._blocks(block)

    def _paragraph(self, paragraph: Any) -> Block:
        text, name = self._text(paragraph), str(paragraph.get_attribute("text:style-name") or "")
        if name in _TITLES:
            return Block("heading", text, 1)
        return Block("bold" if text.strip() and self._is_bold(paragraph, name) else "text", text)

    def _is_bold(self, paragraph: Any, name: str) -> bool:
        """Whether all letters of a paragraph are bold: by its style, or those of its spans."""
        if self._is_bold_style("paragraph", name):
            return True
        spans = [one for one in paragraph.children if one.tag == "text:span"]
        between = [paragraph.text, *(one.tail for one in paragraph.children)]
        return (
            bool(spans)
            and not "".join(filter(None, between)).strip()
            and all(
                self._is_bold_style("text", str(one.get_attribute("text:style-name")))
                for one in spans
            )
        )

    def _is_bold_style(self, family: str, name: str) -> bool:
        key = f"{family}:{name}"
        if key not in self.bold:
            style = self.document.get_style(family, name) if name else None
            said = style.get_properties(area="text") if style is not None else None
            self.bold[key] = (said or {}).get("fo:font-weight") in (
                "bold",
                "600",
                "700",
                "800",
                "900",
            )
        return self.bold[key]

    def _items(self, parent: Any, depth: int) -> Iterator[Block]:
        for item in parent.children:
            is_first = True
            for part in item.children:
                if part.tag == "text:list":
                    yield from self._items(part, min(depth + 1, 5))
                elif part.tag in ("text:p", "text:h"):
                    text = self._text(part)
                    yield Block("item" if is_first else "text", text, depth if is_first else 0)
                    is_first = False

    def _table(self, table: Any) -> Block:
        rows = (
            tuple(self._cell(cell) for cell in row.children if cell.tag == "table:table-cell")
            for row in _rows(table)
        )
        return Block("table", rows=tuple(rows))

    def _cell(self, cell: Any) -> tuple[str, ...]:
        """The lines of a cell, and of lists and tables in it."""
        lines = (line for one in _paragraphs(cell) for line in self._written(one).split(_BREAK))
        return tuple(line for line in lines if line.strip())

    def _text(self, node: Any) -> str:
        """The text of a paragraph; boxes in it, and what is said beside it, are kept for later."""
        return self._written(node).replace(_BREAK, " ")

    def _written(self, node: Any) -> str:
        found = [node.text or ""]
        for inner in node.children:
            match inner.tag:
                case "text:s" | "text:tab":
                    found.append(" ")
                case "text:line-break":
                    found.append(_BREAK)
                case "draw:frame" | "draw:text-box" | "draw:custom-shape":
                    self._take_box(inner)
                case "office:annotation":
                    self._take_beside("comment", inner)
                case "text:note":
                    is_end = inner.get_attribute("text:note-class") == "endnote"
                    self._take_beside("endnote" if is_end else "footnote", inner)
                case _:
                    found.append(self._written(inner))
            found.append(inner.tail or "")
        return "".join(found)

    def _take_box(self, box: Any) -> None:
        if next(_paragraphs(box), None) is not None:
            self.boxes.append(box)

    def _take_beside(self, sort: Sort, node: Any) -> None:
        text = " ".join(" ".join(self._text(one) for one in _paragraphs(node)).split())
        if text:
            self.beside.append(Block(sort, text))


def _rows(parent: Any) -> Iterator[Any]:
    """The rows of a table, also those in groups and heads; not those of tables in its cells."""
    for part in parent.children:
        if part.tag == "table:table-row":
            yield part
        elif part.tag != "table:table-cell":
            yield from _rows(part)


def _paragraphs(node: Any) -> Iterator[Any]:
    for one in node.children:
        if one.tag in ("text:p", "text:h"):
            yield one
        else:
            yield from _paragraphs(one)

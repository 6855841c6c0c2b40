"""Documents of Word (docx) and OpenDocument (odt): their blocks, read in a worker process, become
Markdown, which the import reads. What stands beside the text (text boxes, comments, foot notes)
comes after it.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import markdown, open_document, open_document_blocks, workbook
from canvases.imports.headings import kind_named
from canvases.imports.table import refused
from canvases.imports.word_blocks import MOST_LETTERS, Block, Unreadable, blocks_of
from canvases.method.list_signs import without_signs
from canvases.workers import WorkerPool, WorkersBusy, WorkFailed

_MAIN: Final = "word/document.xml"
_MOST_PARTS: Final = 2_000
_MOST_UNPACKED: Final = 20_000_000  # bytes of all parts but pictures
_PICTURES: Final = ("word/media/", "word/embeddings/", "docProps/", "Pictures/")
_BESIDE: Final = frozenset({"comment", "footnote", "endnote"})
_SIGNS: Final = re.compile(r"[\\`*_\[\]<>|~&#]|^[-+=](?=\s|$|[-=])|(?<=^\d)[.)]|(?<=^\d\d)[.)]")

readers: Final = WorkerPool(1, seconds=30, processor=5, memory=workbook.MEMORY)
"""The worker that reads documents. A harmful one delays no spreadsheet."""


def is_one(raw: bytes) -> bool:
    """Whether the bytes are a zip with a document of Word or OpenDocument in it."""
    if open_document.sort_of(raw) == "text":
        return True
    if not workbook.is_one(raw):
        return False
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            return _MAIN in packed.namelist()
    except open_document.DAMAGE:
        return False


def check(raw: bytes) -> None:
    """Raise `BadFile` for a document that is too large or harmful, before it is unpacked."""
    if len(raw) > workbook.MOST_BYTES:
        raise refused(_("is larger than %d MB") % (workbook.MOST_BYTES // 1_000_000))
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            parts, is_harmful = packed.infolist(), open_document.is_harmful(packed)
    except open_document.DAMAGE as error:
        raise refused(_("is a damaged document")) from error
    if any(part.flag_bits & 1 for part in parts):
        raise refused(_("is locked by a password. Save it without one."))
    unpacked = sum(part.file_size for part in parts if not part.filename.startswith(_PICTURES))
    if is_harmful or len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED:
        raise refused(_("unpacks to far more than a list needs, so it was not opened"))


def read(raw: bytes) -> str:
    """The text of a document, which is checked, and read in a worker. Raises `BadFile`."""
    check(raw)
    try:
        is_open = open_document.sort_of(raw) == "text"
        found = readers.run(open_document_blocks.blocks_of if is_open else blocks_of, raw)
    except WorkersBusy as error:
        raise refused(_("has to wait: many files are read right now. Try again soon.")) from error
    except WorkFailed as error:
        words = _("took too much time or memory to read. Copy its text and paste it.")
        raise refused(words) from error
    return text_of(found)


def text_of(found: Sequence[Block] | Unreadable) -> str:
    """The Markdown of these blocks, or their lines where none names a box. Raises `BadFile`."""
    if isinstance(found, Unreadable):
        full = _("has more than %d characters. Copy the part with the notes and paste it.")
        raise refused(full % MOST_LETTERS if found.is_full else _("is a damaged document"))
    text = "\n".join(line for block in _named(found) for line in _lines(block))
    return text if markdown.is_one(text) else "\n".join(map(_plain, found))


def _named(found: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those of a text box below a heading, and names of boxes as headings."""
    texts = without_signs([block.text if block.sort == "text" else "" for block in found])
    for at, (block, text) in enumerate(zip(found, texts, strict=True)):
        if block.sort == "text" and text != block.text and not _names_box(text):
            yield Block("item", text)
        elif block.sort == "box":
            first = next((one.text for one in found[at + 1 :] if one.text.strip()), "")
            if not _names_box(first):
                yield Block("heading", _("Text box"), 2)
        elif block.sort == "text" and _names_box(block.text):
            yield Block("heading", block.text, 3)
        else:
            yield block


def _names_box(text: str) -> bool:
    return kind_named(text.strip().rstrip(":：").rstrip()) is not None


def _lines(block: Block) -> Iterator[str]:
    text = _escaped(block.text)
    match block.sort:
        case "table":
            yield from _table(block.rows)
        case "item":
            yield f"{'  ' * block.level}- {text}" if text else ""
        case "heading":
            yield from ("", f"{'#' * block.level} {text}" if text else "", "")
        case "bold":
            yield from ("", f"**{text}**" if text else "", "")
        case "text":
            yield from ("", text, "")
        case _:
            yield from ("", f"> {_beside(block.sort) % text}", "")


def _plain(block: Block) -> str:
    if block.sort == "table":
        return "\n".join("\t".join(map(" ".join, row)) for row in block.rows)
    text = " ".join(block.text.split())
    return text if block.sort not in _BESIDE else _beside(block.sort) % text


def _beside(sort: str) -> str:
    names = {"comment": _("Comment: %s"), "footnote": _("Footnote: %s")}
    return names.get(sort, _("Endnote: %s"))


def _table(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    width = max(map(len, rows), default=0)
    yield ""
    for number, row in enumerate(rows):
        cells = ["<br>".join(map(_escaped, cell)) for cell in row]
        yield "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"
        if number == 0:
            yield "|" + " --- |" * width
    yield ""


def _escaped(text: str) -> str:
    """A text in one line, with a backslash before what Markdown would take for signs."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))

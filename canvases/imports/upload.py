"""The upload, a file or pasted text, and how it gets from one step to the next.

The browser carries the upload, packed and signed, and every step reads it again; what the server
keeps of it saves sending it with small changes. The signature says who packed it, not that it is
harmless.
"""

import codecs
import json
import zlib
from dataclasses import dataclass, replace
from typing import Final, Literal

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.imports import alphabets, delimited, lines, markdown, markup, tree, workbook
from canvases.imports.problems import BadFile, said_of
from canvases.imports.sheet_cells import Unreadable, Values
from canvases.imports.table import MOST_BYTES, Table, refused
from canvases.method.text import NAME, BadText, clean_line, is_visible

Form = Literal["canvas", "table", "book", "lines", "markdown", "tree"]
"""A canvas file, delimited text, the cells of a spreadsheet, pasted lines, Markdown with boxes, and
JSON or YAML of another tool."""

_OUTLINES: Final = ("markdown", "tree")

MOST_PACKED: Final = 5_500_000
"""Characters of what the browser carries; a form may have six million bytes."""

_LONGEST_NAME: Final = 255  # characters of a file's name, where systems end

_SIGNER: Final = "canvases.imports.upload"

_PICTURE: Final = gettext_noop("is a picture (%s): the text in it is not read. Type or paste it.")
_NO_LIST: Final = gettext_noop(
    "is no list, but a file of another kind (%s). Save it as .xlsx or CSV."
)
_OTHER: Final = gettext_noop(
    "is not text, nor of another kind that is read here. Choose one of those below, or paste its"
    " text."
)
_NO_TEXT: Final = gettext_noop("is no list, but a file of another kind. Save it as .xlsx or CSV.")
_PACKED: Final = gettext_noop("is a packed file (%s). Unpack it, and choose what is in it.")

_KNOWN_BY: Final = (
    (b"%PDF", ".pdf", gettext_noop("is a %s file. Copy its text, and paste it here.")),
    (b"{\\rtf", ".rtf", gettext_noop("is an %s file. Save it as .docx, or copy its text.")),
    (
        b"\xd0\xcf\x11\xe0", ".xls, .doc, .ppt",
        gettext_noop("is an older Office file (%s). Save it as .xlsx, .docx or CSV."),
    ),
    (b"\x89PNG", ".png", _PICTURE), (b"\xff\xd8\xff", ".jpg", _PICTURE),
    (b"GIF8", ".gif", _PICTURE),
    (b"\x1f\x8b", ".gz", _PACKED), (b"7z\xbc\xaf", ".7z", _PACKED),
)  # fmt: skip
"""What files begin with that are not read, how they are called, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file or text as it came; only spreadsheets are already unpacked."""

    form: Form
    name: str  # of the file, without its ending
    raw: bytes = b""
    sheets: tuple[Table, ...] = ()
    is_document: bool = False  # of Word, whose text was written out for it

    @property
    def pasted(self) -> str | None:
        """The text that was pasted; None where it is a file."""
        is_text = self.form == "lines" or (
            self.form in ("canvas", "table", *_OUTLINES) and not self.name
        )
        return self.raw.decode("utf-8", "replace") if is_text else None

    @property
    def other_form(self) -> Form | None:
        """How else the same text may be read: line by line, or as what it looks like."""
        if self.is_document:
            return None
        if self.form in _OUTLINES or (self.form == "table" and not self.name):
            return "lines"
        found = _form_in(self.raw.decode("utf-8", "replace")) if self.form == "lines" else "lines"
        return found if found in ("table", *_OUTLINES) else None

    def read_otherwise(self) -> "Upload":
        """The same text, read in the other way that there is."""
        return replace(self, form=self.other_form or self.form)

    def pack(self) -> str:
        """For a hidden field. Raises `BadFile` where it is too large for one."""
        content = {
            "form": self.form,
            "name": self.name,
            "raw": self.raw.decode("latin-1"),
            "is_document": self.is_document,
            "sheets": [
                [
                    one.name,
                    one.rows,
                    one.hidden,
                    one.unstored,
                    one.hidden_sheets,
                    one.hidden_columns,
                    one.beyond,
                    one.is_unchecked,
                ]
                for one in self.sheets
            ],
        }
        packed = zlib.compress(json.dumps(content, ensure_ascii=False).encode())
        signed = _signer().sign(signing.b64_encode(packed).decode())
        if len(signed) > MOST_PACKED:
            raise refused(_("is too large to be imported here"))
        return signed


def unpack(packed: str) -> Upload:
    """The upload in a hidden field. Raises `BadFile` where the signature is not ours."""
    try:
        content = json.loads(zlib.decompress(signing.b64_decode(_signer().unsign(packed).encode())))
    except signing.BadSignature as error:
        raise refused(_("has to be chosen again: the page was open for too long")) from error
    sheets = [
        Table(
            name,
            [(number, cells) for number, cells in rows],
            hidden=tuple(hidden),
            unstored=tuple((row, column) for row, column in unstored),
            hidden_sheets=tuple(beside),
            hidden_columns=tuple(columns),
            beyond=beyond,
            is_unchecked=is_unchecked,
        )
        for name, rows, hidden, unstored, beside, columns, beyond, is_unchecked in content["sheets"]
    ]
    raw = content["raw"].encode("latin-1")
    is_document = content.get("is_document", False)
    return Upload(content["form"], content["name"], raw, tuple(sheets), is_document)


def of_text(text: str) -> Upload:
    """The upload of a pasted text, which may be a canvas file."""
    if not is_visible(text):
        raise refused(_("Nothing to import yet: choose a file, or paste some text."))
    text = markup.pasted_text(text.replace("\r\n", "\n"))  # which forms make of each line's end
    return Upload(_form_in(text), "", text.encode("utf-8", "replace"))


def _form_in(text: str) -> Form:
    if found := tree.form_of(text):
        return found
    if markdown.is_one(text):
        return "markdown"
    return "table" if delimited.is_one(text) else "lines"


def more_than_lines(text: str) -> Literal["", "canvas", "table", "boxes"]:
    """What an import would find in a pasted text beside one note a line: a canvas file, columns,
    or lines that name boxes."""
    try:
        brought = of_text(text)
        table = lines.read(text) if brought.form == "lines" else None
    except BadFile:
        return ""
    if brought.form in _OUTLINES:
        return "boxes"
    if table is None:
        return "table" if brought.form == "table" else "canvas"
    if lines.has_headings(table):
        return "boxes"
    return "table" if table.width > 1 else ""


def refuse_unreadable(raw: bytes, *, is_list: bool = False) -> None:
    """Raise `BadFile` for an empty file, and for one of a kind that is known and not read.
    `is_list`: it was to be a customer list, which nobody can paste or type."""
    if not raw.removeprefix(codecs.BOM_UTF8).strip():
        raise refused(_("is empty"))
    for start, endings, words in _KNOWN_BY:
        if raw.startswith(start):
            raise refused(_(_NO_LIST if is_list else words) % endings)
    if not workbook.is_one(raw) and alphabets.is_binary(raw):
        raise refused(_(_NO_TEXT if is_list else _OTHER))


def form_of(raw: bytes, name: str) -> Form:
    """The kind of a file, by its content rather than its name. Raises `BadFile` for unreadable
    kinds."""
    refuse_unreadable(raw)
    if workbook.is_one(raw):
        workbook.check(raw)
        return "book"
    is_json = name.lower().endswith(".json")
    try:
        text = alphabets.decode(raw, "utf-8" if is_json else alphabets.encoding_of(raw))
    except BadFile:
        return "canvas" if is_json else "table"
    if found := tree.form_of(text, name):
        return found
    return "markdown" if markdown.is_one(text) else "table"


def of_file(raw: bytes, name: str, cells: Values | Unreadable | None) -> Upload:
    """An uploaded file; `cells` are those of a spreadsheet, which a worker has read. Raises
    `BadFile` for what is none that can be read."""
    form = form_of(raw, name)
    title = _title(name)
    if form == "book":
        return Upload(form, title, sheets=tuple(_filled(workbook.tables(cells or []))))
    if form == "table" and len(raw) > MOST_BYTES:
        raise refused(_("is larger than 2 MB"))
    if form in _OUTLINES:
        raw = alphabets.decode(raw, alphabets.encoding_of(raw)).encode("utf-8", "replace")
    return Upload(form, title, raw)


def of_document(text: str, name: str) -> Upload:
    """The upload of a document whose text a worker has read. Raises `BadFile`."""
    if not is_visible(text):
        raise refused(_("is empty"))
    form: Form = "markdown" if markdown.is_one(text) else "lines"
    return Upload(form, _title(name), text.encode("utf-8", "replace"), is_document=True)


def _title(name: str) -> str:
    """What a file calls itself, without folders and ending. Raises `BadFile`."""
    try:
        return clean_line(name.rsplit("/", 1)[-1].rpartition(".")[0] or name, _LONGEST_NAME)[:NAME]
    except BadText as error:
        raise refused(_("has a name that %s. Rename it.") % said_of(error)) from error


def tables(upload: Upload, encoding: str = "", separator: str | None = None) -> list[Table]:
    """The tables in an upload that is no canvas file: one, or one for each sheet. Raises
    `BadFile`, also where nothing stands in them."""
    if upload.form == "book":
        return list(upload.sheets)
    if upload.form == "tree":
        return _filled([tree.read(upload.raw.decode())])
    if upload.form == "markdown":
        return _filled([markdown.read(upload.raw.decode())])
    if upload.form == "lines":
        return _filled([lines.read(upload.raw.decode(), is_document=upload.is_document)])
    return _filled([delimited.read(upload.raw, encoding, separator)])


def _filled(found: list[Table]) -> list[Table]:
    if not any(table.rows for table in found):
        raise refused(_("is empty"))
    return found


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SIGNER)


__all__ = [
    "BadFile", "Form", "Upload", "form_of", "more_than_lines", "of_file", "of_text", "tables",
    "unpack",
]  # fmt: skip

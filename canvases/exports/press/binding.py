"""Binds documents that were printed apart into one file, tags and links included.

Parts come as objects written down, not as files that would have to be read again (see `loose`):
numbers of objects are filled in, the trees of pages and of structure are joined. In a worker.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pydyf

from canvases.exports.press.loose import PAGES, Key, Loose, Pieces, Top


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: level 1 or 2, and the page it leads to, counted from 1."""

    level: int
    title: str
    page: int


def bind(parts: Sequence[Loose], title: str, bookmarks: Sequence[Bookmark]) -> bytes:
    """One file of all parts in order. Links to `page:7` lead to its seventh page."""
    return _Binder(parts).bound(title, bookmarks)


class _Ready(pydyf.Object):  # type: ignore[misc]
    """An object that is written down already."""

    def __init__(self, content: bytes, stream: bytes | None) -> None:
        super().__init__()
        self._is_stream = stream is not None
        self._data = content
        if stream is not None:
            self._data = b"\n".join((content, b"stream", stream, b"endstream"))

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return not self._is_stream


class _Binder:
    def __init__(self, parts: Sequence[Loose]) -> None:
        self.parts = parts
        self.pdf = pydyf.PDF()
        self.tops: list[tuple[int, float]] = []  # number and height of every page of the file
        self.keys = 0  # used so far in the tree that leads from pages to structure
        self.tree = self._add(pydyf.Dictionary({"Nums": pydyf.Array()}))
        self.root = self._add(
            pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": self.tree.reference})
        )
        self.document = self._add(
            pydyf.Dictionary(
                {
                    "Type": "/StructElem",
                    "S": "/Document",
                    "K": pydyf.Array(),
                    "P": self.root.reference,
                }
            )
        )
        self.root["K"] = pydyf.Array([self.document.reference])

    def bound(self, title: str, bookmarks: Sequence[Bookmark]) -> bytes:
        numbers = [self._numbered(part) for part in self.parts]
        for part, known in zip(self.parts, numbers, strict=True):
            self._take(part, known)
        self._say_what_it_is(self.parts[0], numbers[0])
        self._outline(bookmarks)
        self.pdf.info["Title"] = pydyf.String(title)
        self.pdf.info["Producer"] = pydyf.String("WeasyPrint")
        self.pdf.catalog["StructTreeRoot"] = self.root.reference
        file = io.BytesIO()
        self.pdf.write(file, b"1.7", False, True)
        return file.getvalue()

    def _add(self, one: Any) -> Any:
        self.pdf.add_object(one)
        return one

    def _numbered(self, part: Loose) -> dict[int, int]:
        """The numbers that a part's objects have in the file, by those they had. Places are kept
        for them, so that links may lead to parts that follow."""
        numbers = {PAGES: self.pdf.pages.number, part.document: self.document.number}
        for old in part.objects:
            if old == part.metadata and part is not self.parts[0]:
                continue  # the file is described once
            numbers[old] = len(self.pdf.objects)
            self.pdf.objects.append(None)
        for old, height in zip(part.pages, part.heights, strict=True):
            self.tops.append((numbers[old], height))
        return numbers

    def _take(self, part: Loose, numbers: dict[int, int]) -> None:
        """Put a part's objects in the places kept for them, and into the trees."""
        for old, pieces in part.objects.items():
            if (number := numbers.get(old)) is not None:
                ready = _Ready(self._joined(pieces, numbers), part.streams.get(old))
                ready.number, self.pdf.objects[number] = number, ready
        for old in part.pages:
            self.pdf.pages["Kids"].extend([numbers[old], 0, "R"])
            self.pdf.pages["Count"] += 1
        self.document["K"] += [b"%d 0 R" % numbers[old] for old in part.elements]
        for key, pieces in part.keys:
            self.tree["Nums"] += [key + self.keys, self._joined(pieces, numbers)]
        self.keys += len(part.keys)

    def _joined(self, pieces: Pieces, numbers: dict[int, int]) -> bytes:
        """Pieces with everything filled in."""
        found = []
        for piece in pieces:
            if isinstance(piece, bytes):
                found.append(piece)
            elif isinstance(piece, int):
                found.append(b"%d 0 R" % numbers[piece])
            elif isinstance(piece, Key):
                found.append(b"%d" % (piece.number + self.keys))
            else:
                found.append(self._place(piece).data)
        return b"".join(found)

    def _place(self, top: Top) -> Any:
        number, height = self.tops[top.page - 1]
        return pydyf.Array([b"%d 0 R" % number, "/XYZ", 0, height, 0])

    def _say_what_it_is(self, part: Loose, numbers: dict[int, int]) -> None:
        for name, pieces in part.catalog.items():
            self.pdf.catalog[name] = self._joined(pieces, numbers)

    def _outline(self, bookmarks: Sequence[Bookmark]) -> None:
        root = self._add(pydyf.Dictionary({"Type": "/Outlines"}))
        top: list[Any] = []
        inner: dict[int, list[Any]] = {}
        for mark in bookmarks:
            place = self._place(Top(mark.page))
            line = self._add(pydyf.Dictionary({"Title": pydyf.String(mark.title), "Dest": place}))
            if mark.level > 1 and top:
                inner.setdefault(top[-1].number, []).append(line)
            else:
                top.append(line)
        _chain(root, top)
        for line in top:
            _chain(line, inner.get(line.number, []))
            if line.number in inner:
                line["Count"] = -len(inner[line.number])
        root["Count"] = len(top)
        self.pdf.catalog["Outlines"] = root.reference


def _chain(parent: Any, lines: list[Any]) -> None:
    for before, after in pairwise(lines):
        before["Next"], after["Prev"] = after.reference, before.reference
    for line in lines:
        line["Parent"] = parent.reference
    if lines:
        parent["First"], parent["Last"] = lines[0].reference, lines[-1].reference

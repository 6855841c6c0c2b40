"""Binds documents that were printed apart into one file, tags and links included.

Each part comes as WeasyPrint's objects, not as a file that would have to be read again: numbers of
objects are shifted, the trees of pages and of structure are joined. In a worker.
"""

import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from re import compile as pattern
from typing import Any, Final

import pydyf
from pydyf import _to_bytes

_REFERENCE: Final = pattern(rb"(\d+) 0 R")
_TO_PAGE: Final = pattern(r"page:(\d+)")


@dataclass(frozen=True, slots=True)
class Loose:
    """The objects of one part, by their number; which of them are pages, and its catalog."""

    objects: list[Any]
    pages: list[int]
    catalog: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: level 1 or 2, and the page it leads to, counted from 1."""

    level: int
    title: str
    page: int


def loosen(pdf: Any) -> Loose:
    """The objects of a `pydyf.PDF`, streams compressed: what is costly is done for each part."""
    return Loose(
        [_packed(one) if isinstance(one, pydyf.Stream) else one for one in pdf.objects],
        [int(number) for number in pdf.pages["Kids"][::3]],
        dict(pdf.catalog),
    )


def bind(parts: Sequence[Loose], title: str, bookmarks: Sequence[Bookmark]) -> bytes:
    """One file of all parts in order. Links to `page:7` lead to its seventh page."""
    return _Binder(parts).bound(title, bookmarks)


def _packed(stream: Any) -> Any:
    content = b"\n".join(map(_to_bytes, stream.stream))
    extra = dict(stream.extra)
    if stream.compress and "Filter" not in extra:
        content, extra["Filter"] = zlib.compress(content), "/FlateDecode"
    return pydyf.Stream([content], extra)


class _Binder:
    def __init__(self, parts: Sequence[Loose]) -> None:
        self.parts = parts
        self.pdf = pydyf.PDF()
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
        for part in self.parts:
            self._take(part)
        self._lead_to_pages()
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

    def _take(self, part: Loose) -> None:
        """Add what can be reached from the pages and the structure of a part."""
        catalog = part.catalog
        root = part.objects[_number(catalog["StructTreeRoot"])]
        document, tree = _number(root["K"][0]), part.objects[_number(root["ParentTree"])]
        first = not self.pdf.pages["Count"]
        kept = [*part.pages, *map(_number, part.objects[document]["K"])]
        kept += [_number(catalog["Metadata"])] if first else []
        numbers = {1: self.pdf.pages.number, document: self.document.number}
        for old in _reached(part.objects, kept, set(numbers)):
            numbers[old] = self._add(part.objects[old]).number
            _shift(part.objects[old], self.keys)
        names = _destinations(catalog)
        for old, new in numbers.items():
            if old not in {1, document}:
                _renumber(self.pdf.objects[new], numbers, names)
        for old in part.pages:
            self.pdf.pages["Kids"].extend([numbers[old], 0, "R"])
            self.pdf.pages["Count"] += 1
        self.document["K"] += _renumbered(part.objects[document]["K"], numbers, {})
        for key, value in zip(tree["Nums"][::2], tree["Nums"][1::2], strict=True):
            self.tree["Nums"] += [key + self.keys, _renumbered(value, numbers, {})]
        self.keys += len(tree["Nums"]) // 2
        if first:
            for name in ("Lang", "MarkInfo", "ViewerPreferences", "Metadata"):
                self.pdf.catalog[name] = _renumbered(catalog[name], numbers, {})

    def _lead_to_pages(self) -> None:
        """Make links of the addresses that stand for pages."""
        for one in self.pdf.objects:
            action = one.get("A") if isinstance(one, pydyf.Dictionary) else None
            if not action or "URI" not in action:
                continue
            found = _TO_PAGE.fullmatch(action["URI"].string)
            if found:
                del one["A"]
                one["Dest"] = self._top_of(int(found[1]))

    def _top_of(self, page: int) -> Any:
        number = self.pdf.pages["Kids"][3 * (page - 1)]
        height = self.pdf.objects[number]["MediaBox"][3]
        return pydyf.Array([f"{number} 0 R".encode(), "/XYZ", 0, height, 0])

    def _outline(self, bookmarks: Sequence[Bookmark]) -> None:
        root = self._add(pydyf.Dictionary({"Type": "/Outlines"}))
        top: list[Any] = []
        inner: dict[int, list[Any]] = {}
        for mark in bookmarks:
            line = self._add(
                pydyf.Dictionary(
                    {
                        "Title": pydyf.String(mark.title),
                        "Dest": self._top_of(mark.page),
                    }
                )
            )
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


def _number(reference: bytes) -> int:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(f"{reference!r} is no reference")
    return int(found[1])


def _values(one: Any) -> Iterator[Any]:
    """Everything an object holds, however deep."""
    if isinstance(one, pydyf.Stream):
        yield from _values(one.extra)
    elif isinstance(one, dict):
        for value in one.values():
            yield from _values(value)
    elif isinstance(one, (list, tuple)):
        for value in one:
            yield from _values(value)
    else:
        yield one


def _reached(objects: list[Any], start: list[int], known: set[int]) -> list[int]:
    """The numbers of all objects that those at the start lead to, in their order."""
    found, waiting = set(known), list(start)
    while waiting:
        number = waiting.pop()
        if number in found:
            continue
        found.add(number)
        waiting += [
            _number(value)
            for value in _values(objects[number])
            if isinstance(value, bytes) and _REFERENCE.fullmatch(value)
        ]
    return sorted(found - known)


def _shift(one: Any, keys: int) -> None:
    """Move the keys by which a page or a link finds its structure."""
    if isinstance(one, pydyf.Dictionary):
        for name in ("StructParents", "StructParent"):
            if name in one:
                one[name] += keys


def _destinations(catalog: dict[str, Any]) -> dict[str, Any]:
    """The places inside the part that links lead to, by name."""
    names = catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    return {name.string: place for name, place in zip(names[::2], names[1::2], strict=True)}


def _renumber(one: Any, numbers: dict[int, int], places: dict[str, Any]) -> None:
    held = one.extra if isinstance(one, pydyf.Stream) else one
    if isinstance(held, dict):
        for key, value in held.items():
            if key == "Dest" and isinstance(value, pydyf.String):
                value = places[value.string]  # noqa: PLW2901
            held[key] = _renumbered(value, numbers, places)
    elif isinstance(held, list):
        held[:] = [_renumbered(value, numbers, places) for value in held]


def _renumbered(value: Any, numbers: dict[int, int], places: dict[str, Any]) -> Any:
    if isinstance(value, bytes):
        found = _REFERENCE.fullmatch(value)
        return b"%d 0 R" % numbers[int(found[1])] if found else value
    if isinstance(value, dict):
        return pydyf.Dictionary(
            {key: _renumbered(inner, numbers, places) for key, inner in value.items()}
        )
    if isinstance(value, (list, tuple)):
        return pydyf.Array([_renumbered(inner, numbers, places) for inner in value])
    return value

"""A printed part of a pack, ready to be bound: its objects are written down already, but for the
numbers that they only get in the file.

So what is costly is done for each part, by the workers side by side. In workers only.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from re import compile as pattern
from typing import Any, Final

import pydyf
from pydyf import _to_bytes

PAGES: Final = 1
"""The number of the tree of pages, in every part as in the file."""

_REFERENCE: Final = pattern(rb"(\d+) 0 R")
_TO_PAGE: Final = pattern(r"page:(\d+)")


@dataclass(frozen=True, slots=True)
class Key:
    """Stands for a key in the tree that leads from pages and links to their structure."""

    number: int  # in the part


@dataclass(frozen=True, slots=True)
class Top:
    """Stands for the place at the top of a page of the file, counted from 1."""

    page: int


Pieces = list[bytes | int | Key | Top]
"""An object as it is written. A number stands for a reference to the part's object of it."""


@dataclass(frozen=True, slots=True)
class Loose:
    """One part. Objects have the numbers they have in the part."""

    objects: dict[int, Pieces]
    streams: dict[int, bytes]  # what is in those of the objects that are streams, packed
    pages: list[int]
    heights: list[float]  # of the pages, in points
    document: int  # stands for the root of the structure, and …
    elements: list[int]  # … these are its children
    keys: list[tuple[int, Pieces]]
    catalog: dict[str, Pieces]
    metadata: int


def loosen(pdf: Any) -> Loose:
    """The objects of a `pydyf.PDF` that can be reached from its pages and from its structure."""
    objects, catalog = pdf.objects, pdf.catalog
    root = objects[_number(catalog["StructTreeRoot"])]
    document = _number(root["K"][0])
    nums = objects[_number(root["ParentTree"])]["Nums"]
    pages = [int(number) for number in pdf.pages["Kids"][::3]]
    elements = [_number(one) for one in objects[document]["K"]]
    metadata = _number(catalog["Metadata"])
    places = _destinations(catalog)
    kept = _reached(objects, [*pages, *elements, metadata], {PAGES, document})
    streams = {one: _packed(objects[one]) for one in kept if isinstance(objects[one], pydyf.Stream)}
    return Loose(
        {number: _written(objects[number], places) for number in kept},
        streams,
        pages,
        [float(objects[number]["MediaBox"][3]) for number in pages],
        document,
        elements,
        [(key, _written(one)) for key, one in zip(nums[::2], nums[1::2], strict=True)],
        {
            name: _written(catalog[name])
            for name in ("Lang", "MarkInfo", "ViewerPreferences", "Metadata")
        },
        metadata,
    )


def _packed(stream: Any) -> bytes:
    """What is in a stream; its dictionary then says how it was packed and how long it is."""
    content = b"\n".join(map(_to_bytes, stream.stream))
    if stream.compress and "Filter" not in stream.extra:
        content = zlib.compress(content)
        stream.extra["Filter"] = "/FlateDecode"
    stream.extra["Length"] = len(content)
    return content


def _number(reference: bytes) -> int:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(f"{reference!r} is no reference")
    return int(found[1])


def _destinations(catalog: dict[str, Any]) -> dict[str, Any]:
    """The places inside the part that links lead to, by name."""
    names = catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    return {name.string: place for name, place in zip(names[::2], names[1::2], strict=True)}


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


def _written(one: Any, places: dict[str, Any] | None = None) -> Pieces:
    """An object, or the dictionary of a stream, as pieces. `places`: see `_destinations`."""
    writer = _Writer(places or {})
    writer.write(one.extra if isinstance(one, pydyf.Stream) else one)
    found: Pieces = []
    for words, group in groupby(writer.pieces, lambda piece: isinstance(piece, bytes)):
        some: list[Any] = list(group)
        found += [b"".join(some)] if words else some
    return found


@dataclass(slots=True)
class _Writer:
    """Writes objects as pydyf does, but for what is known only in the file."""

    places: dict[str, Any]
    pieces: Pieces = field(default_factory=list)

    def write(self, one: Any) -> None:
        if isinstance(one, dict):
            self.pieces.append(b"<<")
            for key, value in one.items():
                self._entry(key, value)
            self.pieces.append(b">>")
        elif isinstance(one, (list, tuple)):
            self.pieces.append(b"[")
            for value in one:
                self.write(value)
                self.pieces.append(b" ")
            self.pieces.append(b"]")
        elif isinstance(one, bytes) and _REFERENCE.fullmatch(one):
            self.pieces.append(_number(one))
        else:
            self.pieces.append(_to_bytes(one))

    def _entry(self, key: str, value: Any) -> None:
        if key == "A" and (page := _page_meant(value)):
            self.pieces += [b"/Dest ", Top(page)]
            return
        self.pieces.append(b"/" + _to_bytes(key) + b" ")
        if key in {"StructParents", "StructParent"}:
            self.pieces.append(Key(value))
        elif key == "Dest" and isinstance(value, pydyf.String):
            self.write(self.places[value.string])
        else:
            self.write(value)


def _page_meant(action: dict[str, Any]) -> int:
    """The page of the file that a link's address stands for, as `page:7`; 0 for none."""
    address = action.get("URI")
    found = _TO_PAGE.fullmatch(address.string) if address else None
    return int(found[1]) if found else 0

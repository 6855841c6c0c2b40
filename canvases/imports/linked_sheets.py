"""A workbook of notes and links, as our own export writes it: both sheets are one table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from canvases.imports.table import Row, Table
from canvases.method.link_rows import LINK_COLUMNS

_NEEDED: Final = ("from", "to")


def together(tables: Sequence[Table]) -> list[Table]:
    """The tables, with the links of a sheet of links beside the notes that they lead from. Rows of
    links that begin at no note stay a sheet of their own, which is told as one that is not read."""
    notes = next((table for table in tables if {"id", "text"} <= _places(table).keys()), None)
    links = next((table for table in tables if _is_links(table)), None)
    if notes is None or links is None:
        return list(tables)
    linked, unknown = _linked(notes, links)
    rest = replace(links, rows=[links.rows[0], *unknown]) if unknown else None
    found = (linked if one is notes else rest if one is links else one for one in tables)
    return [table for table in found if table is not None]


def _is_links(table: Table) -> bool:
    places = _places(table)
    return places.keys() >= set(_NEEDED) and places.keys() <= set(LINK_COLUMNS)


def _places(table: Table) -> Mapping[str, int]:
    """Where the columns of these names are."""
    names = table.rows[0][1] if table.rows else []
    return {name.strip().lower(): at for at, name in enumerate(names) if name.strip()}


def _linked(notes: Table, links: Table) -> tuple[Table, list[Row]]:
    """The notes with the links of both, those of the sheet of links first; and its rows that begin
    at no note."""
    places, ends = _places(notes), _places(links)
    known = {cells[places["id"]].strip() for _number, cells in notes.rows[1:]} - {""}
    added: dict[str, list[str]] = defaultdict(list)
    unknown = []
    for number, cells in links.rows[1:]:
        source, target = (cells[ends[name]].strip() for name in _NEEDED)
        if source not in known or not target:
            unknown.append((number, cells))
            continue
        strength = cells[ends["strength"]].strip() if "strength" in ends else ""
        added[source].append(f"{target}:{strength}" if strength else target)
    at = places.get("links", notes.width)
    return replace(
        notes, rows=[*_headed(notes, at), *_rows(notes, places["id"], at, added)]
    ), unknown


def _headed(notes: Table, at: int) -> list[Row]:
    number, names = notes.rows[0]
    return [(number, names if at < len(names) else [*names, "links"])]


def _rows(notes: Table, own: int, at: int, added: Mapping[str, list[str]]) -> Iterator[Row]:
    for number, cells in notes.rows[1:]:
        links = added.get(cells[own].strip(), [])
        ends = {link.partition(":")[0] for link in links}
        whole = cells if at < len(cells) else [*cells, ""]
        kept = [part for part in _parts(whole[at]) if part.partition(":")[0] not in ends]
        yield number, [*whole[:at], "\n".join([*links, *kept]), *whole[at + 1 :]]


def _parts(cell: str) -> list[str]:
    """The links in a cell: ids between spaces, or whatever else people write."""
    parts = cell.split()
    return parts if all(":" in part for part in parts) else [cell]

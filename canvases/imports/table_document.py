"""Turns notes into a document: their profiles and value maps, the canvases and the links."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import vocabulary
from canvases.imports.problems import MOST_LISTED, CellProblem, Problem, quoted
from canvases.imports.table_note import TableNote
from canvases.method.document import (
    FORMAT,
    VERSION,
    CanvasEntry,
    Document,
    LinkEntry,
    NoteEntry,
    SegmentEntry,
)
from canvases.method.kinds import KINDS, Side, Strength, may_link
from canvases.method.text import NOTE_TEXT, BadText, clean_line

_GROUPS: Final = re.compile(r"[\n;|]")
_BEFORE_STRENGTH: Final = (":", "(", "[", " - ")
_MOST_LINKS: Final = 500  # in a cell


@dataclass(frozen=True, slots=True)
class Names:
    """What to call that of which the table gives no name."""

    workspace: str
    canvas: str
    segment: str
    is_placeholder: bool = False  # that of the segment
    value_map: str = ""  # as the canvas, where it is not said


def build(
    notes: list[TableNote],
    names: Names,
    left_out: Iterable[TableNote] = (),
    *,
    is_part: bool = False,
) -> tuple[Document, list[Problem]]:
    """The document of these notes, all of a known kind, and what is wrong with their links and
    canvases. With problems the document is not to be used. Links to notes that were `left_out` go
    with them, and those to notes that are unknown where this `is_part` of a table."""
    sides = _Sides(notes, names)
    gone = {_key(word) for note in left_out for word in (note.name, note.text)} - {""}
    links, problems = _links(notes, gone, is_part=is_part)
    document: Document = {
        "format": FORMAT,
        "version": VERSION,
        "workspace": {"name": names.workspace},
        "segments": [
            _segment(f"s{number}", name, laid, names)
            for number, (name, laid) in enumerate(sides.profiles.items())
        ],
        "value_maps": [
            {"id": f"m{number}", "name": name, "alternative": "idea", "notes": laid}
            for number, (name, laid) in enumerate(sides.maps.items())
        ],
        "canvases": list(sides.canvases()),
        "links": links,
    }
    return document, problems + sides.problems


def _segment(key: str, name: str, notes: list[NoteEntry], names: Names) -> SegmentEntry:
    entry: SegmentEntry = {"id": key, "name": name, "profile": {"notes": notes}}
    if names.is_placeholder and name == names.segment:
        entry["is_named"] = False
    return entry


class _Sides:
    """Profiles and value maps by name, each with its notes; and who meets on which canvas."""

    def __init__(self, notes: list[TableNote], names: Names) -> None:
        self.names = names
        self.profiles: dict[str, list[NoteEntry]] = {}
        self.maps: dict[str, list[NoteEntry]] = {}
        self.problems: list[Problem] = []
        # Title → names of the segments and of the value maps that stand on it, and its first row.
        self.pairs: dict[str, tuple[dict[str, None], dict[str, None], int]] = {}
        for number, note in enumerate(notes):
            self._lay(note, f"n{number}")
        if not self.pairs:
            self._pair_all()
        for title, (segments, maps, row) in self.pairs.items():
            self._check(title, segments, maps, row)

    def _lay(self, note: TableNote, note_id: str) -> None:
        is_need = note.kind is not None and KINDS[note.kind].side is Side.PROFILE
        only = note.canvases[0] if len(note.canvases) == 1 else ""
        name = note.segment or self.names.segment if is_need else note.value_map or only
        name = name or self.names.value_map or self.names.canvas
        (self.profiles if is_need else self.maps).setdefault(name, []).append(
            note.as_entry(note_id)
        )
        for title in note.canvases:
            segments, maps, _row = self.pairs.setdefault(title, ({}, {}, note.row))
            (segments if is_need else maps)[name] = None

    def _pair_all(self) -> None:
        """Nothing names a canvas: every profile meets every value map, where one of both is alone;
        of several each, those of the same place meet."""
        segments = list(self.profiles) or [self.names.segment]
        maps = list(self.maps) or [self.names.value_map or self.names.canvas]
        if len(segments) == 1:
            found = [(segments[0], name) for name in maps]
        elif len(maps) == 1:
            found = [(name, maps[0]) for name in segments]
        else:
            found = list(zip(segments, maps, strict=False))
        for segment, value_map in found:
            title = self.names.canvas
            if len(found) > 1:
                title = value_map if len(maps) > 1 else segment
            self.pairs[title] = ({segment: None}, {value_map: None}, 0)

    def _check(
        self, title: str, segments: dict[str, None], maps: dict[str, None], row: int
    ) -> None:
        segments.update({} if segments else {self.names.segment: None})
        maps.update({} if maps else {title: None})
        for name in segments:
            self.profiles.setdefault(name, [])
        for name in maps:
            self.maps.setdefault(name, [])
        if len(segments) > 1 or len(maps) > 1:
            words = _("the canvas %s has notes of several segments or value maps")
            self.problems.append(CellProblem((row,), words % quoted(title)))

    def canvases(self) -> Iterator[CanvasEntry]:
        """The canvases, each pair of sides once."""
        segments = {name: f"s{number}" for number, name in enumerate(self.profiles)}
        maps = {name: f"m{number}" for number, name in enumerate(self.maps)}
        seen = set()
        for number, (title, (on_left, on_right, _row)) in enumerate(self.pairs.items()):
            pair = segments[next(iter(on_left))], maps[next(iter(on_right))]
            if pair not in seen:
                seen.add(pair)
                yield {"id": f"c{number}", "title": title, "segment": pair[0], "value_map": pair[1]}


def _links(
    notes: list[TableNote], gone: set[str], *, is_part: bool
) -> tuple[list[LinkEntry], list[Problem]]:
    known = {_key(note.text): number for number, note in reversed(list(enumerate(notes)))}
    known |= {_key(note.name): number for number, note in enumerate(notes) if note.name}
    found: dict[tuple[int, int], Strength] = {}
    problems: list[Problem] = []
    for number, note in enumerate(notes):
        references = _references(note.links, known)
        if len(references) > _MOST_LINKS:
            words = _("names %(count)d notes to link to; at most %(most)d are read")
            numbers = {"count": len(references), "most": _MOST_LINKS}
            problems.append(CellProblem((note.row,), words % numbers))
        for reference, strength in references[:_MOST_LINKS]:
            target = known.get(_key(reference))
            other = None if target is None else notes[target]
            wrong = _wrong(note, other, reference)
            if (other is None and (is_part or _key(reference) in gone)) or (
                wrong and other is not None and (note.was_moved or other.was_moved)
            ):
                note.unfit.append(("links", reference))
            elif wrong or target is None:
                problems.append(CellProblem((note.row,), wrong))
            elif _may(note, notes[target]):
                found.setdefault((number, target), strength)
            else:
                found.setdefault((target, number), strength)  # said from the other end
        if len(problems) > MOST_LISTED:
            break
    links: list[LinkEntry] = [
        {"from": f"n{one}", "to": f"n{other}", "strength": strength.value}
        for (one, other), strength in found.items()
    ]
    return links, problems


def _may(source: TableNote, target: TableNote) -> bool:
    return bool(source.kind and target.kind and may_link(source.kind, target.kind))


def _wrong(note: TableNote, target: TableNote | None, reference: str) -> str:
    """What is wrong with a link; "" where nothing is."""
    if target is None or note.kind is None or target.kind is None:
        return _("the link leads to %s, which is no note here") % quoted(reference)
    if not _may(note, target) and not _may(target, note):
        words = {"source": _(KINDS[note.kind].one), "target": _(KINDS[target.kind].one)}
        return _("a link from “%(source)s” to “%(target)s” has no meaning") % words
    same = (note.segment, note.value_map) == (target.segment, target.value_map)
    if KINDS[note.kind].side is KINDS[target.kind].side and not same:
        return _("the link leads to %s, which lies elsewhere") % quoted(reference)
    return ""


def _references(cell: str, known: dict[str, int]) -> list[tuple[str, Strength]]:
    """What a cell of links names: ids between spaces, as we write them ("a7:weak b2:strong"), or
    ids and texts between semicolons, lines or commas, as people do ("Open all night (weak)")."""
    groups = _GROUPS.split(cell)
    for parts in ([cell], cell.split(), groups, re.split(r"[\n;|,]", cell)):
        if len(parts) > 2 * _MOST_LINKS:
            continue
        read = [_reference(part, known) for part in parts if part.strip()]
        if all(_key(name) in known for name, _strength in read):
            return read
    return [_reference(part, known) for part in groups if part.strip()]


def _reference(part: str, known: dict[str, int]) -> tuple[str, Strength]:
    """A note's id or text and, after the last of the signs for that, how strong the link is."""
    part = part.strip()
    at, sign = max((part.rfind(sign), sign) for sign in _BEFORE_STRENGTH)
    if at > 0 and _key(part) not in known:
        strength = vocabulary.strength_of(part[at + len(sign) :].rstrip(")]"))
        if strength is not None:
            return part[:at].rstrip(), strength
    return part, Strength.STRONG


def _key(name: str) -> str:
    """What notes are known by; "" for what is too long to be the name or text of one."""
    try:
        return clean_line(name, NOTE_TEXT).casefold()
    except BadText:
        return ""

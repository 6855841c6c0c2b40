"""Checks that a schema cannot express: ids are unique, references lead somewhere, links have a
meaning.

The checks skip what the schema has already reported, so that one list of errors is enough.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _

from canvases.imports.problems import Place, Problem, quoted
from canvases.method.kinds import KINDS, Kind, may_link
from canvases.method.note_fields import NOTE_FIELDS, Sort

MOST_NOTES: Final = 5_000
"""Notes in a file, over all profiles and value maps."""

_KIND: Final = {kind.value: kind for kind in Kind}

_SETS: Final = [field.name for field in NOTE_FIELDS if field.sort is Sort.CHOICES]

Entry = dict[str, Any]
Placed = tuple[Place, Entry]


def check(tree: Any) -> Iterator[Problem]:
    """Yield every repeated id, reference to nothing, circle of parents, pair that is none or stands
    twice, pair of sides in two canvases, and repeated or meaningless link."""
    if not isinstance(tree, dict):
        return
    segments, value_maps, canvases, links = (
        list(_entries(tree, (), key)) for key in ("segments", "value_maps", "canvases", "links")
    )
    notes = list(_notes(segments, value_maps))
    if len(notes) > MOST_NOTES:
        numbers = {"count": len(notes), "most": MOST_NOTES}
        yield Problem((), _("has %(count)d notes, at most %(most)d are allowed") % numbers)
    for entries in (segments, value_maps, canvases, notes):
        yield from _repeated_ids(entries)
    yield from _parents(segments)
    yield from _pairs_of_segments(list(_entries(tree, (), "pairs")), _by_id(segments))
    yield from _pairs(canvases, _by_id(segments), _by_id(value_maps))
    yield from _links(links, _by_id(notes))
    yield from _ways(segments)
    yield from _slots(canvases, _by_id(segments), _by_id(value_maps))
    yield from _cards(canvases, _by_id(notes))
    for place, entry in (*segments, *notes):
        yield from _repeated_words(place, entry)


def _entries(parent: Any, place: Place, key: str) -> Iterator[Placed]:
    """The objects in the list `parent[key]`; anything else in it is skipped."""
    values = parent.get(key) if isinstance(parent, dict) else None
    if isinstance(values, list):
        for index, value in enumerate(values):
            if isinstance(value, dict):
                yield (*place, key, index), value


def _notes(segments: list[Placed], value_maps: list[Placed]) -> Iterator[Placed]:
    for place, segment in segments:
        yield from _entries(segment.get("profile"), (*place, "profile"), "notes")
    for place, value_map in value_maps:
        yield from _entries(value_map, place, "notes")


def _by_id(entries: list[Placed]) -> dict[str, Placed]:
    return {
        entry["id"]: (place, entry)
        for place, entry in reversed(entries)
        if isinstance(entry.get("id"), str)
    }


def _repeated_ids(entries: list[Placed]) -> Iterator[Problem]:
    first = _by_id(entries)
    for place, entry in entries:
        name = entry.get("id")
        if isinstance(name, str) and first[name][0] != place:
            there = Problem(first[name][0], "").path
            words = {"id": quoted(name), "place": there}
            yield Problem((*place, "id"), _("the id %(id)s is already used at %(place)s") % words)


def _dangling(place: Place, entry: Entry, key: str, known: dict[str, Placed]) -> Iterator[Problem]:
    name = entry.get(key)
    if isinstance(name, str) and name not in known:
        yield Problem((*place, key), _("there is nothing with the id %s") % quoted(name))


def _parents(segments: list[Placed]) -> Iterator[Problem]:
    known = _by_id(segments)
    settled: set[str] = set()  # ids from which the way up is known to end
    for place, segment in segments:
        yield from _dangling(place, segment, "parent", known)
        climbed: dict[str, None] = {}
        name = segment.get("id")
        while isinstance(name, str) and name in known and name not in settled:
            if name in climbed:
                at = (*known[name][0], "parent")
                yield Problem(at, _("the segment %s is a part of itself") % quoted(name))
                break
            climbed[name] = None
            name = known[name][1].get("parent")
        settled.update(climbed)


def _pairs_of_segments(pairs: list[Placed], segments: dict[str, Placed]) -> Iterator[Problem]:
    first: dict[frozenset[str], Place] = {}
    for place, pair in pairs:
        listed = pair.get("segments")
        ids = listed[:3] if isinstance(listed, list) else []
        for index, name in enumerate(ids):
            if isinstance(name, str) and name not in segments:
                at = (*place, "segments", index)
                yield Problem(at, _("there is nothing with the id %s") % quoted(name))
        if len(ids) != 2 or not all(isinstance(name, str) for name in ids):
            continue
        if ids[0] == ids[1]:
            yield Problem((*place, "segments"), _("names the same segment twice"))
        there = first.setdefault(frozenset(ids), place)
        if there != place:
            yield Problem(place, _("the same pair stands at %s") % Problem(there, "").path)


def _pairs(
    canvases: list[Placed], segments: dict[str, Placed], value_maps: dict[str, Placed]
) -> Iterator[Problem]:
    first: dict[tuple[str, str], Place] = {}
    for place, canvas in canvases:
        yield from _dangling(place, canvas, "segment", segments)
        yield from _dangling(place, canvas, "value_map", value_maps)
        pair = (canvas.get("segment"), canvas.get("value_map"))
        if isinstance(pair[0], str) and isinstance(pair[1], str):
            there = first.setdefault((pair[0], pair[1]), place)
            if there != place:
                text = _("the same segment and value map already stand in the canvas at %s")
                yield Problem(place, text % Problem(there, "").path)


def _links(links: list[Placed], notes: dict[str, Placed]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Place] = {}
    for place, link in links:
        yield from _dangling(place, link, "from", notes)
        yield from _dangling(place, link, "to", notes)
        source, target = link.get("from"), link.get("to")
        if not (isinstance(source, str) and isinstance(target, str)):
            continue
        there = first.setdefault((source, target), place)
        if there != place:
            yield Problem(place, _("the same link stands at %s") % Problem(there, "").path)
        if source in notes and target in notes:
            yield from _meaning(place, notes[source], notes[target])


def _ways(segments: list[Placed]) -> Iterator[Problem]:
    """The notes that came of a way of profiling stand on the same segment's profile."""
    for place, segment in segments:
        known = _by_id(list(_entries(segment.get("profile"), (*place, "profile"), "notes")))
        for at, way in _entries(segment, place, "methods"):
            names = way.get("notes")
            for index, name in enumerate(names if isinstance(names, list) else ()):
                if isinstance(name, str) and name not in known:
                    words = _("the profile has no note with the id %s")
                    yield Problem((*at, "notes", index), words % quoted(name))


def _slots(
    canvases: list[Placed], segments: dict[str, Placed], value_maps: dict[str, Placed]
) -> Iterator[Problem]:
    """The notes in the slots of a canvas's statements stand on that canvas."""
    for place, canvas in canvases:
        variants = list(_entries(canvas, place, "statement_slots"))
        known = _on_canvas(canvas, segments, value_maps) if variants else {}
        for at, variant in variants:
            slots = variant.get("slots")
            for slot, filled in slots.items() if isinstance(slots, dict) else ():
                name = filled.get("note") if isinstance(filled, dict) else None
                if isinstance(name, str) and name not in known:
                    words = _("the canvas has no note with the id %s")
                    yield Problem((*at, "slots", slot, "note"), words % quoted(name))


def _on_canvas(
    canvas: Entry, segments: dict[str, Placed], value_maps: dict[str, Placed]
) -> dict[str, Placed]:
    """The notes of both sides, by their ids."""
    ids = [str(canvas.get(key)) for key in ("segment", "value_map")]
    sides = [segments.get(ids[0]), value_maps.get(ids[1])]
    return _by_id(list(_notes(*([side] if side else [] for side in sides))))


def _cards(canvases: list[Placed], notes: dict[str, Placed]) -> Iterator[Problem]:
    """Test cards are about a note that there is, and each has an id of its own."""
    for place, canvas in canvases:
        cards = list(_entries(canvas, place, "tests"))
        yield from _repeated_ids(cards)
        for at, card in cards:
            yield from _dangling(at, card, "note", notes)


def _meaning(place: Place, source: Placed, target: Placed) -> Iterator[Problem]:
    """A link needs two kinds that may be linked and, within one side, the same sheet."""
    one, other = (_KIND.get(str(note.get("kind"))) for _place, note in (source, target))
    if one is None or other is None:
        return
    words = {"source": _(KINDS[one].one), "target": _(KINDS[other].one)}
    if not may_link(one, other):
        yield Problem(place, _("a link from “%(source)s” to “%(target)s” has no meaning") % words)
    elif KINDS[one].side is KINDS[other].side and source[0][:2] != target[0][:2]:
        text = _("“%(source)s” and “%(target)s” stand on different profiles or value maps")
        yield Problem(place, text % words)


def _repeated_words(place: Place, entry: Entry) -> Iterator[Problem]:
    """Roles, ways, hints put aside, and what a note has of several choices are sets."""
    for key in ("roles", "methods", "dismissed", *_SETS):
        values = entry.get(key)
        seen: list[Any] = []
        for index, value in enumerate(values[:20] if isinstance(values, list) else ()):
            word = value.get("way") if isinstance(value, dict) else value
            if word in seen:
                yield Problem((*place, key, index), _("is given more than once"))
            seen.append(word)

"""Checks of an archive that a schema cannot express: ids are unique, and references lead to
something before them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports.problems import Problem, quoted
from canvases.method.archive import Line
from canvases.method.kinds import KINDS, Kind, Side
from canvases.queries.change_words import SENTENCES

# What may stand in a line of each kind → where it leads.
_LEADS: Final = {
    "pairs": {"first": "segments", "second": "segments"},
    "canvases": {"profile_of": "segments", "value_map_id": "value_maps"},
    "notes": {"profile_of": "segments", "value_map_id": "value_maps", "author": "members"},
    "links": {"link.source": "notes", "link.target": "notes"},
    "comments": {"comment.note": "notes", "author": "members"},
    "statements": {"canvas_id": "canvases"},
    "favourites": {"statement": "statements", "member": "members"},
    "test_cards": {"canvas_id": "canvases"},
    "snapshots": {"canvas_id": "canvases", "made_by": "members"},
    "assessments": {"canvas_id": "canvases", "member": "members"},
    "changes": {"actor": "members", "canvas_id": "canvases"},
}


class References:
    """Looks at the lines of one workspace in their order, and remembers their ids."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = defaultdict(set)
        self._parents: dict[str, str] = {}
        self._profile_notes: set[str] = set()
        self._pairs: set[frozenset[str]] = set()
        self._liked: set[tuple[str, str]] = set()
        self._seq = 0

    def check(self, kind: str, line: Line) -> Iterator[Problem]:
        """Yield what is wrong with the next line."""
        if kind == "changes":
            yield from self._change(line)
        else:
            if any(line["id"] in ids for ids in self._known.values()):
                yield Problem(("id",), _("is given more than once"))
            self._known[kind].add(line["id"])
        for path, target in _LEADS.get(kind, {}).items():
            place = tuple(path.split("."))
            value = line.get(place[0])
            value = value.get(place[1]) if len(place) > 1 and value else value
            if value is not None and value not in self._known[target]:
                words = _("there is nothing with the id %s before this line")
                yield Problem(place, words % quoted(value))
        if kind == "segments" and line.get("parent"):
            self._parents[line["id"]] = line["parent"]
        closer = {
            "pairs": self._pair,
            "favourites": self._favourite,
            "notes": self._note,
            "snapshots": self._content,
        }
        if kind in closer:
            yield from closer[kind](line)

    def finish(self) -> Iterator[Problem]:
        """Yield what is wrong when all lines are there: parents may come after their parts."""
        for child in self._parents:
            above, seen = child, {child}
            while above := self._parents.get(above, ""):
                if above in seen or above not in self._known["segments"]:
                    words = _("the segment %s has no parent that can be one")
                    yield Problem((), words % quoted(child))
                    break
                seen.add(above)

    def _pair(self, line: Line) -> Iterator[Problem]:
        pair = frozenset((line["first"], line["second"]))
        if len(pair) < 2:
            yield Problem(("second",), _("names the same segment twice"))
        if pair in self._pairs:
            yield Problem((), _("is a pair that was there before"))
        self._pairs.add(pair)

    def _favourite(self, line: Line) -> Iterator[Problem]:
        mark = line["statement"], line["member"]
        if mark in self._liked:
            yield Problem((), _("is a mark that was there before"))
        self._liked.add(mark)

    def _note(self, line: Line) -> Iterator[Problem]:
        is_profile = "profile_of" in line
        if is_profile:
            self._profile_notes.add(line["id"])
        if _is_of_profile(line["note"]) != is_profile:
            yield Problem(("note", "kind"), _("lies in no box of this side"))

    def _content(self, line: Line) -> Iterator[Problem]:
        notes = line["content"]["notes"]
        for public_id, state in notes.items():
            place = ("content", "notes", public_id)
            is_profile = public_id in self._profile_notes
            if public_id not in self._known["notes"]:
                yield Problem(place, _("is a note that is not in this archive"))
            elif _is_of_profile(state) != is_profile:
                yield Problem(place, _("lies in no box of this side"))
        for public_id, state in line["content"]["links"].items():
            if not {state["source"], state["target"]} <= notes.keys():
                place = ("content", "links", public_id)
                yield Problem(place, _("leads to no note of the snapshot"))

    def _change(self, line: Line) -> Iterator[Problem]:
        self._seq += 1
        if line["seq"] != self._seq:
            yield Problem(("seq",), _("must be %d: changes are counted without gaps") % self._seq)
        if line["kind"] not in SENTENCES:
            yield Problem(("kind",), _("%s is no kind of change") % quoted(line["kind"]))
        if (line.get("undoes") or 0) >= line["seq"]:
            yield Problem(("undoes",), _("must be the number of an earlier change"))


def _is_of_profile(note: Line) -> bool:
    return KINDS[Kind(note["kind"])].side is Side.PROFILE

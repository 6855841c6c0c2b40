"""Weighs several notes of a box at once, in an order."""

from collections.abc import Mapping

from canvases.actions.rows import current
from canvases.journal.writer import Entry, journaled
from canvases.method.kinds import Kind
from canvases.method.order import GAP
from canvases.models import Canvas, Note


@journaled("notes.ranked")
def weigh_in_order(entry: Entry, *, canvas: Canvas, kind: Kind, weights: Mapping[str, int]) -> None:
    """Give notes of a box, by their public ids, these weights. Among those of one weight they
    follow each other as in `weights`. Others that are gone meanwhile are passed over."""
    canvas = current(canvas)
    here = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    box = list(here.filter(kind=kind).live().in_order())
    order = {public_id: number for number, public_id in enumerate(weights)}
    before = [note for note in box if note.public_id in order]
    ranked = sorted(before, key=lambda note: (-weights[note.public_id], order[note.public_id]))
    if not ranked:
        return
    entry.about(ranked[0], ranked[0].text)
    if ranked == before and all(note.weight == weights[note.public_id] for note in ranked):
        return
    entry.watch(*ranked)
    last = max(note.position for note in box)
    for number, note in enumerate(ranked, start=1):
        note.weight, note.position = weights[note.public_id], last + GAP * number
    Note.objects.bulk_update(ranked, ["weight", "position"])

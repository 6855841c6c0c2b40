"""Reads the snapshots of a canvas, and its present state."""

from typing import Any

from django.db.models import QuerySet

from canvases.models import Canvas, Snapshot
from canvases.queries.board import load_rows


def load_content(canvas: Canvas) -> dict[str, Any]:
    """The present state as a snapshot keeps it: method/comparison.py. Four queries."""
    notes, links = load_rows(canvas)
    return {
        "canvas": {"statements": canvas.statements, "assessment": canvas.assessment},
        "notes": {note.public_id: _without_bin(note.state()) for note in notes},
        "links": {link.public_id: link.state() for link in links},
        **{
            name: {row.public_id: _without_bin(row.state()) for row in rows.filter(binned_at=None)}
            for name, rows in kept_beside(canvas).items()
        },
    }


def kept_beside(canvas: Canvas) -> dict[str, QuerySet[Any]]:
    """What a snapshot keeps beside notes and links: the rows, in the bin or not, by its name in the
    content."""
    return {"variants": canvas.variants.all(), "tests": canvas.test_cards.all()}


def _without_bin(state: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in state.items() if name != "binned_at"}


def load_snapshots(canvas: Canvas) -> list[Snapshot]:
    """The snapshots of a canvas, latest first, without their contents. One query."""
    kept = canvas.snapshots.filter(binned_at=None)
    return list(kept.select_related("made_by").defer("content"))


def find_snapshot(canvas: Canvas, public_id: str) -> Snapshot | None:
    """A snapshot of the canvas that is not deleted. One query."""
    return canvas.snapshots.filter(public_id=public_id, binned_at=None).first()


def load_sharers(canvas: Canvas) -> list[Canvas]:
    """Other canvases that show the same profile or the same value map. One query."""
    others = canvas.workspace.canvases.exclude(pk=canvas.pk).filter(binned_at=None)
    same = others.filter(profile_id=canvas.profile_id) | others.filter(
        value_map_id=canvas.value_map_id
    )
    return list(same.order_by("position", "pk"))

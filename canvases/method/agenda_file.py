"""The steps of an agenda as plain values, and back."""

from collections.abc import Iterable, Mapping

from canvases.method.agenda import (
    INSTRUCTION,
    MOST_MINUTES,
    MOST_STEPS,
    TITLE,
    PlannedStep,
    StepKind,
)
from canvases.method.kinds import Kind
from canvases.method.text import NOTE_DETAILS


def write_steps(steps: Iterable[PlannedStep]) -> list[dict[str, object]]:
    """The steps as JSON has them."""
    return [
        {
            "kind": step.kind.value,
            "title": step.title,
            "instruction": step.instruction,
            "script": step.script,
            "minutes": step.minutes,
            "boxes": [box.value for box in step.boxes],
        }
        for step in steps
    ]


def read_steps(stored: object) -> tuple[PlannedStep, ...]:
    """What of a stored value is steps."""
    rows = stored if isinstance(stored, list) else []
    found = (_read(row) for row in rows[:MOST_STEPS] if isinstance(row, Mapping))
    return tuple(step for step in found if step is not None)


def _read(row: Mapping[object, object]) -> PlannedStep | None:
    kind, minutes, boxes = row.get("kind"), row.get("minutes"), row.get("boxes")
    if not isinstance(kind, str) or kind not in {*StepKind} or not isinstance(minutes, int):
        return None
    if not _text(row, "title", TITLE):
        return None
    names = boxes if isinstance(boxes, list) else []
    return PlannedStep(
        StepKind(kind),
        _text(row, "title", TITLE),
        _text(row, "instruction", INSTRUCTION),
        _text(row, "script", NOTE_DETAILS),
        min(max(minutes, 1), MOST_MINUTES),
        tuple(kind for kind in reversed(Kind) if kind.value in names),
    )


def _text(row: Mapping[object, object], key: str, longest: int) -> str:
    found = row.get(key)
    return found[:longest] if isinstance(found, str) else ""

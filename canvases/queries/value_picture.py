"""What the segments of a workspace are worth, as a picture and as rows of a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from canvases.method.stance import suggest_stance
from canvases.method.value_picture import Mark, Picture, lay_out
from canvases.models import CustomerSegment, Workspace


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A segment, what was said of its value, and what follows. `mark`: its place in the picture;
    None where revenue or growth is not said."""

    segment: CustomerSegment
    value: Mapping[str, Any]
    mark: Mark | None
    suggested: str
    reason: str

    @property
    def decided(self) -> str:
        """The stance that a person decided for; "" for none."""
        return str(self.value.get("stance", ""))


@dataclass(frozen=True, slots=True)
class ValuePicture:
    """`rows`: who stands in the picture; `unplaced`: who does not."""

    picture: Picture
    rows: list[ValueRow]
    unplaced: list[ValueRow]


def load_value_picture(workspace: Workspace) -> ValuePicture:
    """All segments outside the bin, in their order. One query."""
    segments = list(workspace.segments.filter(binned_at=None))
    values = [segment.value for segment in segments]
    picture = lay_out(
        [(segment.name, value) for segment, value in zip(segments, values, strict=True)]
    )
    marks = {mark.index: mark for mark in picture.marks}
    rows = [
        ValueRow(segment, value, marks.get(index), *suggest_stance(value))
        for index, (segment, value) in enumerate(zip(segments, values, strict=True))
    ]
    return ValuePicture(
        picture, [row for row in rows if row.mark], [row for row in rows if not row.mark]
    )

"""Two segments of one workspace that are to be merged."""

from typing import Any

from canvases.access import CanvasGrant
from canvases.actions import canvases, segment_merge, undo_redo
from canvases.models import Canvas, Change, CustomerSegment, Link, Note, ValueMap
from tests import cast


class Two:
    """Two segments of Ada's workspace: hers, and one that goes, with a canvas for the same value
    map as hers has."""

    def __init__(self, grant: CanvasGrant) -> None:
        self.page = cast.on_page(grant)
        self.mine = grant
        self.into = grant.canvas.profile.segment
        self.away = cast.another_segment(grant, "Ward managers")
        self.theirs = self.canvas(self.away, grant.canvas.value_map)
        self.other = self.theirs

    def canvas(self, segment: CustomerSegment, value_map: ValueMap | None = None) -> CanvasGrant:
        """A canvas of a segment, with a new value map unless one is given."""
        change = canvases.add_canvas(
            self.page, cast.op(), title=f"For {segment.name}", segment=segment, value_map=value_map
        )
        assert change is not None
        canvas = Canvas.objects.get(public_id=change.subject_id)
        return cast.on_canvas(cast.name_of(self.mine), canvas)

    def merge(self, operation: str = "", **more: Any) -> Change | None:
        """Merge the one that goes into Ada's."""
        operation = operation or cast.op()
        return segment_merge.merge(self.page, operation, into=self.into, away=self.away, **more)

    def undo(self) -> Change | None:
        return undo_redo.undo(self.page, cast.op())

    def redo(self) -> Change | None:
        return undo_redo.redo(self.page, cast.op())

    def now(self) -> CustomerSegment:
        """The segment that stays, as it is."""
        return CustomerSegment.objects.get(pk=self.into.pk)


def everything() -> dict[str, Any]:
    """The state of every row, and where notes, canvases and links lie."""
    notes = Note.objects.values_list("pk", "profile_id", "value_map_id", "version", "position")
    canvases = Canvas.objects.values_list("pk", "profile_id", "value_map_id")
    return {
        **cast.all_states(), "places": sorted(notes), "pairs": sorted(canvases),
        "ends": sorted(Link.objects.values_list("source_id", "target_id", "strength")),
    }  # fmt: skip


def say(segment: CustomerSegment, **facts: Any) -> None:
    """What is known of a segment."""
    CustomerSegment.objects.filter(pk=segment.pk).update(**facts)

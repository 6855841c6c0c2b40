"""The journal: one row for each change, numbered without gaps, never altered."""

from collections.abc import Collection

from django.db import models

from canvases.models.base import Journaled
from canvases.models.canvas import Canvas
from canvases.models.workspace import Member, Workspace


class Change(models.Model):
    """What one action did. `before` and `after` map row name → public id → journaled fields;
    only rows and fields that changed are in them, None stands for a row that did not exist."""

    # Every index is written with every change, so there are few: `workspace` and `actor` are looked
    # up by those in Meta.
    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="changes", db_index=False
    )
    seq = models.PositiveBigIntegerField()
    op_id = models.CharField(max_length=40)
    actor = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="changes", db_index=False
    )
    canvas = models.ForeignKey(Canvas, null=True, on_delete=models.SET_NULL, related_name="changes")
    kind = models.CharField(max_length=30)
    subject = models.CharField(max_length=300, blank=True)  # the text or name it was about, then
    subject_id = models.CharField(max_length=12, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undoes = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    at = models.DateTimeField(auto_now_add=True)

    # The rows that were created or changed, as they stand now; only right after the change.
    rows: tuple[Journaled, ...] = ()

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "seq"], name="change_seq_once"),
            models.UniqueConstraint(fields=["workspace", "op_id"], name="change_op_once"),
        ]
        indexes = [
            models.Index(fields=["workspace", "actor", "-seq"]),
            models.Index(
                fields=["undoes"], condition=models.Q(undoes__isnull=False), name="change_undoes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


def undone_among(changes: Collection[int]) -> set[int]:
    """Which of the changes with these primary keys were undone, and not redone since. One query,
    and one more for each time that some were undone or redone; none for no changes."""
    if not changes:
        return set()
    later = dict(Change.objects.filter(undoes__in=changes).values_list("undoes", "pk"))
    again = undone_among(later.values())
    return {change for change in changes if change in later and later[change] not in again}

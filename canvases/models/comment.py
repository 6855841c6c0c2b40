"""A comment on a note."""

from django.db import models

from canvases.method.text import COMMENT
from canvases.models.base import Binnable
from canvases.models.note import Note
from canvases.models.workspace import Member, Workspace


class Comment(Binnable):
    """A remark on a note, open or resolved. Its author may delete it into the bin, and undo
    restores it."""

    ROW = "comment"
    JOURNALED = ("text", "resolved_at", "binned_at")
    REFERENCES = ALWAYS = ("note",)  # it looks different afterwards

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="comments")
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(max_length=COMMENT)
    resolved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)  # raised by whatever happens to it
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="comment_has_text"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_resolved(self) -> bool:
        """Whether it is resolved."""
        return self.resolved_at is not None

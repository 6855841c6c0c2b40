"""Groups of a session: each has a canvas of its own, and all go through the same agenda."""

from django.db import models

from canvases.method.agenda import CALL_LINK, GROUP_NAME, MESSAGE
from canvases.models.base import new_public_id
from canvases.models.canvas import Canvas
from canvases.models.session import Session, Step
from canvases.models.share_link import ShareLink


class SessionGroup(models.Model):
    """A group: its people write, sort and vote for its own canvas, and see no other group's."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="groups")
    canvas = models.ForeignKey(Canvas, on_delete=models.CASCADE, related_name="session_groups")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=GROUP_NAME)
    call_link = models.CharField(max_length=CALL_LINK, blank=True)  # where its people talk
    message = models.CharField(max_length=MESSAGE, blank=True)  # to its phones, in this step
    spotlight = models.CharField(max_length=12, blank=True, editable=False)  # as of a session
    # As of a session.
    fit_before = models.PositiveSmallIntegerField(null=True)
    fit_after = models.PositiveSmallIntegerField(null=True)
    outcome = models.JSONField(default=dict, blank=True)
    look = models.ForeignKey(ShareLink, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "canvas"], name="group_canvas_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Reported(models.Model):
    """A note of a group's canvas that was put on the canvas of all."""

    group = models.ForeignKey(SessionGroup, on_delete=models.CASCADE, related_name="reported")
    step = models.ForeignKey(Step, null=True, on_delete=models.SET_NULL, related_name="+")
    source = models.CharField(max_length=12)  # the id of the note on the group's canvas
    note = models.CharField(max_length=12)  # that of the one on the canvas of all

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "source"], name="note_reported_once"),
        ]

    def __str__(self) -> str:
        return self.note

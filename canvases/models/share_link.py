"""Share links, and the owner's key that replaces a lost cookie."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from canvases.models.base import new_public_id
from canvases.models.canvas import Canvas
from canvases.models.workspace import ONE_CANVAS, Member, Role, Workspace


class ShareLinks(models.QuerySet["ShareLink"]):
    """Share links as sets."""

    def working(self) -> "ShareLinks":
        """Links that still work."""
        unexpired = models.Q(expires_at=None) | models.Q(expires_at__gt=timezone.now())
        stands = models.Q(workspace__deleted_at=None, canvas__binned_at=None)
        return self.filter(unexpired, stands, revoked_at=None)


class ShareLink(models.Model):
    """Whoever opens it becomes a member with its role. Only the token's hash is stored. A revoked
    link stays as a row, which says who made it, who revoked it, and how many joined by it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="share_links")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    role = models.CharField(max_length=12, choices=Role.choices)
    passphrase = models.CharField(max_length=128, blank=True, editable=False)  # Django's hash of it
    # None where it was made at the server's command line.
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    last_used_at = models.DateTimeField(null=True)
    came = models.PositiveIntegerField(default=0)  # how many became members by it
    sees_history = models.BooleanField(default=False)  # as of a member
    # Set where it opens this canvas only, not the workspace.
    canvas = models.ForeignKey(Canvas, null=True, on_delete=models.CASCADE, related_name="+")
    # It shows its canvas inside of pages of these origins; nobody comes in.
    embeds = models.BooleanField(default=False)
    origins = models.JSONField(default=list, blank=True)
    # It shows the landing page of its canvas, and nothing else; nobody comes in.
    lands = models.BooleanField(default=False)

    objects = ShareLinks.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="share_link_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(canvas=None) | models.Q(role__in=ONE_CANVAS),
                name="share_link_to_one_canvas_edits_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.workspace_id}"

    @property
    def lets_in(self) -> bool:
        """Whether people come in by it, or look at canvases as they are."""
        return not (self.embeds or self.lands)

    def is_working(self, now: datetime) -> bool:
        """Whether it still works."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)

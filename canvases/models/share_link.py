"""Links that let a browser into a workspace: the key to a lost cookie, and later to guests."""

from django.db import models

from canvases.models.workspace import Role, Workspace


class ShareLink(models.Model):
    """Whoever opens it becomes a member with its role. Only the token's hash is kept."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="share_links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    role = models.CharField(max_length=12, choices=Role.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="share_link_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.workspace_id}"

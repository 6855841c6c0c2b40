"""A workspace (one venture or client) and its members."""

import secrets
from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from canvases.method.text import NAME, PERSON
from canvases.models.base import Journaled

KEPT_DELETED: Final = timedelta(days=14)
"""For how long a deleted workspace can be brought back."""


def new_epoch() -> str:
    """A new name for one unbroken run of a workspace's journal numbers."""
    return secrets.token_hex(4)


class Workspaces(models.QuerySet["Workspace"]):
    """Workspaces as sets."""

    def deleted(self) -> "Workspaces":
        """Those that can still be brought back."""
        return self.filter(deleted_at__gt=timezone.now() - KEPT_DELETED)

    def due(self) -> "Workspaces":
        """Those to be deleted for good."""
        return self.filter(deleted_at__lte=timezone.now() - KEPT_DELETED)


class Workspace(Journaled):
    """Holds segments, value maps and canvases. `seq` numbers its changes without gaps. Every change
    takes its lock first, by the update that raises `seq`."""

    ROW = "workspace"
    JOURNALED = (
        "name", "is_named", "kind", "brand_main", "brand_accent", "brand_footer", "brand_logo",
    )  # fmt: skip

    name = models.CharField(max_length=NAME)
    is_named = models.BooleanField(default=True)  # False: the name is a placeholder
    # Of market: a name in method.segmentation.MARKET_KINDS.
    kind = models.CharField(max_length=12, blank=True, default="")
    seq = models.PositiveBigIntegerField(default=0)
    epoch = models.CharField(max_length=8, default=new_epoch, editable=False)
    # Set on the examples that come with the product: read by everyone, copied, never changed.
    example = models.SlugField(null=True, unique=True, editable=False)  # noqa: DJ001 — unique
    example_digest = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Set when an owner deleted it: nobody comes in any more, and KEPT_DELETED later it is gone.
    deleted_at = models.DateTimeField(null=True, editable=False, db_index=True)
    # How exports look: colours as "#rrggbb", a line at the foot, the digest of a Logo.
    brand_main = models.CharField(max_length=7, blank=True, default="")
    brand_accent = models.CharField(max_length=7, blank=True, default="")
    brand_footer = models.CharField(max_length=NAME, blank=True, default="")
    brand_logo = models.CharField(max_length=64, blank=True, default="")

    objects = Workspaces.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def chosen_name(self) -> str:
        """The name, or "" as long as nobody has given it one."""
        return self.name if self.is_named else ""

    @property
    def gone_at(self) -> datetime | None:
        """When it will be deleted for good; None where it is not deleted."""
        return self.deleted_at + KEPT_DELETED if self.deleted_at else None


class Role(models.TextChoices):
    """What a member may do, most first."""

    OWNER = "owner", _("owner")
    FACILITATOR = "facilitator", _("facilitator")
    EDITOR = "editor", _("editor")
    PARTICIPANT = "participant", _("participant")
    COMMENTER = "commenter", _("commenter")
    VIEWER = "viewer", _("viewer")


ONE_CANVAS = [Role.VIEWER, Role.COMMENTER]
"""What those may be who come for one canvas only: an edit shows on every canvas with that side."""


class Member(models.Model):
    """A person in one workspace, or on one canvas of it. A random cookie token identifies the
    guest; only its hash is stored. One browser has the same token in all its workspaces. A removed
    member stays as a row without a token: nobody is identified by it, and the history can still say
    who did what."""

    COLOURS: ClassVar = ["plum", "teal", "ochre", "slate", "rose", "moss", "indigo", "clay"]

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="members")
    public_id = models.CharField(max_length=12, unique=True, editable=False)
    # Unset with `left_at`: NULLs are distinct, so that the same browser can join again.
    token_hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001
    name = models.CharField(max_length=PERSON, blank=True)
    colour = models.CharField(max_length=10, default="plum")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.OWNER)
    # Only viewers may be without: see access.sees_history.
    sees_history = models.BooleanField(default=False)
    # Set for who came for this canvas only: the rest of the workspace is not there for them.
    canvas = models.ForeignKey(
        "canvases.Canvas", null=True, on_delete=models.CASCADE, related_name="+"
    )
    joined_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "token_hash"],
                condition=models.Q(canvas=None),
                name="member_once_in_workspace",
            ),
            models.UniqueConstraint(fields=["canvas", "token_hash"], name="member_once_on_canvas"),
            # Whoever edits a side edits it on every canvas that shows it.
            models.CheckConstraint(
                condition=models.Q(canvas=None) | models.Q(role__in=ONE_CANVAS),
                name="member_of_one_canvas_edits_nothing",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="member_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(token_hash__isnull=True, left_at__isnull=False)
                | models.Q(token_hash__isnull=False, left_at__isnull=True),
                name="member_known_until_left",
            ),
        ]
        indexes = [models.Index(fields=["token_hash"])]

    def __str__(self) -> str:
        return self.name or str(_("Guest"))

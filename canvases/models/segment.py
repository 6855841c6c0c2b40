"""Customer segments, each with its customer profile (the circle)."""

from collections.abc import Collection
from typing import Any, Self, cast

from django.db import models

from canvases.method.kinds import MARKETS
from canvases.method.segment_facts import CLEAN
from canvases.method.text import NAME, NOTE_DETAILS, NOTE_TEXT
from canvases.models.base import Binnable, State
from canvases.models.workspace import Workspace


class CustomerSegment(Binnable):
    """A group of people or organisations that an offer is meant for.

    What has no identity of its own and is always read together with the segment (traits, persona,
    the answers of the check-lists) is kept as JSON in the shape of the canvas file.
    """

    ROW = "segment"
    JOURNALED = (
        "parent", "name", "is_named", "description", "market", "kind", "job_hired_for",
        "channel_position", "traits", "roles", "persona", "meaningful", "value", "methods",
        "target", "dismissed", "position", "binned_at",
    )  # fmt: skip
    REFERENCES = ("parent",)

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="segments")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children"
    )
    name = models.CharField(max_length=NAME)
    is_named = models.BooleanField(default=True)  # False: the name is a placeholder
    description = models.CharField(max_length=NOTE_DETAILS, blank=True)
    market = models.CharField(max_length=3, blank=True)
    kind = models.CharField(max_length=12, blank=True)
    job_hired_for = models.CharField(max_length=NOTE_TEXT, blank=True)
    channel_position = models.CharField(max_length=NAME, blank=True)
    traits = models.JSONField(default=list, blank=True)
    roles = models.JSONField(default=list, blank=True)
    persona = models.JSONField(default=dict, blank=True)
    meaningful = models.JSONField(default=dict, blank=True)
    value = models.JSONField(default=dict, blank=True)
    methods = models.JSONField(default=list, blank=True)
    target = models.JSONField(default=dict, blank=True)
    dismissed = models.JSONField(default=list, blank=True)  # keys of hints: method/segment_hints.py
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(market__in=["", *MARKETS]), name="segment_market_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chosen_name(self) -> str:
        """The name, or "" as long as nobody has given it one."""
        return self.name if self.is_named else ""

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any
    ) -> Self:
        """The row as it is stored, without what has not the shape of the canvas file."""
        row = super().from_db(db, field_names, values, **more)
        for name in CLEAN.keys() & row.__dict__.keys():
            setattr(row, name, CLEAN[name](getattr(row, name)))
        return row


class CustomerProfile(models.Model):
    """The circle: one for each segment. Its notes are the jobs, pains and gains."""

    segment = models.OneToOneField(
        CustomerSegment, on_delete=models.CASCADE, related_name="profile"
    )

    def __str__(self) -> str:
        return str(self.segment)


class OnProfile(Binnable):
    """A row that belongs to a profile, and moves to another one where segments are merged.

    The journal names the profile only where it changed, by the id of its segment: to look it up for
    every row would cost more than it tells.
    """

    profile: CustomerProfile | None
    profile_of = ""  # the id of the profile's segment, where it was looked up

    class Meta:
        abstract = True

    @classmethod
    def rows(cls) -> models.QuerySet[Self]:
        """All rows, with the ids of the segments to which they belong."""
        rows = super().rows().annotate(profile_of=models.F("profile__segment__public_id"))
        return cast("models.QuerySet[Self]", rows)

    def state(self) -> State:
        """The journaled fields as JSON values; `profile_of` where it is known."""
        return super().state() | ({"profile_of": self.profile_of} if self.profile_of else {})

    def move_to(self, profile: CustomerProfile) -> None:
        """Make it belong to another profile, whose segment is loaded (not saved)."""
        self.profile, self.profile_of = profile, profile.segment.public_id

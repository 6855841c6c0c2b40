"""Notes, and the links between them."""

from copy import copy

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from canvases.method.kinds import KINDS, SIDES, Kind, Side, Strength
from canvases.method.note_fields import FIELDS, NOTE_FIELDS
from canvases.method.text import NOTE_DETAILS, NOTE_TEXT
from canvases.method.weight import COUNTS_AS
from canvases.models.base import Journaled
from canvases.models.segment import CustomerProfile, OnProfile
from canvases.models.value_map import ValueMap
from canvases.models.workspace import Member, Workspace

_KIND_OF_SIDE = Q(
    profile__isnull=False, value_map__isnull=True, kind__in=list(SIDES[Side.PROFILE])
) | Q(profile__isnull=True, value_map__isnull=False, kind__in=list(SIDES[Side.VALUE_MAP]))

_TYPE_OF_KIND = Q(type="")
for _kind in KINDS:
    if _types := FIELDS["type"].choices_of(_kind):
        _TYPE_OF_KIND |= Q(kind=_kind, type__in=list(_types))


class NoteQuerySet(models.QuerySet["Note"]):
    """Querysets of notes."""

    def on_canvas(self, *, profile_id: int, value_map_id: int) -> "NoteQuerySet":
        """All notes of both sides of a canvas, in the bin or not."""
        return self.filter(Q(profile_id=profile_id) | Q(value_map_id=value_map_id))

    def live(self) -> "NoteQuerySet":
        """Without those in the bin."""
        return self.filter(binned_at__isnull=True)

    def in_order(self) -> "NoteQuerySet":
        """Heaviest first, then in the order that people chose."""
        return self.order_by(Coalesce("weight", COUNTS_AS).desc(), "position", "id")


class Note(OnProfile):
    """One table for all six kinds: a note can change its kind, and links, changes and comments have
    one target."""

    ROW = "note"
    JOURNALED = (
        "kind", *(field.name for field in NOTE_FIELDS), "position", "evidence", "dismissed",
        "binned_at",
    )  # fmt: skip

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="notes")
    profile = models.ForeignKey(
        CustomerProfile, null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    value_map = models.ForeignKey(
        ValueMap, null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    kind = models.CharField(max_length=13, choices=[(kind.value, kind.value) for kind in Kind])
    text = models.CharField(max_length=NOTE_TEXT)
    details = models.TextField(max_length=NOTE_DETAILS, blank=True)
    type = models.CharField(max_length=17, blank=True)
    weight = models.PositiveSmallIntegerField(null=True, blank=True)  # None: not weighed
    position = models.IntegerField(default=0)
    moment = models.CharField(max_length=6, blank=True)
    stage = models.CharField(max_length=18, blank=True)
    elements = models.JSONField(default=list, blank=True)
    evidence = models.JSONField(default=list, blank=True)
    dismissed = models.JSONField(default=list, blank=True)  # keys of hints on these words
    author = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL)
    version = models.PositiveIntegerField(default=1)  # of the WORDED fields: edits carry it
    created_at = models.DateTimeField(auto_now_add=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_KIND_OF_SIDE, name="note_kind_of_its_side"),
            models.CheckConstraint(condition=_TYPE_OF_KIND, name="note_type_of_its_kind"),
            models.CheckConstraint(condition=Q(weight__range=(1, 5)), name="note_weight_1_to_5"),
            models.CheckConstraint(condition=~Q(text=""), name="note_has_text"),
            models.CheckConstraint(
                condition=Q(moment="")
                | Q(kind=Kind.PAIN, moment__in=list(FIELDS["moment"].choices)),
                name="note_moment_of_pain",
            ),
            models.CheckConstraint(
                condition=Q(stage="")
                | Q(profile__isnull=False, stage__in=list(FIELDS["stage"].choices)),
                name="note_stage_of_profile",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def side(self) -> Side:
        """Profile or value map."""
        return KINDS[Kind(self.kind)].side


class Link(Journaled):
    """`source` answers, delivers or belongs to `target`. method/kinds.py says which kinds may be
    linked; the action checks it."""

    ROW = "link"
    JOURNALED = ("strength",)
    # A link is created and deleted, so its state is all of it.
    REFERENCES = ALWAYS = ("source", "target")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="links")
    source = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="links_in")
    strength = models.CharField(max_length=6, default=Strength.STRONG)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="link_once"),
            models.CheckConstraint(
                condition=Q(strength__in=list(Strength)), name="link_strength_known"
            ),
            models.CheckConstraint(
                condition=~Q(source=models.F("target")), name="link_between_two_notes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"

    def between(self, source: Note, target: Note) -> "Link":
        """A copy of the link with these two notes."""
        other = copy(self)
        other.source, other.target = source, target
        return other

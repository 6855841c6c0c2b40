"""Who takes part in a session: people on their devices, and tables without one."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from canvases.method.agenda import SILENT
from canvases.method.text import PERSON
from canvases.models.session import Session, Step


class Participants(models.QuerySet["Participant"]):
    """Participants as sets."""

    def next_ordinal(self, name: str) -> int:
        """The ordinal of whoever comes next by this name, in whatever case."""
        most = self.filter(name__iexact=name).aggregate(most=models.Max("ordinal"))["most"]
        return (most or 0) + 1


class Participant(models.Model):
    """Somebody in a session, and nowhere else: no member. The hash of an own token identifies
    them."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="participants")
    group = models.ForeignKey(
        "canvases.SessionGroup", null=True, on_delete=models.SET_NULL, related_name="participants"
    )
    token_hash = models.CharField(max_length=64, editable=False)
    name = models.CharField(max_length=PERSON, blank=True)
    # Of those who go by this name, or by none, the how-manieth to come: it tells them apart.
    ordinal = models.PositiveSmallIntegerField(default=1)
    # With the session's it brings them back on another device.
    code = models.CharField(max_length=4, blank=True, editable=False)
    people = models.PositiveSmallIntegerField(default=1)  # for whom this device speaks
    has_device = models.BooleanField(default=True)  # else whoever leads enters for it
    is_observer = models.BooleanField(default=False)  # watches, and counts for nobody
    # Whoever leads asked them to stack, hide and enter.
    is_helper = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    # In which step they asked for more time.
    wants_more = models.ForeignKey(Step, null=True, on_delete=models.SET_NULL, related_name="+")
    hand_at = models.DateTimeField(null=True)
    # When their phone last said that it is there, and whether anything waited on it then.
    seen_at = models.DateTimeField(null=True)
    is_behind = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)
    # The step in which they said that they are done.
    done = models.ForeignKey(Step, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = Participants.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "code"],
                condition=~models.Q(code=""),
                name="personal_code_once_in_a_session",
            ),
            models.UniqueConstraint(fields=["session", "token_hash"], name="participant_once"),
        ]

    def __str__(self) -> str:
        name = self.name or str(_("Guest"))
        return f"{name} ({self.ordinal})" if self.ordinal > 1 else name

    @property
    def silent_minutes(self) -> int | None:
        """For how many minutes nothing was heard of a phone that should say something; 0 for less
        than one, None for one that does, or never did."""
        if self.seen_at is None or (silent := timezone.now() - self.seen_at) < SILENT:
            return None
        return silent // timedelta(minutes=1)

    @property
    def has_trouble(self) -> bool:
        """Whether their phone is silent, or could not send something."""
        return self.removed_at is None and (self.is_behind or self.silent_minutes is not None)

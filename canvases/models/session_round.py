"""Rounds of a session: a vote with dots, a rating, or what answers what, of notes on its canvas.

Who voted how is known while a round is open, because one may change one's mind, and never again.
"""

from django.db import models
from django.utils.functional import cached_property

from canvases.method.agreement import Share
from canvases.method.weight import WEIGHTS
from canvases.models.change import Change, undone_among
from canvases.models.participant import Participant
from canvases.models.session import Step
from canvases.models.session_group import SessionGroup


class Round(models.Model):
    """The round of one step, of one group where there are groups. Closed, it has tallies in place
    of ballots."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="rounds")
    group = models.ForeignKey(
        SessionGroup, null=True, on_delete=models.CASCADE, related_name="rounds"
    )
    notes = models.JSONField(default=list)  # ids of the notes that it is about
    budget = models.PositiveSmallIntegerField(default=0)  # dots of each person; 0 but in a vote
    # How many have to agree so that a link stands, where it asks for links.
    share = models.CharField(max_length=5, default=Share.HALF)
    # Ids of notes that lie in one stack, its first one first; once closed, what was counted by.
    stacks = models.JSONField(default=list)
    voters = models.PositiveIntegerField(default=0)  # once closed
    closed_at = models.DateTimeField(null=True)
    is_shown = models.BooleanField(default=False)  # to the room
    applied_at = models.DateTimeField(null=True)
    weights = models.JSONField(default=dict)  # of its notes, by id, once a vote was applied
    # The change that gave the notes their weights or links, where it made any difference.
    applied = models.ForeignKey(Change, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "group"], name="round_once_in_a_group"),
            models.UniqueConstraint(
                fields=["step"], condition=models.Q(group=None), name="round_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.step_id)

    @property
    def is_applied(self) -> bool:
        """Whether the canvas has its weights or links, and nobody undid that."""
        return self.applied_at is not None and not self.is_undone

    @cached_property
    def is_undone(self) -> bool:
        """Whether what it gave the canvas was undone there. A query, where it gave anything and
        it was not read with others (queries/sessions/rounds.py)."""
        return self.applied_id is not None and bool(undone_among([self.applied_id]))

    @property
    def weighed(self) -> dict[str, int]:
        """What its notes weighed once a vote was applied, whatever is stored."""
        stored = self.weights if isinstance(self.weights, dict) else {}
        return {key: weight for key, weight in stored.items() if weight in WEIGHTS}

    @property
    def note_ids(self) -> list[str]:
        """The ids of its notes, whatever is stored."""
        stored = self.notes if isinstance(self.notes, list) else []
        return [one for one in stored if isinstance(one, str)]

    @property
    def piles(self) -> list[list[str]]:
        """The ids of the notes of its stacks, whatever is stored."""
        stored = self.stacks if isinstance(self.stacks, list) else []
        piles = [
            [note for note in one if isinstance(note, str)]
            for one in stored
            if isinstance(one, list)
        ]
        return [one for one in piles if len(one) > 1]


class Ballot(models.Model):
    """How many dots, or which rating, a participant gives a note in an open round, wherever in a
    stack it lies. In one that asks for links, that the note answers `target`; with none: that they
    answered (1) or skipped it (0)."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="ballots")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE)
    note = models.CharField(max_length=12)
    target = models.CharField(max_length=12, blank=True)
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "participant", "note", "target"], name="ballot_once"
            ),
        ]

    def __str__(self) -> str:
        return self.note


class Tally(models.Model):
    """How many people gave a note so many dots, or this rating, in a closed round, or said that it
    answers `target`."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="tallies")
    note = models.CharField(max_length=12)
    target = models.CharField(max_length=12, blank=True)
    value = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "note", "target", "value"], name="tally_once"),
        ]

    def __str__(self) -> str:
        return self.note

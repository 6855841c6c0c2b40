"""Test cards of a canvas, with what was learnt from them."""

from typing import Final, Self

from django.db import models

from canvases.method.cards import LINE, Card
from canvases.method.text import NAME, PERSON
from canvases.models.base import Binnable
from canvases.models.canvas import Canvas
from canvases.models.workspace import Workspace

_SAID: Final = (
    "believe", "do", "measure", "right_if", "cost", "time", "criticality", "owner", "due", "note",
    "observed", "learned", "therefore",
)  # fmt: skip
"""The columns that are called as in method/cards.py."""


class TestCard(Binnable):
    """What one believes of a canvas, how one finds out, and what came of it; each said by itself,
    so that two who change one card undo what each of them changed."""

    ROW = "test_card"
    JOURNALED = ("stage", *_SAID, "binned_at")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="test_cards")
    canvas = models.ForeignKey(Canvas, on_delete=models.CASCADE, related_name="test_cards")
    stage = models.CharField(max_length=10, default="to_do")  # a key of STATES
    believe = models.CharField(max_length=LINE)
    do = models.CharField(max_length=LINE, blank=True)
    measure = models.CharField(max_length=LINE, blank=True)
    right_if = models.CharField(max_length=LINE, blank=True)
    cost = models.CharField(max_length=60, blank=True)
    time = models.CharField(max_length=60, blank=True)
    criticality = models.CharField(max_length=10, blank=True)  # a key of CRITICALITIES
    owner = models.CharField(max_length=PERSON, blank=True)
    due = models.CharField(max_length=10, blank=True)  # a day as in 2026-03-31
    note = models.CharField(max_length=NAME, blank=True)  # the id of the one that it is about
    observed = models.CharField(max_length=LINE, blank=True)
    learned = models.CharField(max_length=LINE, blank=True)
    therefore = models.CharField(max_length=LINE, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.believe

    @property
    def card(self) -> Card:
        """What it says."""
        said = {name: getattr(self, name) for name in _SAID}
        return Card(id=self.public_id, state=self.stage, **said)

    def take(self, card: Card) -> Self:
        """Say what a card says (not saved), but for its id. Returns the row itself."""
        return self.take_state({"stage": card.state, **{n: getattr(card, n) for n in _SAID}})

"""How much of an allowance is used up."""

from django.db import models


class Allowance(models.Model):
    """What a visitor, an address or everybody has used up of something. A row exists only while the
    allowance is not full again. actions/allowances.py counts."""

    name = models.CharField(max_length=40)  # of what
    who = models.CharField(max_length=64, blank=True)  # a keyed hash; empty for everybody together
    back_at = models.DateTimeField(db_index=True)  # when everything will be there again

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "who"], name="allowance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} until {self.back_at}"

"""How much of an allowance is used up."""

from django.db import models


class Allowance(models.Model):
    """What one visitor, one address or everybody together has used up of something: a row only as
    long as that is not all there again. How it is counted: actions/allowances.py."""

    name = models.CharField(max_length=40)  # of what
    who = models.CharField(max_length=64, blank=True)  # a keyed hash; empty for everybody together
    back_at = models.DateTimeField(db_index=True)  # when everything will be there again

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "who"], name="allowance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} until {self.back_at}"

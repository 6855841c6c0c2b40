"""The base of all journaled rows: a random public id, and a state for the journal."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

# No vowels, no look-alikes: ids can be read aloud and never spell a word. 12 × 4.7 bits = 57 bits;
# an id names a thing and never grants access to it (canvases/access.py does).
_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"

State = dict[str, Any]
"""The journaled fields of one row as JSON values; None stands for a row that does not exist."""


def new_public_id() -> str:
    """A fresh random id of 12 characters."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))


class Journaled(models.Model):
    """A row whose changes are recorded in the journal and can be undone."""

    ROW: ClassVar[str]  # the name of this model in the journal
    JOURNALED: ClassVar[tuple[str, ...]]  # the fields that a change may alter
    ALWAYS: ClassVar[
        tuple[str, ...]
    ] = ()  # fields the journal names even when they stayed as they were
    REFERENCES: ClassVar[tuple[str, ...]] = ()
    """The relations in the state: it names each by the public id of the row there, "" for none."""
    EMPTY: ClassVar[State] = {}
    """The state of a row that says nothing. Where there is one, undo goes back to it instead of
    deleting a row that was made."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def rows(cls) -> models.QuerySet[Self]:
        """All rows of this model, with those that their state names."""
        rows = cls._default_manager.all()
        return rows.select_related(*cls.REFERENCES) if cls.REFERENCES else rows

    def state(self) -> State:
        """The journaled fields as JSON values."""
        values: State = {}
        for name in dict.fromkeys((*self.JOURNALED, *self.REFERENCES)):
            value = getattr(self, name)
            if name in self.REFERENCES:
                value = value.public_id if value else ""
            values[name] = value.isoformat() if isinstance(value, datetime) else value
        return values

    def take_state(self, state: State, known: Mapping[str, "Journaled"] | None = None) -> Self:
        """Set the fields named in `state` (not saved); references only to rows in `known`, by their
        ids. Returns the row itself."""
        for name, value in state.items():
            if name in self.JOURNALED and name in self.REFERENCES:
                if known is not None:
                    setattr(self, name, known[value] if value else None)
            elif name in self.JOURNALED:
                field = self._meta.get_field(name)
                setattr(
                    self, name, field.to_python(value) if isinstance(field, models.Field) else value
                )
        return self


class Binnable(Journaled):
    """A row that goes to the bin before it is really deleted."""

    binned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_binned(self) -> bool:
        """Whether it lies in the bin."""
        return self.binned_at is not None

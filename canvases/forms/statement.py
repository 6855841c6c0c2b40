"""The form of the statement workbench: a pattern, what fills its slots, and the words."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import IdField, LineField
from canvases.method.sentence.patterns import FIRST, PATTERNS, SLOTS
from canvases.method.sentence.slots import Slots
from canvases.method.text import NOTE_TEXT, STATEMENT

OWN: Final = "words"
"""What a slot is set to whose words are one's own."""


class _Choice(forms.CharField):
    """The id of a note, OWN, or nothing."""

    def to_python(self, value: Any) -> str:
        """The choice. Raises ValidationError for anything else."""
        sent = super().to_python(value)
        return sent if sent in ("", OWN) else str(IdField().clean(sent))


class BenchForm(forms.Form):
    """The slots of a pattern as they were filled, and the sentence as it was written."""

    pattern = forms.ChoiceField(
        choices=[(key, pattern.label) for key, pattern in PATTERNS.items()],
        required=False,
        error_messages={"invalid_choice": _("Choose one of these patterns.")},
    )
    variant = IdField(required=False)
    text = LineField(max_length=STATEMENT, required=False)
    composed = forms.CharField(required=False)

    def __init__(self, sent: Any) -> None:
        super().__init__(sent)
        for slot, (_label, kind) in SLOTS.items():
            if kind is not None:
                self.fields[f"note_{slot}"] = _Choice(required=False)
            self.fields[f"words_{slot}"] = LineField(max_length=NOTE_TEXT, required=False)

    @property
    def slots(self) -> Slots:
        """What fills the slots; words of one's own may still be to come."""
        found: Slots = {}
        for slot in SLOTS:
            note = self.cleaned_data.get(f"note_{slot}", "")
            words = self.cleaned_data.get(f"words_{slot}", "")
            if note and note != OWN:
                found[slot] = {"note": note}
            elif note == OWN or (words and SLOTS[slot][1] is None):
                found[slot] = {"words": words}
        return found

    @property
    def has_slots(self) -> bool:
        """Whether slots were sent at all."""
        return any(f"words_{slot}" in self.data for slot in SLOTS)

    @property
    def pattern_key(self) -> str:
        """The pattern that was chosen, or the first."""
        return self.cleaned_data.get("pattern") or FIRST

    @property
    def is_edited(self) -> bool:
        """Whether the words are no longer those that the slots made."""
        text = self.cleaned_data.get("text", "")
        composed = " ".join(self.cleaned_data.get("composed", "").split())
        return bool(text) and text != composed


class WordsForm(forms.Form):
    """A sentence to keep."""

    text = LineField(max_length=STATEMENT)

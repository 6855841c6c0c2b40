"""A form for one piece of evidence."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import BlockField, LineField
from canvases.method.evidence import CLAIMS, METHODS, QUOTE, STRENGTHS, Evidence
from canvases.method.text import NOTE_DETAILS, NOTE_TEXT

_ONE_OF = {"invalid_choice": _("Choose one of these.")}


class EvidenceForm(forms.Form):
    """What was found out, how, and what it says of the note. Summary or quote is needed."""

    claim = forms.ChoiceField(
        choices=list(CLAIMS.items()),
        error_messages={**_ONE_OF, "required": _("Say whether it speaks for the note or against.")},
    )
    method = forms.ChoiceField(
        choices=[(name, method.label) for name, method in METHODS.items()],
        error_messages={**_ONE_OF, "required": _("Say how you found out.")},
    )
    summary = BlockField(max_length=NOTE_DETAILS, required=False)
    quote = LineField(max_length=QUOTE, required=False)
    source = LineField(max_length=NOTE_TEXT, required=False)
    day = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the date as in 2026-05-31.")},
    )
    rating = forms.TypedChoiceField(
        choices=[("", ""), *((score, score) for score in STRENGTHS)],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Enter a number from 1 to 5.")},
    )

    def clean_day(self) -> str:
        """The day as text. No evidence is of tomorrow, wherever on earth today has begun first."""
        day: date | None = self.cleaned_data["day"]
        if day and day > (timezone.now() + timedelta(hours=14)).date():
            raise forms.ValidationError(_("This day is still to come. When was it found out?"))
        return day.isoformat() if day else ""

    def clean(self) -> dict[str, Any]:
        """Says at the summary that something has to be told."""
        found = self.cleaned_data
        told = [name for name in ("summary", "quote") if found.get(name) or name in self.errors]
        if not told:
            self.add_error("summary", _("Say in a sentence what you found out, or quote it."))
        return found

    @property
    def evidence(self) -> Evidence:
        """What was told."""
        told = dict(self.cleaned_data)
        return Evidence(strength=told.pop("rating") or 0, **told)

"""Forms for what the coach says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import LineField
from canvases.method.hints.languages import CHOICES
from canvases.method.hints.told import CANVAS_NAMES, NOTE_KEYS
from canvases.method.text import NOTE_TEXT

_GONE = _("There is no such hint.")


class MendForm(forms.Form):
    """Which hint, as one saw it, and what to do about it."""

    hint = forms.ChoiceField(
        choices=[(key, key) for key in NOTE_KEYS], error_messages={"invalid_choice": _GONE}
    )
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class RewordForm(MendForm):
    """Other words for the note."""

    text = LineField(max_length=NOTE_TEXT)


class CanvasHintForm(forms.Form):
    """Which hints on the canvas are put aside: one, or the same on several boxes."""

    hints = forms.MultipleChoiceField(
        choices=[(name, name) for name in CANVAS_NAMES], error_messages={"invalid_choice": _GONE}
    )


class LanguageForm(forms.Form):
    """The language of the notes."""

    language = forms.ChoiceField(
        choices=[("", ""), *((code, code) for code in CHOICES)], required=False
    )

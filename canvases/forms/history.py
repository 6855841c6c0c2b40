"""The form that filters the history."""

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import IdField
from canvases.queries.history import GROUPS, OTHER


class HistoryForm(forms.Form):
    """Canvas, person and kind of change; what is empty does not matter."""

    canvas = IdField(required=False)
    person = IdField(required=False)
    kind = forms.ChoiceField(
        choices=[(name, name) for name in (*GROUPS, OTHER)],
        required=False,
        error_messages={"invalid_choice": _("This kind of change does not exist.")},
    )

"""Forms of the groups of a session."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import LineField
from canvases.method.agenda import CALL_LINK, GROUP_NAME, MOST_GROUPS, Grouping
from canvases.models import Canvas, Workspace

_ACTS = "divide add unite choose"
_HOW = [(one.value, one.value) for one in Grouping]


class DivideForm(forms.Form):
    """How many groups there are, how people come into them, and what their canvases begin with."""

    grouping = forms.ChoiceField(required=False, choices=_HOW)
    groups = forms.IntegerField(
        required=False,
        min_value=2,
        max_value=MOST_GROUPS,
        error_messages={
            "invalid": _("How many groups is a whole number."),
            "min_value": _("A session has from 2 to 12 groups."),
            "max_value": _("A session has from 2 to 12 groups."),
        },
    )
    copies = forms.BooleanField(required=False)

    def clean_grouping(self) -> str:
        """People choose, where nothing was said."""
        return self.cleaned_data["grouping"] or Grouping.CHOOSE

    def clean_groups(self) -> int:
        """Two, where nothing was said."""
        return self.cleaned_data["groups"] or 2


class GroupsForm(DivideForm):
    """The same, and what is done."""

    act = forms.ChoiceField(choices=[(one, one) for one in _ACTS.split()])


class GroupForm(forms.Form):
    """A group as it shall be."""

    name = LineField(max_length=GROUP_NAME)
    call_link = forms.CharField(max_length=CALL_LINK, required=False)

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["canvas"] = forms.ModelChoiceField(
            Canvas.objects.filter(workspace=workspace, binned_at=None).select_related("profile"),
            to_field_name="public_id",
            required=False,
        )

    def clean_call_link(self) -> str:
        """An address of the web: nothing else is ever opened on a phone."""
        link = str(self.cleaned_data["call_link"]).strip()
        try:
            parts = urlsplit(link)
        except ValueError:
            parts = urlsplit("")
        if link and (parts.scheme not in ("https", "http") or not parts.hostname):
            raise forms.ValidationError(_("Write the whole address of the call, with https://."))
        return link


class PlaceForm(forms.Form):
    """Into which group people are put; "" spreads those who are in none."""

    into = forms.CharField(max_length=12, required=False)

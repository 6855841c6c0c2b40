"""Forms for workspaces, segments, value maps and canvases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import LineField
from canvases.method.kinds import ALTERNATIVES
from canvases.method.segmentation import MARKET_KINDS
from canvases.method.text import NAME, STATEMENT
from canvases.models import CustomerSegment, ValueMap, Workspace


class NameForm(forms.Form):
    """A name for a workspace, segment or value map."""

    name = LineField(max_length=NAME)


class TitleForm(forms.Form):
    """The title of a canvas."""

    title = LineField(max_length=NAME)


class NamesForm(forms.Form):
    """What a canvas is called, and whom it is for; one of both is enough."""

    title = LineField(max_length=NAME, required=False)
    segment = LineField(max_length=NAME, required=False)

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        values = super().clean() or self.cleaned_data
        if not self.errors and not any(values.values()):
            raise forms.ValidationError(_("Write whom it is for, or what it is called."))
        return values


class StatementForm(forms.Form):
    """The value proposition in one sentence; empty for none."""

    text = LineField(max_length=STATEMENT, required=False)


class MarketForm(forms.Form):
    """Of what kind the market of a workspace is; empty for not said."""

    market = forms.ChoiceField(
        choices=[("", ""), *((name, kind.label) for name, kind in MARKET_KINDS.items())],
        required=False,
        error_messages={"invalid_choice": _("Choose one of these kinds of market.")},
    )


class CanvasForm(forms.Form):
    """A new canvas: for which segment or a new one, and with which value map or a new one. Where
    nothing else is said, the canvas of a new segment is called like it."""

    title = LineField(max_length=NAME, required=False)
    segment = forms.ModelChoiceField(
        CustomerSegment.objects.none(), to_field_name="public_id", required=False
    )
    new_segment = LineField(max_length=NAME, required=False)
    value_map = forms.ModelChoiceField(
        ValueMap.objects.none(), to_field_name="public_id", required=False
    )
    alternative = forms.ChoiceField(
        choices=list(ALTERNATIVES.items()),
        required=False,
        error_messages={"invalid_choice": _("Choose what kind of offer it is.")},
    )

    def __init__(self, sent: object, *, workspace: Workspace) -> None:
        super().__init__(sent)  # type: ignore[arg-type]
        live = {"binned_at__isnull": True}
        self.fields["segment"].queryset = workspace.segments.filter(**live)  # type: ignore[attr-defined]
        self.fields["value_map"].queryset = workspace.value_maps.filter(**live)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A segment, one that there is or a new one, and a title."""
        values = super().clean() or self.cleaned_data
        new = values.pop("new_segment", "")
        values["segment"] = values.get("segment") or new
        values["title"] = values.get("title") or new
        for name in ("segment", "title"):
            if not values[name] and name not in self.errors:
                self.add_error(name, _("Please write something."))
        return values

"""The form of the export dialog."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

SHOWN: Final = (
    "links", "weights", "fit", "evidence", "segments", "journeys", "roles", "values", "authors",
    "continuation",
)  # fmt: skip
"""Tick boxes, named as the fields of exports/options.py."""

Choices = Iterable[tuple[str, Any]]


class ExportForm(forms.Form):
    """Sent by GET, so that a choice has an address. The choices come from exports/formats.py, which
    forms do not know; `canvases`: pairs of public id and title."""

    what = forms.ChoiceField(choices=[("canvases", ""), ("workspace", "")])
    links = forms.BooleanField(required=False)
    weights = forms.BooleanField(required=False)
    fit = forms.BooleanField(required=False)
    evidence = forms.BooleanField(required=False)
    segments = forms.BooleanField(required=False)
    journeys = forms.BooleanField(required=False)
    roles = forms.BooleanField(required=False)
    values = forms.BooleanField(required=False)
    authors = forms.BooleanField(required=False)
    continuation = forms.BooleanField(required=False)

    def __init__(
        self,
        data: Any,
        *,
        canvases: Choices,
        formats: Choices,
        papers: Choices,
        separators: Choices,
        languages: Choices,
    ) -> None:
        super().__init__(data)
        wrong = {"invalid_choice": _("This option is not available.")}
        gone = {"invalid_choice": _("One of these canvases no longer exists. Please choose again.")}
        self.fields |= {
            "canvas": forms.MultipleChoiceField(
                choices=list(canvases), required=False, error_messages=gone
            ),
            "format": forms.ChoiceField(choices=list(formats), error_messages=wrong),
            "paper": forms.ChoiceField(choices=list(papers), required=False, error_messages=wrong),
            "separator": forms.ChoiceField(
                choices=list(separators), required=False, error_messages=wrong
            ),
            "scale": forms.IntegerField(min_value=1, max_value=3, required=False),
            "language": forms.ChoiceField(
                choices=list(languages), required=False, error_messages=wrong
            ),
        }

    def clean(self) -> dict[str, Any]:
        """At least one canvas where some are to be chosen."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("what") == "canvases" and "canvas" in values and not values["canvas"]:
            self.add_error("canvas", _("Choose at least one canvas."))
        return values

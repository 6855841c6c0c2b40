"""A form for one test card."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import IdField, LineField
from canvases.method.cards import CRITICALITIES, LEARNT, LINE, LINES, SHORT, STATES, Card
from canvases.method.evidence import CLAIMS, Evidence

_ONE_OF = {"invalid_choice": _("Choose one of these.")}
TESTED = 3
"""The strength of what a test showed, until somebody says another."""


class CardForm(forms.Form):
    """What one believes of a note and how one finds out; once it is learnt, what came of it."""

    state = forms.ChoiceField(choices=list(STATES.items()), required=False, error_messages=_ONE_OF)
    note = IdField(required=False)
    criticality = forms.ChoiceField(
        choices=[("", ""), *CRITICALITIES.items()], required=False, error_messages=_ONE_OF
    )
    due = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the date as in 2026-05-31.")},
    )
    shows = forms.ChoiceField(
        choices=[("", ""), *CLAIMS.items()], required=False, error_messages=_ONE_OF
    )

    def __init__(self, sent: Any) -> None:
        super().__init__(sent)
        for name in (*LINES, *LEARNT):
            self.fields[name] = LineField(max_length=LINE, required=name == "believe")
        for name, most in SHORT.items():
            self.fields[name] = LineField(max_length=most, required=False)

    def clean_due(self) -> str:
        """The day as text."""
        day = self.cleaned_data["due"]
        return day.isoformat() if day else ""

    def clean(self) -> dict[str, Any]:
        """Says where something is missing that is to become evidence."""
        said = self.cleaned_data
        if said.get("shows") and not said.get("observed"):
            self.add_error("observed", _("Say what you observed: it becomes evidence."))
        if said.get("shows") and not said.get("note"):
            self.add_error("note", _("Choose the note that it is about."))
        return said

    def card(self, name: str) -> Card:
        """The card with this id, "" for a new one."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "shows"}
        said["state"] = said["state"] or "to_do"
        return Card(id=name, **said)

    @property
    def evidence(self) -> Evidence | None:
        """What the test says of its note."""
        said = self.cleaned_data
        if not said["shows"]:
            return None
        day = timezone.now().date().isoformat()
        return Evidence(
            said["shows"], "experiment", said["observed"], source=said["believe"], day=day,
            strength=TESTED,
        )  # fmt: skip

"""A form for one test card."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import EMPTIED, OVERTAKEN, SEEN, IdField, LineField
from canvases.method.cards import CRITICALITIES, LEARNT, LINE, LINES, SAID, SHORT, STATES, Card
from canvases.method.evidence import CLAIMS, Evidence

_ONE_OF = {"invalid_choice": _("Choose one of these.")}
_OTHER_NOTE: Final = _("Someone else chose another note meanwhile. Save again to keep yours.")
_LABELS: Final = {"state": STATES, "criticality": CRITICALITIES}
TESTED: Final = 3
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
        self._now: Mapping[str, str] = {}  # what others have written meanwhile
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

    @property
    def seen(self) -> dict[str, str]:
        """What stood in the fields when they were shown, as far as it was sent."""
        return {name: self.data[SEEN + name] for name in SAID if SEEN + name in self.data}

    def note_overtaken(self, now: Mapping[str, str]) -> None:
        """Say at each field in `now` what somebody else has written there meanwhile. Whoever sends
        it again has seen that."""
        self._now = now
        for name, text in now.items():
            labels = _LABELS.get(name, {})
            words = _OTHER_NOTE if name == "note" else OVERTAKEN if text else EMPTIED
            self.add_error(name, words % {"now": _(labels[text]) if text in labels else text})

    def shown(self, name: str, card: Card | None) -> str:
        """What stands in a field: what was sent, or what the card says where one left it alone."""
        return str(getattr(card, name)) if card and self._is_left(name) else self.data.get(name, "")

    def shown_before(self, name: str, card: Card | None) -> str:
        """What stood in it before, as the next attempt is to say it."""
        now = str(getattr(card, name)) if card else ""
        return now if self._is_left(name) else self._now.get(name, self.seen.get(name, now))

    def _is_left(self, name: str) -> bool:
        return name in self.seen and self.seen[name] == self.data.get(name, "")

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

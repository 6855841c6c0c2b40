"""Forms of captured quotes: an interview that is pasted, and what its passages say of a note."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import IdField, LineField
from canvases.method.evidence import CLAIMS, QUOTE, Evidence
from canvases.method.kinds import SIDES, Side
from canvases.method.passages import LONGEST, MOST
from canvases.method.text import NOTE_TEXT, BadText, clean_line

_ONE_OF = {"invalid_choice": _("Choose one of these.")}


class InterviewForm(forms.Form):
    """An interview. It comes back with the page, and is stored nowhere."""

    interview = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": _("Paste an interview first."),
            "max_length": _(
                "This has %(show_value)d characters; at most %(limit_value)d fit. Paste it in"
                " parts."
            ),
        },
    )


class QuotesForm(forms.Form):
    """The passages that were ticked, and the note that they speak for or against; or a new one."""

    at = IdField(required=False)
    kind = forms.ChoiceField(
        choices=[("", ""), *((kind, kind) for kind in SIDES[Side.PROFILE])],
        required=False,
        error_messages=_ONE_OF,
    )
    text = LineField(max_length=NOTE_TEXT, required=False)
    claim = forms.ChoiceField(choices=list(CLAIMS.items()), error_messages=_ONE_OF)
    source = LineField(max_length=NOTE_TEXT, required=False)

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)
        self.sent = sent

    def clean(self) -> dict[str, Any]:
        """Says what is missing: passages, or a note."""
        said = self.cleaned_data
        if not self.quotes:
            self.add_error(None, _("Tick at least one passage."))
        if len(self.quotes) > MOST:
            self.add_error(None, _("Tick at most %d passages at a time.") % MOST)
        if not said.get("at") and not (said.get("kind") and said.get("text")):
            self.add_error(None, _("Choose a note, or write a new one and say what it is."))
        return said

    @property
    def quotes(self) -> list[str]:
        """The passages, each once."""
        return list(dict.fromkeys(filter(None, map(_quote, self.sent.getlist("quote")))))

    @property
    def evidence(self) -> list[Evidence]:
        """A piece for each passage."""
        said = self.cleaned_data
        return [
            Evidence(said["claim"], "interview", quote=quote, source=said["source"])
            for quote in self.quotes
        ]


def _quote(sent: str) -> str:
    try:
        return clean_line(sent, QUOTE)
    except BadText:
        return ""

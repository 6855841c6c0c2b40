"""Forms for comments."""

from django import forms

from canvases.forms.fields import BlockField
from canvases.method.text import COMMENT


class CommentForm(forms.Form):
    """A new comment: plain text."""

    text = BlockField(max_length=COMMENT)


class ResolveForm(forms.Form):
    """Whether a comment is settled; without a value it is."""

    resolved = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], required=False)

    @property
    def is_resolved(self) -> bool:
        """What the form says."""
        return bool(self.cleaned_data["resolved"] != "no")

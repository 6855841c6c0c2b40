"""The form by which one segment is merged into another."""

from typing import Final

from django import forms

LONGEST_NUMBER: Final = 10**15


class MergeForm(forms.Form):
    """What somebody agreed to: `keeps` says whose name stays, `seen` is the digest of the plan that
    they saw, and `after` the number of the journal then."""

    keeps = forms.ChoiceField(choices=[("into", "into"), ("away", "away")], required=False)
    seen = forms.CharField(max_length=64, required=False)
    after = forms.IntegerField(min_value=0, max_value=LONGEST_NUMBER, required=False)

    @property
    def takes_name(self) -> bool:
        """Whether the name of the segment that goes stays."""
        return bool(self.cleaned_data["keeps"] == "away")

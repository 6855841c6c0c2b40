"""Form of the ten characteristics."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.method.assessment import SCORES, TEN

_CHOICES = [("", ""), *((str(score), str(score)) for score in SCORES)]


class ScoresForm(forms.Form):
    """A score for each characteristic, in `score-1` to `score-10`; "" for none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, len(TEN) + 1):
            self.fields[f"score-{number}"] = forms.ChoiceField(
                choices=_CHOICES,
                required=False,
                error_messages={"invalid_choice": _("Scores go from 0 to 5.")},
            )

    @property
    def scores(self) -> list[int | None]:
        """The scores, in the order of the ten."""
        said = (self.cleaned_data[f"score-{number}"] for number in range(1, len(TEN) + 1))
        return [int(one) if one else None for one in said]

"""Forms of the fit page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import IdField, ids_in
from canvases.method.kinds import Strength

_STRENGTHS = {strength.value: strength for strength in Strength}


class CellForm(forms.Form):
    """One cell of the matrix: an offer, a need, and how strongly the one answers the other from
    now on; without a strength, not at all. All three stand in the value of one button."""

    set = forms.RegexField(
        r"^[0-9a-z]{12} [0-9a-z]{12}( strong| weak)?$",
        error_messages={
            "required": _("Choose a cell of the matrix."),
            "invalid": _("Choose a cell of the matrix."),
        },
    )

    def clean_set(self) -> tuple[str, str, Strength | None]:
        """Offer, need, strength."""
        offer, need, *strength = self.cleaned_data["set"].split()
        return offer, need, _STRENGTHS[strength[0]] if strength else None


class AnswersForm(forms.Form):
    """What one offer, `source`, answers. `need` and `weak` are the ticked boxes; `shown` and
    `shown_weak`, what was linked when the page was shown, so that what others did meanwhile stays
    as it is."""

    source = IdField()
    go = forms.ChoiceField(choices=[("next", ""), ("back", "")], required=False)

    @property
    def wanted(self) -> dict[str, Strength | None]:
        """What is different from what was shown, by the public ids of needs."""
        shown, ticked, weak = (set(ids_in(self.data, name)) for name in ("shown", "need", "weak"))
        shown_weak = set(ids_in(self.data, "shown_weak"))
        before = {one: self._strength(one in shown_weak) for one in shown | shown_weak}
        now = {one: self._strength(one in weak) for one in ticked | weak}
        return {
            one: now.get(one) for one in {**before, **now} if before.get(one) is not now.get(one)
        }

    @staticmethod
    def _strength(is_weak: bool) -> Strength:
        return Strength.WEAK if is_weak else Strength.STRONG

"""Forms of ranking: which notes are compared, what was answered, and the weights that follow."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import ids_in
from canvases.method.ranking import ANSWERS, LEAST, MOST, BadAnswers, rank
from canvases.method.weight import WEIGHTS

_WEIGHTS = {str(weight): weight for weight in WEIGHTS}
_TANGLED = _("These answers do not belong together. Please begin again.")

BACK = "back"
STOP = "stop"


class ComparedForm(forms.Form):
    """The notes that are compared, in the order of `note`; the `answers` so far; and one more."""

    answers = forms.RegexField(
        r"\A[12=]{0,40}\Z", required=False, error_messages={"invalid": _TANGLED}
    )
    answer = forms.ChoiceField(
        choices=[(one, "") for one in (*ANSWERS, BACK, STOP)],
        required=False,
        error_messages={"invalid_choice": _TANGLED},
    )

    @property
    def notes(self) -> list[str]:
        """The ids of the notes."""
        return ids_in(self.data, "note")

    @property
    def goes_on(self) -> bool:
        """Whether there is more to ask, as far as one knows: nobody has stopped."""
        return str(self.cleaned_data["answer"]) != STOP

    def clean(self) -> None:
        """Fewer notes than can be compared, or more; answers to questions that never came."""
        if self.errors:
            return
        if len(self.notes) < LEAST:
            raise ValidationError(_("Choose at least two notes."))
        if len(self.notes) > MOST:
            words = _("Choose at most %(most)d notes: more would be too many questions.")
            raise ValidationError(words, params={"most": MOST})
        try:
            rank(self.notes, self.answered)
        except BadAnswers as error:
            raise ValidationError(_TANGLED) from error

    @property
    def answered(self) -> str:
        """All answers, with the one that is new or without the one that is taken back."""
        answers: str = self.cleaned_data["answers"]
        answer: str = self.cleaned_data["answer"]
        if answer == BACK:
            return answers[:-1]
        return answers if answer == STOP else answers + answer


class WeightsForm(forms.Form):
    """A weight for each `note`, in the field `w-` and its id."""

    @property
    def weights(self) -> dict[str, int]:
        """The weights by the ids of the notes, in their order."""
        return {one: _WEIGHTS[self.data.get(f"w-{one}", "")] for one in ids_in(self.data, "note")}

    def clean(self) -> None:
        """No notes, or one without a weight."""
        ids = ids_in(self.data, "note")
        if not ids or len(ids) > MOST:
            raise ValidationError(_("Choose at least two notes."))
        if any(self.data.get(f"w-{one}", "") not in _WEIGHTS for one in ids):
            raise ValidationError(_("Give each note one to five dots."))

"""Forms for notes and links."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import BlockField, IdField, LineField
from canvases.method import clipboard
from canvases.method.kinds import Kind, Strength
from canvases.method.note_fields import FIELDS, FIELDS_OF, NoteField, Sort
from canvases.method.text import NOTE_TEXT
from canvases.method.weight import WEIGHTS
from canvases.models import Note

MOST_PASTED = 500
PASTED = 200_000  # characters: more than that many lines of full length, with bullets

_KINDS = [(kind.value, kind.value) for kind in Kind]


class WeightField(forms.TypedChoiceField):
    """A whole number from 1 to 5, or nothing for a note that nobody has weighed."""

    def __init__(self) -> None:
        super().__init__(
            choices=[(weight, str(weight)) for weight in WEIGHTS],
            coerce=int,
            required=False,
            empty_value=None,
            error_messages={"invalid_choice": _("The weight is a number from 1 to 5.")},
        )


class NoteForm(forms.Form):
    """A new note."""

    kind = forms.TypedChoiceField(choices=_KINDS, coerce=Kind)
    text = LineField(max_length=NOTE_TEXT)
    weight = WeightField()


class PasteForm(forms.Form):
    """Many lines, one note each. Lines that are too long are said by number; nothing is cut."""

    kind = forms.TypedChoiceField(choices=_KINDS, coerce=Kind)
    text = BlockField(max_length=PASTED, required=False)
    confirmed = forms.BooleanField(required=False)
    new_only = forms.BooleanField(required=False)

    def clean_text(self) -> list[str]:
        """What becomes a note each, read as an import reads it."""
        rows = clipboard.rows(self.cleaned_data["text"])
        count = sum(any(map(str.strip, row)) for row in rows)
        if count > 2 * MOST_PASTED:  # even if half of them say nothing
            raise _too_many(count)
        found = clipboard.texts(rows)
        numbered = [(number, line) for number, line in enumerate(found, start=1) if line]
        lines = [line for _number, line in numbered]
        if not lines:
            raise forms.ValidationError(_("What you pasted has no text."))
        if len(lines) > MOST_PASTED:
            raise _too_many(len(lines))
        long = [str(number) for number, line in numbered if len(line) > NOTE_TEXT]
        if long:
            raise forms.ValidationError(
                _("Too long for a note (more than %(most)d characters): line %(lines)s."),
                params={"most": NOTE_TEXT, "lines": ", ".join(long[:10])},
            )
        return lines


def _too_many(count: int) -> forms.ValidationError:
    return forms.ValidationError(
        _("These are %(count)d lines. At most %(most)d can be pasted at once."),
        params={"count": count, "most": MOST_PASTED},
    )


class EditForm(forms.Form):
    """Any of a note's fields. Only those that were sent are there, and only if such a note can
    have them (see `values`)."""

    version = forms.IntegerField(min_value=1)

    def __init__(self, sent: MultiValueDict[str, str], *, note: Note) -> None:
        super().__init__(sent)
        kind = Kind(note.kind)
        for field in FIELDS_OF[kind]:
            # Where none of several boxes is ticked, nothing but this says that they were shown.
            if field.name in sent or f"{field.name}_given" in sent:
                self.fields[field.name] = _form_field(field, kind)

    @property
    def values(self) -> dict[str, Any]:
        """The clean values of the fields that were sent."""
        return {name: value for name, value in self.cleaned_data.items() if name in FIELDS}


def _form_field(field: NoteField, kind: Kind) -> forms.Field:
    choices = list(field.choices_of(kind).items())
    match field.sort:
        case Sort.LINE:
            return LineField(max_length=field.most, required=field.required)
        case Sort.BLOCK:
            return BlockField(max_length=field.most, required=field.required)
        case Sort.SCALE:
            return WeightField()
        case Sort.CHOICE:
            return forms.ChoiceField(choices=[("", ""), *choices], required=field.required)
        case Sort.CHOICES:
            return forms.MultipleChoiceField(choices=choices, required=field.required)


class WeightForm(forms.Form):
    """A new weight, or "" for none; something has to be sent."""

    weight = WeightField()

    def clean(self) -> dict[str, Any]:
        """Silence is no wish to take the weight away."""
        if "weight" not in self.data:
            self.add_error("weight", _("The weight is a number from 1 to 5."))
        return super().clean() or self.cleaned_data


class StageForm(forms.Form):
    """A note and its stage of the customer journey, or none."""

    note = IdField()
    stage = forms.ChoiceField(
        choices=[("", ""), *FIELDS["stage"].choices.items()],
        required=False,
        error_messages={"invalid_choice": _("Choose one of the five stages, or none.")},
    )


class WayForm(forms.Form):
    """What a note says that came of a way of profiling; or the note that did not."""

    says = LineField(max_length=NOTE_TEXT, required=False)
    remove = IdField(required=False)

    def clean(self) -> dict[str, Any]:
        """One of both is needed."""
        values = super().clean() or self.cleaned_data
        if not self.errors and not values["says"] and not values["remove"]:
            self.add_error("says", _("Choose a note from the list."))
        return values


class PlaceForm(forms.Form):
    """Where a note goes: into a box, there under another note or on top (`after` is sent, and empty
    for on top), or one step up or down."""

    kind = forms.TypedChoiceField(choices=_KINDS, coerce=Kind, required=False)
    after = IdField(required=False)
    step = forms.ChoiceField(choices=[("up", "up"), ("down", "down")], required=False)

    def clean(self) -> dict[str, Any]:
        """Either a step or a box."""
        values = super().clean() or self.cleaned_data
        if not values.get("step") and not values.get("kind"):
            raise forms.ValidationError(_("Choose where the note should go."))
        return values


class LinkForm(forms.Form):
    """Two notes and how strongly they are linked; without a strength the link goes. Where `ticks`
    is sent there is always a strength, and `linked` says whether there is a link."""

    source = IdField()
    target = IdField()
    strength = forms.TypedChoiceField(
        choices=[(strength.value, strength.value) for strength in Strength],
        coerce=Strength,
        required=False,
        empty_value=None,
    )
    ticks = forms.BooleanField(required=False)
    linked = forms.BooleanField(required=False)

    def clean_strength(self) -> Strength | None:
        """None where the box is not ticked."""
        strength: Strength | None = self.cleaned_data["strength"]
        return None if self.data.get("ticks") and not self.data.get("linked") else strength

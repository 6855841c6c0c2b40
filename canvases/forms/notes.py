"""Forms for notes and links."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import BlockField, IdField, LineField
from canvases.method import clipboard
from canvases.method.kinds import (
    DEFAULT_WEIGHT,
    ELEMENTS,
    KINDS,
    MOMENTS,
    STAGES,
    WEIGHTS,
    Kind,
    Side,
    Strength,
)
from canvases.method.text import NOTE_DETAILS, NOTE_TEXT
from canvases.models import Note

MOST_PASTED = 500
PASTED = 200_000  # characters: more than that many lines of full length, with bullets

_KINDS = [(kind.value, kind.value) for kind in Kind]


class WeightField(forms.TypedChoiceField):
    """A whole number from 1 to 5."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=[(weight, str(weight)) for weight in WEIGHTS],
            coerce=int,
            error_messages={"invalid_choice": _("The weight is a number from 1 to 5.")},
            **options,
        )


class NoteForm(forms.Form):
    """A new note."""

    kind = forms.TypedChoiceField(choices=_KINDS, coerce=Kind)
    text = LineField(max_length=NOTE_TEXT)
    weight = WeightField(required=False, empty_value=DEFAULT_WEIGHT)


class PasteForm(forms.Form):
    """Many lines, one note each. Lines that are too long are said by number; nothing is cut."""

    kind = forms.TypedChoiceField(choices=_KINDS, coerce=Kind)
    text = BlockField(max_length=PASTED, required=False)
    confirmed = forms.BooleanField(required=False)

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
            raise forms.ValidationError(_("There is no text in what you pasted."))
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
    text = LineField(max_length=NOTE_TEXT, required=False)
    details = BlockField(max_length=NOTE_DETAILS, required=False)
    weight = WeightField(required=False)
    moment = forms.ChoiceField(choices=[("", ""), *MOMENTS.items()], required=False)
    stage = forms.ChoiceField(choices=[("", ""), *STAGES.items()], required=False)
    elements = forms.MultipleChoiceField(choices=list(ELEMENTS.items()), required=False)

    def __init__(self, sent: MultiValueDict[str, str], *, note: Note) -> None:
        super().__init__(sent)
        facts = KINDS[Kind(note.kind)]
        self.fields["type"] = forms.ChoiceField(
            choices=[("", ""), *((name, name) for name in facts.types)], required=False
        )
        never = {"stage"} if facts.side is Side.VALUE_MAP else {"elements"}
        if facts.kind is not Kind.PAIN:
            never.add("moment")
        given = {*sent, "version"} | ({"elements"} if "elements_given" in sent else set())
        for name in self.fields.keys() - (given - never):
            del self.fields[name]

    def clean_text(self) -> str:
        """A note always has a text."""
        text: str = self.cleaned_data["text"]
        if not text:
            raise forms.ValidationError(_("Please write something."))
        return text

    @property
    def values(self) -> dict[str, Any]:
        """The clean values of the fields that were sent."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version" and (value != "" or name != "weight")
        }


class WeightForm(forms.Form):
    """A new weight."""

    weight = WeightField()


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
            raise forms.ValidationError(_("Say where the note is to go."))
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

"""Forms for the tree of segments: another parent, a split, a canvas to start from."""

from typing import Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from canvases.forms.fields import BlockField, IdField
from canvases.forms.traits import TraitForm
from canvases.method.segment_split import MOST_AT_ONCE, values_in, without_twins
from canvases.method.text import NAME
from canvases.method.traits import Trait
from canvases.models import CustomerSegment, Workspace

_TEXT: Final = 2 * MOST_AT_ONCE * NAME
_SHOWN: Final = 40  # characters of a value that is too long


class ParentForm(forms.Form):
    """What a segment is a part of; empty for nothing."""

    parent = forms.ModelChoiceField(
        CustomerSegment.objects.none(),
        to_field_name="public_id",
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("This segment no longer exists. Choose another.")
        },
    )

    def __init__(self, sent: object, *, workspace: Workspace) -> None:
        super().__init__(sent)  # type: ignore[arg-type]
        standing = workspace.segments.filter(binned_at=None)
        self.fields["parent"].queryset = standing  # type: ignore[attr-defined]


class CanvasStartForm(forms.Form):
    """The canvas that another one starts from."""

    canvas = IdField()


class SplitForm(TraitForm):
    """By which variable a segment is split, and its values. `twice`: those that were written more
    than once."""

    value = None  # type: ignore[assignment]  # there are several
    values = BlockField(max_length=_TEXT)
    twice: tuple[str, ...] = ()

    @property
    def traits(self) -> list[Trait]:
        """A clean trait for each value."""
        model, variable = self._names
        return [
            {"model": model, "variable": variable, "value": value}
            for value in self.cleaned_data["values"]
        ]

    def clean_values(self) -> list[str]:
        """Each value once."""
        values, twice = without_twins(values_in(self.cleaned_data["values"]))
        self.twice = tuple(twice)
        if not values:
            raise forms.ValidationError(_("Write at least one value."))
        if len(values) > MOST_AT_ONCE:
            words = ngettext(
                "These are %(count)d values; at most %(most)d are made at once.",
                "These are %(count)d values; at most %(most)d are made at once.",
                len(values),
            )
            raise forms.ValidationError(words % {"count": len(values), "most": MOST_AT_ONCE})
        words = _("“%(value)s” has %(length)d characters; at most %(most)d fit.")
        long = [value for value in values if len(value) > NAME]
        if long:
            raise forms.ValidationError(
                [words % {"value": _cut(one), "length": len(one), "most": NAME} for one in long]
            )
        return values


def _cut(value: str) -> str:
    return value[:_SHOWN].rstrip() + "…"

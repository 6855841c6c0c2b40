"""Forms for the segments that are made of a customer list."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from canvases.forms.fields import LineField
from canvases.forms.traits import TraitForm
from canvases.method.text import NAME, BadText, clean_line
from canvases.method.traits import Trait, same

_LONGEST: Final = 1_000  # characters of a value; those of a list are cut before


class NamesForm(forms.Form):
    """A name for each segment to be; `keys`: of their groups."""

    def __init__(self, sent: Any, keys: Sequence[str]) -> None:
        super().__init__(sent)
        for key in keys:
            self.fields[f"name-{key}"] = LineField(max_length=NAME)

    def clean(self) -> dict[str, Any]:
        """The names, of which no two are the same."""
        values = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for field, name in values.items():
            if name.casefold() in seen:
                self.add_error(field, _("Another segment here has this name."))
            seen.add(name.casefold())
        return values

    def names(self) -> list[str]:
        """The clean names in the order of the groups."""
        return [self.cleaned_data[field] for field in self.fields]


class AboutForm:
    """What the traits of one column are called, and the traits for its values."""

    def __init__(self, about: str) -> None:
        form = TraitForm({"about": about, "value": "…"}, market="")
        self.errors = [] if form.is_valid() else [str(one) for one in form.errors.get("about", [])]
        self._trait: Mapping[str, str] = {} if self.errors else form.trait

    def trait(self, value: str) -> Trait | None:
        """The trait with this value, cut where it is too long; None where it is no text."""
        try:
            clean = clean_line(value, _LONGEST)[:NAME]
        except BadText:
            return None
        return {**self._trait, "value": clean} if clean else None


def without_twins(traits: Sequence[Trait]) -> list[Trait]:
    """The traits, each once."""
    found: list[Trait] = []
    for one in traits:
        if not any(same(one, other) for other in found):
            found.append(one)
    return found

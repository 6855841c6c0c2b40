"""Forms for traits: what tells a segment apart, found by the words that people type for it."""

from functools import cached_property
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from canvases.forms.fields import LineField
from canvases.method.text import NAME
from canvases.method.traits import MODELS, Trait, Variable, find_variable, models_for, plain

_ABOUT: Final = 2 * NAME + 10  # a model and a variable
_JOINT: Final = "·"


class TraitForm(forms.Form):
    """A new trait: a model and a variable in one field, and a value. `market`: whose models are
    offered first."""

    about = LineField(max_length=_ABOUT)
    model = forms.ChoiceField(choices=[(name, name) for name in MODELS], required=False)
    value = LineField(max_length=NAME)

    def __init__(self, sent: Any = None, *, market: str, about: str = "") -> None:
        super().__init__(sent)
        self.market = market
        self._about = about

    @cached_property
    def offered(self) -> dict[str, tuple[str, Variable]]:
        """All variables by what they are called, with the names of their models."""
        return {
            f"{_(model.label)} {_JOINT} {_(variable.label)}": (model.name, variable)
            for model in models_for(self.market)
            for variable in model.variables
        }

    @property
    def first(self) -> str:
        """The variable that is offered first."""
        return next(iter(self.offered))

    @property
    def example(self) -> str:
        """A good value for what stands in `about`."""
        found = self._find(self.data.get("about", self._about)) or self._find(self.first)
        variable = find_variable(*found) if found else None
        return _(variable.examples[0]) if variable else "…"

    @property
    def asks_model(self) -> bool:
        """Whether nothing says to which model the variable belongs."""
        return bool(self.data) and self._find(self.data.get("about", "")) is None

    @property
    def trait(self) -> Trait:
        """The clean trait."""
        model, variable = self._names
        return {"model": model, "variable": variable, "value": self.cleaned_data["value"]}

    def clean(self) -> dict[str, Any]:
        """Find out what is meant."""
        values = super().clean() or self.cleaned_data
        if about := values.get("about"):
            found = self._find(about)
            if found is None and values.get("model"):
                found = values["model"], about
            if found is None:
                self.add_error("about", _("Which model does it belong to? Choose one below."))
            elif len(found[1]) > NAME:
                words = _("The name of a variable has at most %(most)d characters.")
                self.add_error("about", words % {"most": NAME})
            self._names = found or ("", "")
        return values

    def _find(self, about: str) -> tuple[str, str] | None:
        """Model and variable that are called like this; None where no model is."""
        wanted = plain(about)
        for words, (model, variable) in self.offered.items():
            if wanted in {plain(words), plain(_(variable.label)), variable.name}:
                return model, variable.name
        before, joint, after = about.partition(_JOINT)
        for one in MODELS.values():
            names = {plain(_(one.label)), plain(one.name)}
            if joint and after.strip() and plain(before) in names:
                known = find_variable(one.name, after)
                return one.name, known.name if known else after.strip()
        return None


class KnownTraitForm(forms.Form):
    """A trait that is there, and another value for it."""

    model = forms.ChoiceField(choices=[(name, name) for name in MODELS])
    variable = LineField(max_length=NAME)
    value = LineField(max_length=NAME)
    new = LineField(max_length=NAME, required=False)

    @property
    def trait(self) -> Trait:
        """The trait as it was."""
        return {key: self.cleaned_data[key] for key in ("model", "variable", "value")}

"""Form fields for what people write: cleaned at this door, so that every export can print it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from canvases.method.text import clean_block, clean_line

FAR_TOO_LONG = 200_000  # characters; nothing that is meant comes near, and cleaning takes time

_TOO_LONG = ngettext_lazy(
    "This has %(show_value)d characters; at most %(limit_value)d fit.",
    "This has %(show_value)d characters; at most %(limit_value)d fit.",
    "limit_value",
)


class UndrawnForm(forms.Form):
    """A form that scripts send and no template draws: its fields are cleaned without the bound
    field that Django makes for each to draw it, which takes longer than cleaning."""

    def _clean_fields(self) -> None:
        for name, field in self.fields.items():
            sent = field.widget.value_from_datadict(self.data, self.files, name)
            try:
                self.cleaned_data[name] = field.clean(sent)
                if clean := getattr(self, f"clean_{name}", None):
                    self.cleaned_data[name] = clean()
            except forms.ValidationError as error:
                self.add_error(name, error)


class IdField(forms.RegexField):
    """A public id, as models/base.py makes them."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            regex=r"\A[0-9a-z]{12}\Z",
            required=required,
            error_messages={"invalid": _("This names no note.")},
        )


class LineField(forms.CharField):
    """One line of text."""

    def __init__(self, *, max_length: int, required: bool = True) -> None:
        super().__init__(
            max_length=max_length,
            required=required,
            error_messages={"required": _("Please write something.")},
        )
        for validator in self.validators:
            if isinstance(validator, MaxLengthValidator):
                validator.message = _TOO_LONG

    def to_python(self, value: Any) -> str:
        """Cleaned by method/text.py."""
        return _cleaned(value, clean_line)


class BlockField(LineField):
    """Text of several lines."""

    def to_python(self, value: Any) -> str:
        """Cleaned by method/text.py, line breaks kept."""
        return _cleaned(value, clean_block)


def _cleaned(value: Any, clean: Callable[[str], str]) -> str:
    """What is far too long stays as it is: the field's limit is about to refuse it."""
    text = "" if value is None else str(value)
    return text if len(text) > FAR_TOO_LONG else clean(text)

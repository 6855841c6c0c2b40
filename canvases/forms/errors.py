"""The words for what a form does not take: ours, also where only a forged or cut request comes to
them."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_MISSING: Final = _("Something is missing here. Fill it in, and send it again.")
_NO_NUMBER: Final = _("A whole number belongs here.")
_NO_CHOICE: Final = _("“%s” cannot be chosen here. Load the page again.")
_UNKNOWN: Final = _("This could not be understood, and nothing was changed. Load the page again.")


def words_of(form: forms.Form) -> list[str]:
    """Why the form is invalid, each reason once."""
    found = form.errors.as_data().items()
    words = (one for name, errors in found for one in _words(form.fields.get(name), errors))
    return list(dict.fromkeys(words))


def _words(field: forms.Field | None, errors: list[ValidationError]) -> Iterator[str]:
    theirs = list(_of_django(field)) if field else []
    for error in errors:
        if any(error.message is one for one in theirs):
            yield _in_our_words(field, error)
        else:
            yield from error.messages


def _in_our_words(field: forms.Field | None, error: ValidationError) -> str:
    if error.code == "required":
        return str(_MISSING)
    if error.code == "invalid_choice":
        return _NO_CHOICE % str((error.params or {}).get("value", ""))[:40]
    is_number = isinstance(field, forms.IntegerField) and error.code == "invalid"
    return str(_NO_NUMBER if is_number else _UNKNOWN)


def _of_django(field: forms.Field) -> Iterator[Any]:
    """What Django would say of the field, as the very objects: some are words for no number yet."""
    for kind in type(field).__mro__:
        if kind.__module__.startswith("django."):
            yield from vars(kind).get("default_error_messages", {}).values()
    yield from (getattr(type(one), "message", None) for one in field.validators)

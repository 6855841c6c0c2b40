"""Form fields that clean text, so that every export can print it."""

import re
from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from canvases.method.text import MOST_MARKS, BadText, TooLong, clean_block, clean_line

_TOO_LONG = ngettext_lazy(
    "This has %(show_value)d characters; at most %(limit_value)d fit.",
    "This has %(show_value)d characters; at most %(limit_value)d fit.",
    "limit_value",
)
_TOO_MANY_MARKS = _("There are more than %(most)d accents or marks on one letter here.")

SEEN: Final = "initial-"
"""Before the name of a field: what stood in it when it was shown."""
OVERTAKEN: Final = _("Someone else wrote here meanwhile: “%(now)s”. Save again to keep yours.")
EMPTIED: Final = _("Someone else emptied this meanwhile. Save again to keep yours.")

_ID: Final = re.compile(r"[0-9a-z]{12}", re.ASCII)  # as models/base.py makes them
_MOST_IDS: Final = 4_000


def ids_in(sent: Any, name: str) -> list[str]:
    """The public ids in a list that a browser sent, in their order; what is none is passed over."""
    return [one for one in sent.getlist(name)[:_MOST_IDS] if _ID.fullmatch(one)]


class IdField(forms.RegexField):
    """A public id, as models/base.py makes them."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            regex=r"\A[0-9a-z]{12}\Z",
            required=required,
            error_messages={"invalid": _("This is not a note.")},
        )


class LineField(forms.CharField):
    """One line of text, measured before it is cleaned by method/text.py."""

    clean_text: Callable[[str, int], str] = staticmethod(clean_line)

    def __init__(self, *, max_length: int, required: bool = True) -> None:
        super().__init__(
            max_length=max_length,
            required=required,
            error_messages={"required": _("Please write something.")},
        )
        self.most = max_length

    def to_python(self, value: Any) -> str:
        """The clean text. Raises ValidationError with words for what is too long or no text."""
        try:
            return self.clean_text("" if value is None else str(value), self.most)
        except BadText as error:
            raise refusal(error) from error


class BlockField(LineField):
    """Text of several lines; their breaks are kept."""

    clean_text = staticmethod(clean_block)


def refusal(error: BadText) -> forms.ValidationError:
    """Words for a text that cannot be taken."""
    if isinstance(error, TooLong):
        numbers = {"show_value": error.length, "limit_value": error.most}
        return forms.ValidationError(_TOO_LONG, code="max_length", params=numbers)
    return forms.ValidationError(_TOO_MANY_MARKS, code="marks", params={"most": MOST_MARKS})

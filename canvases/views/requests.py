"""Reads the clean form and the `op_id` from a request."""

import re
import secrets
from typing import TypeVar

from django.forms import Form
from django.http import HttpRequest

from canvases.actions.allowances import place

# Eight characters at least, so that two browsers hardly ever choose the same one.
_OP_ID = re.compile(r"[A-Za-z0-9_-]{8,40}", re.ASCII)

F = TypeVar("F", bound=Form)


class BadForm(Exception):
    """Carries a form that does not hold; answered with 422 and its words."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form


class BadOperation(Exception):
    """The operation's name is not one; answered with 400."""


def checked(form: F) -> F:
    """The form itself if what was sent is in order. Raises BadForm otherwise."""
    if not form.is_valid():
        raise BadForm(form)
    return form


def errors_of(form: Form) -> str:
    """All that is wrong with a form, in one paragraph."""
    return " ".join(str(words) for errors in form.errors.values() for words in errors)


def op_id(request: HttpRequest) -> str:
    """The name the browser gave this operation; a fresh one for a plain form without a script.
    Raises BadOperation where it is none."""
    sent = request.POST.get("op_id", "")
    if not sent:
        return secrets.token_urlsafe(16)
    if not _OP_ID.fullmatch(sent):
        raise BadOperation
    return sent


def place_of(request: HttpRequest) -> str:
    """From where it came, as a hash: an address that the visitor cannot choose."""
    return place(request.META.get("REMOTE_ADDR", ""))


def page_before(request: HttpRequest) -> int | None:
    """The journal number to page on from, if the address names one."""
    sent = request.GET.get("before", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 16 else None


def passed_over(request: HttpRequest) -> list[int]:
    """The changes that undo shall pass over, as `past` names them; what is no number is none."""
    sent = request.POST.get("past", "")[:1000].split()
    return [int(one) for one in sent if one.isascii() and one.isdecimal() and len(one) < 16]

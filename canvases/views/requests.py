"""Reads the clean form and the `op_id` from a request."""

import re
import secrets
from typing import TypeVar

from django.forms import Form
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from canvases.actions.allowances import place
from canvases.forms.errors import words_of
from canvases.models import Workspace

# Eight characters at least, so that two browsers hardly ever choose the same one.
_OP_ID = re.compile(r"[A-Za-z0-9_-]{8,40}", re.ASCII)

F = TypeVar("F", bound=Form)


class HtmxRequest(HttpRequest):
    """A request as views get it. `htmx` has what htmx says, and is false for plain links and
    forms."""

    htmx: HtmxDetails


class BadForm(Exception):
    """The form is invalid. The answer is 422 with its errors."""

    status = 422

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form

    @property
    def message(self) -> str:
        """All its errors, for the person who sent it."""
        return errors_of(self.form)


class BadOperation(Exception):
    """The `op_id` is invalid. The answer is 400."""


def checked(form: F) -> F:
    """The form, where it is valid. Raises BadForm otherwise."""
    if not form.is_valid():
        raise BadForm(form)
    return form


def errors_of(form: Form) -> str:
    """All errors of a form, in one paragraph."""
    return " ".join(words_of(form))


def op_id(request: HttpRequest) -> str:
    """The operation's name from the browser; a new one for a plain form without a script. Raises
    BadOperation where it is invalid."""
    sent = request.POST.get("op_id", "")
    if not sent:
        return secrets.token_urlsafe(16)
    if not _OP_ID.fullmatch(sent):
        raise BadOperation
    return sent


def is_shown(request: HttpRequest, workspace: Workspace) -> bool:
    """Whether the page that asks for itself anew shows this state already."""
    return request.GET.get("seen") == f"{workspace.epoch}:{workspace.seq}"


def place_of(request: HttpRequest) -> str:
    """The visitor's network, as a hash: an address that the visitor cannot choose."""
    return place(request.META.get("REMOTE_ADDR", ""))


def page_before(request: HttpRequest) -> int | None:
    """The journal number to page on from, if the address names one."""
    sent = request.GET.get("before", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 16 else None


def passed_over(request: HttpRequest) -> list[int]:
    """The changes that undo passes over, from the field `past`. Ignores what is no number."""
    sent = request.POST.get("past", "")[:1000].split()
    return [int(one) for one in sent if one.isascii() and one.isdecimal() and len(one) < 16]

"""The report of a session: the full one for those who lead, the short one for who took part; and
what is written down for it."""

from functools import partial
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from canvases.actions.errors import Refused
from canvases.actions.sessions import name_removal, outcomes
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import REPORTS
from canvases.exports.options import Options
from canvases.exports.page.strokes import COLOURS, INK
from canvases.forms.sessions.participation import FeedbackForm, ItemForm
from canvases.models import Session
from canvases.queries.home import find_finished
from canvases.queries.sessions.report import load_report
from canvases.session_access import ParticipantGrant, SessionGrant
from canvases.views.exports import made
from canvases.views.policies import anyone
from canvases.views.requests import HtmxRequest, errors_of, op_id
from canvases.views.sessions.console import console_after
from canvases.views.sessions.phone import task_after
from canvases.views.sessions.policies import leader, participant

_LOOK = {"formats": REPORTS, "colours": COLOURS | {"ink": INK}, "example": ""}

_MOST: Final = 60
"""Texts and stacks of a box on the page, unless `?all=1` asks for more."""


@require_safe
@leader()
def report(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """The full report, or with `?short=1` what everybody gets."""
    is_full = not request.GET.get("short")
    context = {"workspace": grant.workspace, "canvas": grant.canvas, **_LOOK}
    context |= {"report": load_report(grant.session, is_full=is_full), "leads": True}
    return _page(request, context)


@require_safe
@leader()
def report_file(request: HtmxRequest, grant: SessionGrant, format: str) -> HttpResponse:
    """The same as a file."""
    return _file(grant.session, format, is_full=not request.GET.get("short"))


@require_safe
@participant
def short_report(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """The short report, where the facilitator gave it; of groups that of one's own."""
    found = load_report(_given(grant), is_full=False, group=grant.group, of_all=False)
    context = {"report": found, "leads": False, **_LOOK}
    return _page(request, context)


@require_safe
@participant
def short_report_file(_request: HtmxRequest, grant: ParticipantGrant, format: str) -> HttpResponse:
    """The same as a file."""
    return _file(_given(grant), format, is_full=False, of_all=False, group=grant.group)


@require_safe
@anyone
def example_report(request: HtmxRequest, slug: str) -> HttpResponse:
    """The full report of the finished session in an example: its people are made up."""
    found = load_report(_finished(slug), is_full=True)
    context = {"report": found, "leads": False, **_LOOK, "example": slug}
    return _page(request, context)


@require_safe
@anyone
def example_report_file(_request: HtmxRequest, slug: str, format: str) -> HttpResponse:
    """The same as a file."""
    return _file(_finished(slug), format, is_full=True)


@require_POST
@leader()
def write_item(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Write down who does what, or park something; change that, or strike it."""
    if struck := request.POST.get("strike"):
        strike = partial(outcomes.strike, grant, item=struck)
        return console_after(strike, request, grant, {"acted": "item"})
    form = ItemForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise Refused(errors_of(form))
        wish = form.cleaned_data
        if item := wish.pop("item"):
            outcomes.change_item(grant, item=item, **wish)
        else:
            outcomes.note_down(grant, op_id(request), **wish)

    return console_after(act, request, grant, {"acted": "item"})


@require_POST
@participant
def give_feedback(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Say how it was."""
    form = FeedbackForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise Refused(errors_of(form))
        outcomes.give_feedback(grant, **form.cleaned_data)

    return task_after(act, request, grant)


@require_POST
@leader()
def forget_names(_request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Forget who took part."""
    name_removal.forget_names(grant)
    return redirect("session_report", session=grant.session.public_id)


@require_POST
@participant
def forget_mine(_request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Forget one's own name."""
    name_removal.forget_mine(grant)
    return redirect("session", session=grant.session.public_id)


def _page(request: HtmxRequest, context: dict[str, Any]) -> HttpResponse:
    most = 0 if request.GET.get("all") else _MOST
    return render(request, "session_report.html", context | {"most": most})


def _finished(slug: str) -> Session:
    session = find_finished(slug)
    if session is None:
        raise Http404
    return session


def _given(grant: ParticipantGrant) -> Session:
    session = grant.session
    if session.closed_at is None or not session.gives_report:
        raise Http404
    return session


def _file(session: Session, code: str, **shown: Any) -> HttpResponse:
    form = REPORTS.get(code)
    if form is None:
        raise Http404
    wanted = ExportRequest(
        session.workspace,
        Scope.SESSION,
        (),
        paper=form.papers[0] if form.papers else "",
        options=Options(language=get_language() or "en"),
        session=session,
        **shown,
    )
    return made(form, wanted)

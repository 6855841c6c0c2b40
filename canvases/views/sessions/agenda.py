"""Sessions of a workspace: planned with an agenda, and looked back at."""

import secrets
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.actions.sessions import agenda_steps, breakout_groups, recovery_codes, session_plan
from canvases.forms.sessions.groups import DivideForm
from canvases.forms.sessions.plan import MoveStepForm, NewStepForm, PlanForm, SettingsForm, StepForm
from canvases.method import agenda, session_proposal
from canvases.method.agenda_templates import TEMPLATES
from canvases.method.dots import MOST_BUDGET
from canvases.method.session_code import shown_code
from canvases.models import AgendaTemplate, Role, Session, Step
from canvases.queries.home import find_finished
from canvases.queries.sessions.groups import groups_of
from canvases.queries.sessions.session import find_step, first_to_come, load_sessions
from canvases.session_access import SessionGrant
from canvases.views.join_address import join_address
from canvases.views.policies import member_of_workspace
from canvases.views.requests import BadForm, HtmxRequest, checked, op_id
from canvases.views.sessions.console import to_console
from canvases.views.sessions.policies import leader

_EARLIER = 3  # sessions whose agenda is offered


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace(Role.EDITOR)
def sessions(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """All sessions, and the form that plans one."""
    if request.method != "POST":
        return _sessions(request, grant)
    try:
        session = _plan(request, grant)
    except (BadForm, Refused) as refused:
        return _sessions(request, grant, refused)
    return redirect("session_agenda", session=session.public_id)


def _sessions(
    request: HtmxRequest, grant: Grant, refused: BadForm | Refused | None = None
) -> HttpResponse:
    """The page; where a plan was refused, with that plan as it was sent, and why."""
    found, like = load_sessions(grant.workspace), request.GET.get("like", "")
    asked = next((one for one in found if one.public_id == like), None)
    earlier = [asked] if asked else [one for one in found if one.started_at][:_EARLIER]
    context = {
        "workspace": grant.workspace,
        "earlier": earlier,
        "picked": request.POST.get("template", "") or (like if asked else next(iter(TEMPLATES))),
        "canvases": grant.workspace.canvases.filter(binned_at=None).select_related("profile"),
        "sent": request.POST or _groups_like(asked),
        "chosen": request.POST.get("canvas", request.GET.get("canvas", ""))
        or (asked.canvas.public_id if asked else ""),
        "refused": refused,
        "templates": TEMPLATES,
        "agenda": agenda,
        "own_agendas": list(grant.workspace.agendas.filter(removed_at=None)),
        "removed": _removed(grant, request.GET.get("removed", "")),
        "proposal": session_proposal,
        "sessions": found,
        "finished": find_finished(),
    }
    return render(request, "sessions.html", context, status=refused.status if refused else 200)


def _groups_like(asked: Session | None) -> dict[str, Any]:
    """What the form says of groups where somebody plans a session like one that had some."""
    groups = len(groups_of(asked)) if asked else 0
    if asked is None or not groups:
        return {}
    return {"shape": "groups", "groups": groups, "grouping": asked.grouping}


def _plan(request: HtmxRequest, grant: Grant) -> Session:
    wish = checked(PlanForm(request.POST, workspace=grant.workspace)).cleaned_data
    if request.POST.get("shape") != "groups":
        return session_plan.plan(grant, op_id(request), **wish)
    divided = checked(DivideForm(request.POST)).cleaned_data
    return breakout_groups.plan_divided(grant, op_id(request), **divided, **wish)


def _removed(grant: Grant, public_id: str) -> AgendaTemplate | None:
    """The template that was removed just now, to be brought back."""
    gone = grant.workspace.agendas.exclude(removed_at=None)
    return gone.filter(public_id=public_id).first() if public_id else None


@require_safe
@leader()
def session_agenda(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """The steps with their times, to be changed until the session comes to them."""
    return _agenda(request, grant, opened=request.GET.get("step", ""))


@require_POST
@leader()
def make_recovery(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Show a new recovery code, once."""
    return _agenda(request, grant, recovery=shown_code(recovery_codes.make_code(grant)))


def _agenda(request: HtmxRequest, grant: SessionGrant, **more: str) -> HttpResponse:
    steps = list(grant.session.steps.all())
    context = _context(grant, steps) | {"kept": "kept" in request.GET} | more
    context |= {"rehearsed": "rehearsed" in request.GET} | join_address(request)
    return render(request, "session_agenda.html", context)


def _refused(
    request: HtmxRequest, grant: SessionGrant, tried: Step, refused: Refused
) -> HttpResponse:
    """The page with the step that could not be changed as it was typed, and why."""
    steps = [tried if step.pk == tried.pk else step for step in grant.session.steps.all()]
    context = _context(grant, steps) | {"tried": tried, "refused": refused}
    return render(request, "session_agenda.html", context, status=refused.status)


def _context(grant: SessionGrant, steps: list[Step]) -> dict[str, Any]:
    minutes = [step.minutes for step in steps]
    return {
        "workspace": grant.workspace,
        "session": grant.session,
        "steps": list(zip(steps, agenda.starts(minutes), strict=True)),
        "total": sum(minutes),
        "slack": agenda.slack(minutes),
        "ends": agenda.end(minutes, grant.session.started_at or timezone.now()),
        "step_kinds": agenda.NAMES,
        "to_come": first_to_come(grant.session, steps),
        "groups": groups_of(grant.session),
        "canvases": grant.workspace.canvases.filter(binned_at=None),
        "op_id": secrets.token_urlsafe(16),
        "agenda": agenda,
        "MOST_BUDGET": MOST_BUDGET,
        "tried": None,
        "opened": "",
        "new_step": None,
        "recovery": "",
        "only_here": False,
        "kept": False,
        "rehearsed": False,
    }


@require_POST
@leader()
def change_step(request: HtmxRequest, grant: SessionGrant, step: str) -> HttpResponse:
    """Say what a step is called, what is said in it, and how long it takes."""
    found, form = _step(grant, step), checked(StepForm(request.POST))
    wish = form.cleaned_data
    if not request.POST.get("has_boxes"):
        wish["boxes"] = None
    if "script" not in request.POST:
        wish["script"] = None
    try:
        session_plan.change_step(grant, step=found, **wish)
    except Refused as refused:
        return _refused(request, grant, _as_typed(found, wish), refused)
    return _back(grant, found)


def _as_typed(step: Step, wish: dict[str, Any]) -> Step:
    """The step as somebody wants it, not saved."""
    step.title, step.instruction, step.minutes = (
        wish[name] for name in ("title", "instruction", "minutes")
    )
    step.script, step.boxes = wish["script"] or "", wish["boxes"] or []
    return step


@require_POST
@leader()
def add_step(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Put a new step into the agenda."""
    try:
        wish = checked(NewStepForm(request.POST)).cleaned_data
        kind = wish.pop("step_kind")
        return _back(grant, agenda_steps.add_step(grant, kind=kind, **wish))
    except (BadForm, Refused) as refused:
        context = _context(grant, list(grant.session.steps.all()))
        context |= {"new_step": request.POST, "refused": refused}
        return render(request, "session_agenda.html", context, status=refused.status)


@require_POST
@leader()
def duplicate_step(_request: HtmxRequest, grant: SessionGrant, step: str) -> HttpResponse:
    """Put a step into the agenda once more."""
    return _back(grant, agenda_steps.duplicate_step(grant, step=_step(grant, step)))


@require_POST
@leader()
def move_step(request: HtmxRequest, grant: SessionGrant, step: str) -> HttpResponse:
    """Move a step to another place of the agenda."""
    found, form = _step(grant, step), checked(MoveStepForm(request.POST))
    session_plan.move_step(grant, step=found, to=form.cleaned_data["to"])
    if request.POST.get("on_console"):
        return to_console(grant, look=found.public_id)
    return _back(grant, found)


@require_POST
@leader()
def remove_step(request: HtmxRequest, grant: SessionGrant, step: str) -> HttpResponse:
    """Take a step out of the agenda. No effect where that has been done."""
    if (found := find_step(grant.session, step)) is not None:
        session_plan.remove_step(grant, step=found)
    return to_console(grant) if request.POST.get("on_console") else _back(grant)


@require_POST
@leader()
def change_settings(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Say how the session goes."""
    session_plan.change_settings(grant, **checked(SettingsForm(request.POST)).cleaned_data)
    return _back(grant)


def _step(grant: SessionGrant, public_id: str) -> Step:
    found = find_step(grant.session, public_id)
    if found is None:
        raise Http404
    return found


def _back(grant: SessionGrant, step: Step | None = None) -> HttpResponse:
    response = redirect("session_agenda", session=grant.session.public_id)
    if step is not None:
        response["Location"] += f"#step-{step.public_id}"
    return response

"""What those who lead enter for tables without a device."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from canvases.actions.errors import Refused
from canvases.actions.sessions import entering
from canvases.forms.notes import PasteForm
from canvases.forms.sessions import EnterForm, TableForm
from canvases.session_access import SessionGrant
from canvases.views.policies import leader
from canvases.views.requests import checked, errors_of, op_id
from canvases.views.session_console import console_after


@require_POST
@leader()
def enter(request: HttpRequest, grant: SessionGrant) -> HttpResponse:
    """Add a table, show what a pasted list becomes, take its lines as texts, or enter votes."""
    wish = checked(EnterForm(request.POST)).cleaned_data
    at, table, op = wish["at"], wish["table"] or 0, op_id(request)
    more: dict[str, Any] = {"is_entering": True, "entered_for": table}
    lines = PasteForm(request.POST)

    def act() -> None:
        if wish["act"] == "table":
            entering.add_table(grant, op, **_valid(TableForm(request.POST)))
        elif wish["act"] == "votes":
            entering.enter_votes(grant, at=at, table=table, values=_values(request))
        else:
            found = _valid(lines)
            enter_texts = partial(entering.enter_texts, grant, op, at=at, table=table)
            if wish["act"] == "texts":
                enter_texts(kind=found["kind"], texts=found["text"])
                more.pop("entered", None)
            else:
                more["preview"] = found["text"]

    if wish["act"] in ("look", "texts"):
        more |= {"entered": request.POST.get("text", ""), "entered_kind": request.POST.get("kind")}
    return console_after(act, request, grant, more)


def _valid(form: PasteForm | TableForm) -> dict[str, Any]:
    if not form.is_valid():
        raise Refused(errors_of(form))
    return dict(form.cleaned_data)


def _values(request: HttpRequest) -> dict[str, int]:
    """How much each note or sentence gets; those that get nothing are left out."""
    sent = {key[5:]: str(said) for key, said in request.POST.items() if key.startswith("give-")}
    values = {key: int(said) for key, said in sent.items() if said.isdecimal() and len(said) < 5}
    return {key: value for key, value in values.items() if value}

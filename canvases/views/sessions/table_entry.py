"""What those who lead enter for tables without a device."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from canvases.actions.errors import Refused
from canvases.actions.sessions import table_entry
from canvases.forms.fields import ids_in
from canvases.forms.notes import PasteForm
from canvases.forms.sessions.participation import EnterForm, SentencesForm, TableForm
from canvases.session_access import Helping, SessionGrant
from canvases.views.requests import HtmxRequest, checked, errors_of, op_id
from canvases.views.sessions.console import console_after
from canvases.views.sessions.policies import leader


@require_POST
@leader()
def enter(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Add a table, show what a pasted list becomes, take its lines as texts or sentences, or enter
    votes, or what answers what."""
    act, more = entering_act(request, grant)
    return console_after(act, request, grant, more)


def entering_act(
    request: HtmxRequest, grant: Helping
) -> tuple[Callable[[], object], dict[str, Any]]:
    """What was asked for, and what its page shows after it."""
    wish = checked(EnterForm(request.POST)).cleaned_data
    where = {"at": wish["at"], "table": wish["table"] or 0}
    more: dict[str, Any] = {"is_entering": True, "entered_for": where["table"]}

    def act() -> None:
        if wish["act"] == "table":
            table_entry.add_table(grant, op_id(request), **_valid(TableForm(request.POST)))
        elif wish["act"] == "votes":
            table_entry.enter_votes(grant, values=_values(request), **where)
        elif wish["act"] == "links":
            table_entry.enter_links(grant, said=_said(request), **where)
        elif wish["act"] == "look":
            more["preview"] = _list(request)["text"]
        else:
            _enter_list(request, grant, where)
            more.pop("entered", None)

    if wish["act"] in ("look", "texts"):
        more |= {"entered": request.POST.get("text", ""), "entered_kind": request.POST.get("kind")}
    return act, more


def _enter_list(request: HtmxRequest, grant: Helping, where: dict[str, Any]) -> None:
    """Take each line as a text for a box, or as a sentence where no box is named."""
    op, found = op_id(request), _list(request)
    if "kind" in found:
        table_entry.enter_texts(grant, op, kind=found["kind"], texts=found["text"], **where)
    else:
        table_entry.enter_sentences(grant, op, texts=found["text"], **where)


def _list(request: HtmxRequest) -> dict[str, Any]:
    sent = request.POST
    return _valid(PasteForm(sent) if "kind" in sent else SentencesForm(sent))


def _valid(form: PasteForm | SentencesForm | TableForm) -> dict[str, Any]:
    if not form.is_valid():
        raise Refused(errors_of(form))
    return dict(form.cleaned_data)


def _values(request: HtmxRequest) -> dict[str, int]:
    """How much each note or sentence gets; those that get nothing are left out."""
    sent = {key[5:]: str(said) for key, said in request.POST.items() if key.startswith("give-")}
    values = {key: int(said) for key, said in sent.items() if said.isdecimal() and len(said) < 5}
    return {key: value for key, value in values.items() if value}


def _said(request: HtmxRequest) -> dict[str, list[str]]:
    """The needs that each offer answers; none where that was said. Offers of which nothing was said
    are left out."""
    none = ids_in(request.POST, "none")
    asked = {key.removeprefix("needs-") for key in request.POST if key.startswith("needs-")}
    said = {offer: ids_in(request.POST, f"needs-{offer}") for offer in sorted(asked)}
    return {offer: list[str]() for offer in none} | said

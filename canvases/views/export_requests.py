"""Turns the choices in the export dialog into an export request."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import FORMATS, Format
from canvases.exports.interchange.csv_notes import SEPARATORS
from canvases.exports.layout.papers import PAPERS
from canvases.exports.options import Options
from canvases.exports.page.brand import NO_BRAND
from canvases.exports.workspace_brand import brand_of
from canvases.forms.export_dialog import SHOWN, ExportForm
from canvases.models import Canvas
from canvases.queries.workspace import canvases_of
from canvases.views.requests import HtmxRequest

_USUAL = {*SHOWN} - {"authors"}  # ticked at first


@dataclass(frozen=True, slots=True)
class Choice:
    """The form as it was sent, and the request for an export; none where something is missing."""

    sent: QueryDict
    form: ExportForm
    canvases: list[Canvas]
    format: Format
    export_request: ExportRequest | None


def choice_of(request: HtmxRequest, grant: Grant) -> Choice:
    """What the request asks for, by its address or its form; on first sight, what people mostly
    want."""
    canvases = canvases_of(grant.workspace)
    asked = _chosen(request)
    sent = asked if "what" in asked else _first_choice(asked, canvases)
    form = ExportForm(
        sent,
        canvases=[(canvas.public_id, canvas.title) for canvas in canvases],
        formats=[(code, form.label) for code, form in FORMATS.items()],
        papers=[(code, _(paper.label)) for code, paper in PAPERS.items()],
        separators=[(code, code) for code in SEPARATORS],
        languages=settings.LANGUAGES,
    )
    valid = form.is_valid()
    chosen = FORMATS.get(form.cleaned_data.get("format", ""), next(iter(FORMATS.values())))
    export_request = _export_request(grant, form, chosen, canvases) if valid else None
    return Choice(sent, form, canvases, chosen, export_request)


def _export_request(
    grant: Grant, form: ExportForm, chosen: Format, canvases: list[Canvas]
) -> ExportRequest | None:
    values = form.cleaned_data
    picked = [canvas for canvas in canvases if canvas.public_id in values["canvas"]]
    scope = Scope.CANVAS if len(picked) == 1 else Scope.SEVERAL
    if values["what"] == "workspace":
        picked, scope = canvases, Scope.WORKSPACE
    if scope not in chosen.scopes:
        words = _("“%s” holds one canvas. Choose one, or another format.")
        if Scope.CANVAS not in chosen.scopes:
            words = _("“%s” holds several canvases. Choose more, or another format.")
        form.add_error("format", words % chosen.label)
    elif not picked:
        form.add_error("what", _("There are no canvases in this workspace yet."))
    if form.errors:
        return None
    return ExportRequest(
        grant.workspace, scope, tuple(picked),
        paper=values["paper"] if values["paper"] in chosen.papers else "slide",
        scale=values["scale"] if values["scale"] in chosen.scales else 1,
        options=_options(grant, values),
        brand=brand_of(grant.workspace) if chosen.branded else NO_BRAND,
    )  # fmt: skip


def _options(grant: Grant, values: dict[str, Any]) -> Options:
    shown: dict[str, Any] = {name: values[name] for name in SHOWN}
    shown["authors"] = shown["authors"] and grant.sees_history
    return Options(
        **shown,
        separator=values["separator"] or "comma",
        language=values["language"] or get_language() or "en",
    )


def _chosen(request: HtmxRequest) -> QueryDict:
    """What was sent of the choices, fit for an address: without tokens."""
    asked = (request.POST if "what" in request.POST else request.GET).copy()
    for name in ("csrfmiddlewaretoken", "do", "op_id"):
        asked.pop(name, None)
    return asked


def _first_choice(asked: QueryDict, canvases: list[Canvas]) -> QueryDict:
    """The canvas one came from, or everything; `format` and `paper` may be in the address."""
    known = {canvas.public_id for canvas in canvases}
    wanted = [name for name in asked.getlist("canvas") if name in known]
    sent = QueryDict(mutable=True)
    sent["what"] = "canvases" if wanted else "workspace"
    sent.setlist("canvas", wanted)
    usual = next(iter(FORMATS)) if wanted else "pack"
    sent["format"] = asked.get("format", usual)
    sent["paper"] = asked.get("paper", "slide")
    for name in _USUAL:
        sent[name] = "1"
    return sent

"""A change to one text on the last page of an import: its box, its wording, or leaving it out."""

from django.http import HttpResponse
from django.shortcuts import render
from django_htmx.http import reswap

from canvases.access import Grant
from canvases.actions import kept_imports
from canvases.imports import upload
from canvases.imports.choices import Sent
from canvases.imports.plan import plan
from canvases.views.import_page import default_title, show_text
from canvases.views.requests import HtmxRequest


def change_text(request: HtmxRequest, grant: Grant | None, sent: Sent) -> HttpResponse:
    """Choose anew for the text that `key` names. Nothing is written but what the server keeps of
    this import; in the end the form sends every choice."""
    name, key = sent.get("kept", ""), sent.get("key", "")
    try:
        kept = kept_imports.find(grant, name)
        packed, chosen = (kept.packed(), kept.chosen()) if kept else ("", {})
    except OSError:
        kept = None
    if kept is None:
        return _gone(request)
    chosen |= {one: sent[one] for one in (f"box-{key}", f"text-{key}") if one in sent}
    brought = upload.unpack(packed)
    made = plan(brought, chosen, grant.workspace.name if grant else "", default_title(brought))
    if made.reading is None:
        return _gone(request)
    notes = [*made.reading.notes, *made.reading.left_out]
    note = next((one for one in notes if one.key == key), None)
    if note is None:
        return _gone(request)
    kept.choose(chosen)
    return show_text(request, made, made.reading, note)


def _gone(request: HtmxRequest) -> HttpResponse:
    return reswap(render(request, "components/imports/gone.html"), "none")

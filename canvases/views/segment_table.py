"""All segments of a workspace, in a table with what to say to whom."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from canvases.access import Grant, NotAllowed
from canvases.actions import segments as actions
from canvases.forms.segment_table import SegmentTableForm
from canvases.forms.workspaces import NameForm
from canvases.queries.segment_table import COLUMNS, load_segment_rows
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, checked, op_id


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace()
def segments(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """The table, or a new segment."""
    if request.method != "POST":
        return _table(request, grant)
    if not grant.can_edit:
        raise NotAllowed
    return _add(request, grant)


def _table(request: HtmxRequest, grant: Grant) -> HttpResponse:
    form = SegmentTableForm(request.GET)
    about = None if form.choice.query_string else ""  # a choice among rows is seldom made again
    return shared_page(request, grant, "segments.html", lambda: _context(grant, form), about=about)


def _context(grant: Grant, form: SegmentTableForm) -> dict[str, Any]:
    choice, all_rows = form.choice, load_segment_rows(grant.workspace)
    rows = choice.of(all_rows)
    said = [(row.segment.name, row.pitch.sentence.text) for row in rows if row.pitch]
    return {
        "form": form,
        "choice": choice,
        "columns": COLUMNS,
        "rows": rows,
        "count": len(all_rows),
        "targets": sum(row.is_target for row in rows),
        "said": "\n\n".join(f"{name}\n{sentence}" for name, sentence in said),
    }


def _add(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """A new segment, and on to its page."""
    form = checked(NameForm(request.POST))
    change = actions.add(grant, op_id(request), name=form.cleaned_data["name"])
    if change is None:
        return redirect("workspace", grant.workspace.public_id)
    return redirect("segment", grant.workspace.public_id, change.subject_id)

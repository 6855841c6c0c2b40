"""Downloads an archive: of one workspace, or of all of one's own."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from canvases.access import Grant, grant_for_workspace
from canvases.exports import jobs
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import ARCHIVE
from canvases.exports.options import Options
from canvases.guest_cookie import first_grant
from canvases.models import Workspace
from canvases.queries.home import load_own
from canvases.views.exports import made
from canvases.views.policies import anyone, guest_tokens, member_of_workspace
from canvases.views.requests import HtmxRequest

QUICK: Final = 500
"""Changes up to which an archive is made while one waits."""


@require_POST
@member_of_workspace(history=True)
def archive(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """All that is kept of a workspace, as one file."""
    return _answer(grant)


@require_POST
@anyone
def archive_of_all(request: HtmxRequest) -> HttpResponse:
    """The same of all workspaces whose history one sees."""
    found = [
        first_grant(request.COOKIES, grant_for_workspace, workspace.public_id)[1]
        for workspace in load_own(guest_tokens(request))
    ]
    grants = [grant for grant in found if grant and grant.sees_history]
    if not grants:
        return redirect("home")
    return _answer(grants[0], *(grant.workspace for grant in grants[1:]))


def _answer(grant: Grant, *others: Workspace) -> HttpResponse:
    """The file, or the page that says how far it is."""
    options = Options(authors=True, language=get_language() or "en")
    wanted = ExportRequest(grant.workspace, Scope.WORKSPACE, (), options=options, others=others)
    if sum(workspace.seq for workspace in (grant.workspace, *others)) <= QUICK:
        return made(ARCHIVE, wanted)
    job = jobs.start(ARCHIVE, wanted, grant.member.token_hash or "")
    return redirect("export_job", workspace=grant.workspace.public_id, job=job.id)

"""What all segments of a workspace are worth: a picture, and a table that says the same."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from canvases.access import Grant
from canvases.method.value_picture import QUADRANTS, SHORT
from canvases.queries.value_picture import load_value_picture
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest


@require_safe
@member_of_workspace()
def value_picture(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """The picture and the table."""
    return shared_page(
        request,
        grant,
        "value_picture.html",
        lambda: {
            "found": load_value_picture(grant.workspace),
            "quadrants": QUADRANTS,
            "short": SHORT,
        },
    )

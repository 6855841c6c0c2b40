"""Which state of the session stands on a console after an answer that replaces a part of it."""

from collections.abc import Mapping
from typing import Any

from canvases.views.requests import HtmxRequest


def state_known(request: HtmxRequest, before: str, answer: Mapping[str, Any]) -> str:
    """The `state` of the answer, if the page showed the one `before` the deed. Where another
    console or the clock was quicker, the page keeps its old one, and so asks for all of the new one
    soon; also where the answer says that the deed `renews` more than the part, and where the page
    asks whether to go on: what it asked about may be done now."""
    shown = request.POST.get("state", before)
    asks = "?asks=" in (request.htmx.current_url or "")
    is_all = shown == before and not asks and not answer.get("renews")
    return str(answer["state"]) if is_all else shown

"""Long lists of a console: which part of the wall and of the people stands there."""

from collections.abc import Collection
from functools import partial
from typing import Any, Final

from canvases.forms.fields import ids_in
from canvases.method.kinds import Kind
from canvases.queries.sessions.wall import OnWall, WallPage, look_alike, page_of
from canvases.views.requests import HtmxRequest

PEOPLE: Final = 60
"""People that stand there at once."""

_WORDS: Final = 60
"""Letters of what can be looked for."""


def for_lists(request: HtmxRequest) -> dict[str, Any]:
    """What the page asks for of its long lists, with words to find, and what is ticked; an answer
    to what was done shows the same part."""
    sent = request.POST if request.method == "POST" else request.GET
    words, ticked = str(sent.get("find", ""))[:_WORDS].strip(), list[str]()
    if request.method != "POST":
        ticked = ids_in(sent, "chosen")
    return {
        "find": words,
        "ticked": ticked,
        "page_of": partial(_page_of, sent, words=words),
        "look_alike": look_alike,
        "PEOPLE": PEOPLE,
        "all_people": sent.get("people") == "all",
    }


def _page_of(
    sent: Any, kind: Kind, texts: list[OnWall], ticked: Collection[str], words: str
) -> WallPage:
    """The page of a box that was asked for, else the one that stood there."""
    stood = "1" if sent.get("anew") else sent.get(f"at-{kind.value}", "1")
    asked = str(sent.get(f"page-{kind.value}", stood))[:6]
    page = int(asked) if asked.isdecimal() else 1
    return page_of(texts, page=page, words=words, ticked=ticked)

"""What those who lead and their helpers do alike: sort the wall, and stack the notes of a vote."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from canvases.actions.sessions import revealing, sorting, stacking
from canvases.session_access import Helping

Acts = dict[str, Callable[[], object]]


def sorting_acts(grant: Helping, wish: dict[str, Any], chosen: Collection[str]) -> Acts:
    """What is done to texts on the wall, by its name in the form."""
    of = wish["of"]
    return {
        "stack": partial(sorting.stack, grant, chosen=chosen),
        "unstack": partial(sorting.unstack, grant, of=of),
        "take_out": partial(sorting.take_out, grant, text=of),
        "entitle": partial(sorting.entitle, grant, of=of, headline=wish["headline"]),
        "move": partial(sorting.move, grant, chosen=chosen, to=wish["to"]),
        "keep_apart": partial(sorting.keep_apart, grant, chosen=chosen),
        "hide": partial(revealing.hide, grant, chosen=chosen, hidden=True),
        "unhide": partial(revealing.hide, grant, chosen=chosen, hidden=False),
    }


def stacking_acts(grant: Helping, wish: dict[str, Any], chosen: Collection[str]) -> Acts:
    """What is done to the notes of an open vote, by its name in the form."""
    at, of = wish["at"], wish["of"]
    return {
        "stack": partial(stacking.stack, grant, at=at, chosen=chosen),
        "unstack": partial(stacking.unstack, grant, at=at, of=of),
        "take_out": partial(stacking.take_out, grant, at=at, note=of),
    }

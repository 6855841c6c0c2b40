"""What those who lead and their helpers do alike: sort the wall, and stack the notes of a vote."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from canvases.actions.sessions import text_reveal, vote_stacks, wall_stacks
from canvases.session_access import Helping

Acts = dict[str, Callable[[], object]]


def sorting_acts(grant: Helping, wish: dict[str, Any], chosen: Collection[str]) -> Acts:
    """What is done to texts on the wall, by its name in the form."""
    of = wish["of"]
    return {
        "stack": partial(wall_stacks.stack, grant, chosen=chosen),
        "unstack": partial(wall_stacks.unstack, grant, of=of),
        "take_out": partial(wall_stacks.take_out, grant, text=of),
        "entitle": partial(wall_stacks.entitle, grant, of=of, headline=wish["headline"]),
        "move": partial(wall_stacks.move, grant, chosen=chosen, to=wish["to"]),
        "keep_apart": partial(wall_stacks.keep_apart, grant, chosen=chosen),
        "hide": partial(text_reveal.hide, grant, chosen=chosen, hidden=True),
        "unhide": partial(text_reveal.hide, grant, chosen=chosen, hidden=False),
    }


def stacking_acts(grant: Helping, wish: dict[str, Any], chosen: Collection[str]) -> Acts:
    """What is done to the notes of an open vote, by its name in the form."""
    at, of = wish["at"], wish["of"]
    return {
        "stack": partial(vote_stacks.stack, grant, at=at, chosen=chosen),
        "unstack": partial(vote_stacks.unstack, grant, at=at, of=of),
        "take_out": partial(vote_stacks.take_out, grant, at=at, note=of),
    }

"""Boards of any size to measure with, in a database of their own."""

import random
from dataclasses import dataclass

from canvases.access import new_token
from canvases.actions import workspaces
from canvases.method.kinds import ANSWERS, KINDS, Kind, Side
from canvases.method.note_fields import FIELDS
from canvases.method.order import GAP
from canvases.models import Canvas, Link, Note

_WORDS = (
    *("open", "all", "night", "ten", "steps", "away", "canteen", "closed", "after", "eight"),
    *("warm", "meal", "minutes", "break", "vending", "machine", "sweets", "fixed", "price"),
    *("labels", "salt", "allergens", "colleagues", "order", "together", "phone", "reserve"),
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Who looks at the board: the cookie token, and the board."""

    token: str
    canvas: Canvas


def make_board(notes: int, *, seed: int = 1) -> Guest:
    """A canvas with so many notes of 4–9 words, half as many links, spread over the six boxes."""
    token = new_token()
    canvas = workspaces.start(token, f"bench-{notes}-{seed}")
    fill(canvas, notes, random.Random(seed + notes))
    return Guest(token, Canvas.objects.get(pk=canvas.pk))


def fill(canvas: Canvas, notes: int, chance: random.Random) -> None:
    """Put notes and links on an empty canvas."""
    rows = [_note(canvas, chance, number) for number in range(notes)]
    Note.objects.bulk_create(rows)
    pairs = [
        (source, target)
        for source in rows
        for target in rows
        if ANSWERS.get(Kind(source.kind)) == target.kind
    ]
    Link.objects.bulk_create(
        Link(workspace=canvas.workspace, source=source, target=target)
        for source, target in chance.sample(pairs, min(notes // 2, len(pairs)))
    )


def _note(canvas: Canvas, chance: random.Random, number: int) -> Note:
    kind = list(Kind)[number % 6]
    types = list(FIELDS["type"].choices_of(kind))
    side = (
        {"profile": canvas.profile}
        if KINDS[kind].side is Side.PROFILE
        else {"value_map": canvas.value_map}
    )
    return Note(
        workspace=canvas.workspace,
        kind=kind,
        text=" ".join(chance.choices(_WORDS, k=chance.randint(4, 9))).capitalize(),
        type=chance.choice(types) if types else "",
        weight=chance.randint(1, 5),
        position=GAP * number,
        **side,
    )

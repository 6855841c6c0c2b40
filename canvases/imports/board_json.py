"""Boards of Trello and Wekan in JSON: cards that name their list by its id."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from canvases.imports.headings import kind_named
from canvases.imports.outline import OutlineNote
from canvases.imports.tree_notes import said
from canvases.imports.vocabulary import votes_of


def notes_of(tree: Any) -> list[OutlineNote]:
    """The cards of such a board; none where it is something else."""
    if not isinstance(tree, dict):
        return []
    lists, cards = _objects(tree.get("lists")), _objects(tree.get("cards"))
    names = {_first(one, "id", "_id"): _first(one, "name", "title") for one in lists}
    notes = []
    for card in cards:
        place = _first(card, "idList", "listId")
        text = _first(card, "name", "title")
        if place in names and text:
            kind = kind_named(names[place])
            note = OutlineNote(text, kind.value if kind else names[place])
            note.details = [_first(card, "desc", "description")]
            note.facts["votes"] = _votes(card)
            note.why = _("archived") if card.get("closed") or card.get("archived") else ""
            notes.append(note)
    return notes


def _votes(card: Mapping[str, Any]) -> int:
    """How many members voted for a card: Trello counts them among its badges, Wekan names them."""
    badges, vote = card.get("badges"), card.get("vote")
    if isinstance(badges, dict):
        return votes_of(said(badges.get("votes")))
    named = vote.get("positive") if isinstance(vote, dict) else None
    return len(named) if isinstance(named, list) else 0


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _first(node: Mapping[str, Any], *keys: str) -> str:
    return next((said(node[key]) for key in keys if said(node.get(key))), "")

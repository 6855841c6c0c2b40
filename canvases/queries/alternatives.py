"""Reads the canvases that share a profile: what is offered to one segment, or could be."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from canvases.method.alternatives import ORDER, letters
from canvases.models import Canvas


@dataclass(frozen=True, slots=True)
class Alternative:
    """A canvas of a segment, and what it is called beside the others."""

    canvas: Canvas
    name: str


def load_alternatives(canvas: Canvas) -> list[Alternative]:
    """All canvases of the segment, ours first, then in their order. One query."""
    rows = Canvas.objects.filter(profile=canvas.profile_id, binned_at=None)
    kinds = {one: one.value_map.alternative for one in rows.select_related("value_map")}
    ordered = sorted(kinds, key=lambda one: ORDER.index(kinds[one]))
    told = letters([kinds[one] for one in ordered])
    return [
        Alternative(one, _name(kinds[one], letter))
        for one, letter in zip(ordered, told, strict=True)
    ]


def _name(kind: str, letter: str) -> str:
    if not letter:
        return {"idea": _("Our idea"), "competitor": _("Competitor"), "today": _("Today")}[kind]
    patterns = {
        "idea": _("Idea %(letter)s"),
        "competitor": _("Competitor %(letter)s"),
        "today": _("Today %(letter)s"),
    }
    return patterns[kind] % {"letter": letter}


def are_alternatives(canvas: Canvas, ids: set[str]) -> bool:
    """Whether one of these canvases and value maps belongs to an alternative. One query."""
    named = Q(public_id__in=ids) | Q(value_map__public_id__in=ids)
    return Canvas.objects.filter(named, profile=canvas.profile_id).exists()

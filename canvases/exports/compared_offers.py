"""Reads from boards what the pack and the slides compare: several offers for one segment."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from canvases.exports.page.offers import Offers
from canvases.exports.page.sheet import Sheet
from canvases.method.fit import coverages
from canvases.method.kinds import KINDS, SIDES, Kind, Side
from canvases.method.value_curve import MOST_NEEDS, MOST_OFFERS, Compared, compare

if TYPE_CHECKING:  # workers know no database
    from canvases.queries.board import Board


def offers_of(boards: "Sequence[Board]", sheets: Sequence[Sheet]) -> Iterator[Offers]:
    """For each segment with several offers and a need these offers, in the active language."""
    groups: dict[int, list[tuple[Board, Sheet]]] = {}
    for pair in zip(boards, sheets, strict=True):
        groups.setdefault(pair[0].segment.pk, []).append(pair)
    for pairs in groups.values():
        shown = pairs[:MOST_OFFERS]
        notes, _links = shown[0][0].facts
        needs = [note for note in notes if note.kind in SIDES[Side.PROFILE]]
        if len(shown) < 2 or not needs:
            continue
        compared = compare(needs, [coverages(*board.facts) for board, _sheet in shown])[:MOST_NEEDS]
        segment = shown[0][1].segment
        yield Offers(
            names=tuple(sheet.value_map for _board, sheet in shown),
            figures=tuple(sheet.fit.overall for _board, sheet in shown),
            compared=compared,
            kinds=tuple(_kind(one, at) for at, one in enumerate(compared, 1)),
            axis=_("Answered, in percent, by need: heaviest first."),
            title=_("What each offer answers: {segment}").format(segment=segment),
            title_on_circle=_("On one circle: {segment}").format(segment=segment),
            rays=_(
                "From the hub to the rim: a line that ends at the rim answers the need in full,"
                " one that ends at the ring by half. No line, no answer."
            ),
            sectors={Kind.JOB: _("Jobs"), Kind.PAIN: _("Pains"), Kind.GAIN: _("Gains")},
        )


def _kind(one: Compared, number: int) -> str:
    need = one.need
    weight = f" {need.weight}" if need.weight else ""
    return f"{number} {_(KINDS[need.kind].one)}{weight}"

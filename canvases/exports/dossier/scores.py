"""What a team thinks of a canvas, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from canvases.exports.dossier.behind import Scored
from canvases.exports.dossier.blocks import Block, Words
from canvases.method.assessment import MOST, TEN, Opinion, opinions, weakest


def scored(medians: Sequence[float | None], canvas: str) -> Scored | None:
    """The scores of a canvas of this title, from the ten medians; None where there are none."""
    if not medians:
        return None
    return Scored(
        title=_("Ten characteristics: {canvas}").format(canvas=canvas),
        names=tuple(f"{number} {_(one.short)}" for number, one in enumerate(TEN, 1)),
        medians=tuple(medians),
        scale=_("The middle of all scores, from 0 to 5."),
        weak_title=_("What to do about the weakest"),
        weak=tuple(
            (f"{one.number} {_(one.about.short)}", f"{one.median:g}", _(one.about.advice))
            for one in _weakest(medians)
        ),
    )


def score_blocks(medians: Sequence[float | None]) -> list[Block]:
    """The scores and what to do about the weakest, as lists; none where there are no scores."""
    if not medians:
        return []
    pairs = zip(TEN, medians, strict=True)
    rows = [Words(f"{score:g}/{MOST}", _(one.short)) for one, score in pairs if score is not None]
    advice = [Words(_(one.about.advice), _(one.about.short)) for one in _weakest(medians)]
    found = [Block(_("Ten characteristics"), tuple(rows))]
    return [*found, Block(_("What to do about the weakest"), tuple(advice))] if advice else found


def _weakest(medians: Sequence[float | None]) -> list[Opinion]:
    return weakest(opinions([medians]))

"""What a team thinks of a canvas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from canvases.method import radar
from canvases.method.assessment import (
    MOST,
    NOTHING,
    TEN,
    WEAK,
    Opinion,
    Scores,
    average,
    clean,
    medians,
    opinions,
    weakest,
)
from canvases.method.short_lines import short_lines
from canvases.models import Assessment, Canvas, Member

_LETTERS: Final = 15  # of a line at the end of an axis


@dataclass(frozen=True)
class Assessed:
    """What everybody thinks of a canvas. `people`: how many gave scores; 0 where those are shown
    that came with a file or a copy. `own`: the scores of who looks."""

    opinions: tuple[Opinion, ...]
    people: int
    own: Scores

    @property
    def is_empty(self) -> bool:
        """Whether there is no score at all."""
        return not medians(self.opinions)

    @property
    def rows(self) -> list[tuple[Opinion, float | None]]:
        """Each of the ten, and what one thinks of it oneself."""
        return list(zip(self.opinions, self.own, strict=True))

    @property
    def average(self) -> float | None:
        """The mean of the medians."""
        return average(self.opinions)

    @property
    def weakest(self) -> list[Opinion]:
        """What to look at first."""
        return weakest(self.opinions)

    @property
    def is_strong(self) -> bool:
        """Whether all have a score, and none is weak."""
        return all(one.median is not None and one.median > WEAK for one in self.opinions)

    @cached_property
    def picture(self) -> "Picture":
        """The radar."""
        return Picture([one.median for one in self.opinions], self.own)


@dataclass(frozen=True)
class Picture:
    """A radar with the medians, and one's own scores."""

    medians: Sequence[float | None]
    own: Sequence[float | None]

    axes = radar.axes(len(TEN))
    rings = tuple(radar.ring(score / MOST, len(TEN)) for score in range(1, MOST + 1))
    middle, width, height = radar.MIDDLE, radar.WIDTH, radar.HEIGHT

    @property
    def names(self) -> list[tuple[str, ...]]:
        """The words at the ends of the axes, in short lines."""
        return [short_lines(f"{at} {_(one.short)}", _LETTERS, 2) for at, one in enumerate(TEN, 1)]

    @property
    def all_of_them(self) -> tuple[radar.Point, ...]:
        """The corners of the medians."""
        return _outline(self.medians)

    @property
    def mine(self) -> tuple[radar.Point, ...]:
        """The corners of one's own scores."""
        return _outline(self.own)


def _outline(scores: Sequence[float | None]) -> tuple[radar.Point, ...]:
    return radar.outline([None if one is None else one / MOST for one in scores])


def load_assessed(canvas: Canvas, member: Member | None = None) -> Assessed:
    """What everybody thinks of a canvas, `member` apart. One query."""
    rows = list(Assessment.objects.filter(canvas=canvas))
    said = [row for row in rows if row.scores]
    own = next((row.scores for row in said if member and row.member_id == member.pk), NOTHING)
    return Assessed(opinions(_given(canvas, said)), len(said), own)


def load_medians(canvases: Iterable[Canvas]) -> dict[int, list[float | None]]:
    """The ten medians of each canvas, by its primary key; empty where nobody said anything. One
    query."""
    canvases = list(canvases)
    rows: dict[int, list[Assessment]] = {}
    for row in Assessment.objects.filter(canvas__in=[one.pk for one in canvases]):
        if row.scores:
            rows.setdefault(row.canvas_id, []).append(row)
    return {one.pk: medians(opinions(_given(one, rows.get(one.pk, ())))) for one in canvases}


def _given(canvas: Canvas, said: Sequence[Assessment]) -> list[Scores]:
    """The scores of all who gave some; where nobody did, those that came with the canvas."""
    return [row.scores for row in said] or [clean(canvas.assessment, halves=True)]

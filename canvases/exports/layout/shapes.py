"""The plane geometry of a printed canvas: rectangles, and regions cut out of the circle. Pure."""

from dataclasses import dataclass
from math import sqrt

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; y grows downwards, lengths in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The y of the horizontal centre line."""
        return self.y + self.height / 2

    def mirrored(self, left: float, right: float) -> "Rect":
        """Where it stands if all between two lines is turned from left to right."""
        return Rect(left + right - self.right, self.y, self.width, self.height)

    def overlaps(self, other: "Rect", slack: float = 1e-6) -> bool:
        """Whether both share more than an edge."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def contains(self, other: "Rect", slack: float = 1e-6) -> bool:
        """Whether `other` lies in this one, edges included."""
        return (
            other.x >= self.x - slack
            and other.right <= self.right + slack
            and other.y >= self.y - slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle by its centre and radius."""

    x: float
    y: float
    radius: float

    def half_chord(self, top: float, bottom: float) -> float:
        """Half the width that is inside the circle at every height from `top` to `bottom`."""
        reach = max(abs(top - self.y), abs(bottom - self.y))
        return sqrt(max(0.0, self.radius**2 - reach**2))


@dataclass(frozen=True, slots=True)
class Region:
    """Where the notes of one box may stand: a rectangle, for the profile also inside a circle.

    `from_right` says that rows fill from the right edge: so the boxes left of the divider of the
    circle keep one straight edge along it, and the arc makes the ragged one.
    """

    bounds: Rect
    circle: Circle | None = None
    from_right: bool = False

    def span(self, top: float, bottom: float) -> tuple[float, float]:
        """The free interval (left, right) of a row from `top` to `bottom`; may be empty."""
        left, right = self.bounds.x, self.bounds.right
        if self.circle:
            half = self.circle.half_chord(top, bottom)
            left, right = max(left, self.circle.x - half), min(right, self.circle.x + half)
        return left, right

    def width(self, top: float, bottom: float) -> float:
        """How wide a row from `top` to `bottom` may be; negative if nowhere."""
        left, right = self.span(top, bottom)
        return right - left

    def contains(self, rect: Rect, slack: float = 1e-6) -> bool:
        """Whether the rectangle lies wholly inside."""
        left, right = self.span(rect.y, rect.bottom)
        return self.bounds.contains(rect, slack) and (
            rect.x >= left - slack and rect.right <= right + slack
        )

    def widens_below(self, y: float) -> bool:
        """Whether a row further down than `y` can be wider."""
        return self.circle is not None and y < self.circle.y

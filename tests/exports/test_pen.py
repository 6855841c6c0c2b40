"""SVG path data."""

from canvases.exports import pen
from canvases.exports.shapes import Circle, Rect


def test_box_is_a_path_of_its_own() -> None:
    assert pen.box(Rect(1, 2, 3, 4)) == "M1.0 2.0h3.0v4.0h-3.0z"


def test_lines_and_curves_keep_their_numbers() -> None:
    path = pen.move(0, -1) + pen.line(5, 5.26) + pen.curve((1, 1), (2, 2), (3, 3))
    assert path == "M0.0 -1.0L5.0 5.3C1.0 1.0 2.0 2.0 3.0 3.0"


def test_circle_touches_its_four_ends_and_is_closed() -> None:
    path = pen.circle(Circle(10, 20, 5))
    assert all(end in path for end in ("M5.0 20.0", "10.0 15.0", "15.0 20.0", "10.0 25.0"))
    assert path.endswith("z")


def test_rounded_corners_begin_a_radius_from_the_corner() -> None:
    assert pen.rounded(Rect(0, 0, 20, 10), 4).startswith("M4.0 0.0L16.0 0.0C")

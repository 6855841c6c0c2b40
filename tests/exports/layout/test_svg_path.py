"""SVG path data."""

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Rect


def test_box_is_a_path_of_its_own() -> None:
    assert svg_path.box(Rect(1, 2, 3, 4)) == "M1.0 2.0h3.0v4.0h-3.0z"


def test_lines_and_curves_keep_their_numbers() -> None:
    path = svg_path.move(0, -1) + svg_path.line(5, 5.26) + svg_path.curve((1, 1), (2, 2), (3, 3))
    assert path == "M0.0 -1.0L5.0 5.3C1.0 1.0 2.0 2.0 3.0 3.0"


def test_circle_touches_its_four_ends_and_is_closed() -> None:
    path = svg_path.circle(Circle(10, 20, 5))
    assert all(end in path for end in ("M5.0 20.0", "10.0 15.0", "15.0 20.0", "10.0 25.0"))
    assert path.endswith("z")


def test_rounded_corners_begin_a_radius_from_the_corner() -> None:
    assert svg_path.rounded(Rect(0, 0, 20, 10), 4).startswith("M4.0 0.0L16.0 0.0C")

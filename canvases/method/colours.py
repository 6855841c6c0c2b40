"""How well one colour is read on another, after WCAG 2.2. Pure."""

import re
from typing import Final

_HEX: Final = re.compile(r"#[0-9a-f]{6}")

READABLE: Final = 4.5
"""Least contrast of text (WCAG 1.4.3)."""

VISIBLE: Final = 3.0
"""Least contrast of rules and marks (WCAG 1.4.11)."""


def is_colour(text: str) -> bool:
    """Whether it is a colour as we store it, "#rrggbb" in small letters."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """From 1.0, alike, to 21.0, black on white; for colours like "#1f2d3a"."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

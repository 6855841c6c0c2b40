"""Lets elements that differ in place only share the rest of their computed style.

WeasyPrint computes some hundred properties for each element with a style of its own, and on a
printed canvas every note and heading has one: where it stands. Siblings whose other declarations
are equal take all other values from the first of them.
"""

from functools import cached_property
from typing import Any, Final

from weasyprint import css
from weasyprint.css import AnonymousStyle, ComputedStyle

_PLACE: Final = frozenset({"left", "top", "width", "height", "margin_left", "margin_top"})


def install() -> None:
    """Share styles in this process from now on."""
    css.ComputedStyle = AlikeStyle


def uninstall() -> None:
    """Compute each style by itself again."""
    css.ComputedStyle = ComputedStyle


class AlikeStyle(ComputedStyle):  # type: ignore[misc]
    """The computed style of an element that may be like one of its siblings but for its place."""

    first: "AlikeStyle | None" = None

    def __init__(self, parent_style: Any, cascaded: dict[str, Any], *others: Any) -> None:
        super().__init__(parent_style, cascaded, *others)
        if parent_style is None:
            return
        siblings = vars(parent_style).setdefault("styles_of_children", {})
        first = siblings.setdefault(self._look(), self)
        if first is not self:
            self.first, self.specified = first, first.specified

    def __missing__(self, key: str) -> Any:
        if self.first is None or key in _PLACE:
            return super().__missing__(key)
        value = self[key] = self.first[key]
        return value

    @cached_property
    def anonymous_style(self) -> Any:
        """The style of boxes without an element in this one: they inherit, and no place is."""
        return self.first.anonymous_style if self.first else AnonymousStyle(self)

    def _look(self) -> Any:
        look = [
            (name, value) for name, (value, _weight) in self.cascaded.items() if name not in _PLACE
        ]
        key = self.pseudo_type, tuple(look)
        try:
            hash(key)
        except TypeError:
            return id(self)
        return key

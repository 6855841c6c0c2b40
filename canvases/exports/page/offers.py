"""Several offers for one segment, as plain values, for pages and slides that compare them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from canvases.method.kinds import Kind
from canvases.method.value_curve import Compared


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers with their fit, and the needs that are compared. `kinds`: what stands over the
    words of each need; `axis` and `rays`: what is said under the curve, and under the circle;
    `sectors`: what its parts are called."""

    names: tuple[str, ...]
    figures: tuple[int | None, ...]
    compared: tuple[Compared, ...]
    kinds: tuple[str, ...]
    axis: str
    title: str = ""
    title_on_circle: str = ""
    rays: str = ""
    sectors: Mapping[Kind, str] = field(default_factory=dict)

    @property
    def captions(self) -> tuple[str, ...]:
        """Each offer with its fit."""
        return tuple(
            name if figure is None else f"{name} {figure}"
            for name, figure in zip(self.names, self.figures, strict=True)
        )

"""One export as it was asked for: what every format's function is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from canvases.exports.options import Options
from canvases.exports.page.brand import NO_BRAND, Brand
from canvases.models import Canvas, Workspace

Tell = Callable[[int, int], None]
"""Called as (done, total) while a long export is made; raises Cancelled to stop it."""


class Cancelled(Exception):
    """The person who asked for the export does not want it any more."""


class Scope(StrEnum):
    """How much of a workspace an export holds."""

    CANVAS = "canvas"
    SEVERAL = "several"
    WORKSPACE = "workspace"


def tell_nobody(_done: int, _total: int) -> None:
    """For who does not wait for progress."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to export and how. `canvases`: one, several, or all of the workspace in its order, each
    with its workspace, segment and value map loaded; none in the bin."""

    workspace: Workspace
    scope: Scope
    canvases: tuple[Canvas, ...]
    paper: str = "slide"  # a key of papers.PAPERS
    scale: int = 1  # of pictures
    options: Options = field(default_factory=Options)
    brand: Brand = NO_BRAND
    tell: Tell = tell_nobody

    @property
    def canvas(self) -> Canvas:
        """The one canvas of an order of scope CANVAS."""
        return self.canvases[0]

    @property
    def title(self) -> str:
        """What the file is about, for its name."""
        return self.canvas.title if self.scope is Scope.CANVAS else self.workspace.name

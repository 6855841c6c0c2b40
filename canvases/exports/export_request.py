"""The export request: what to export, and how. Every format's function gets one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from canvases.exports.options import Options
from canvases.exports.page.brand import NO_BRAND, Brand
from canvases.models import Canvas, Session, SessionGroup, Workspace
from canvases.queries.names import name_of, title_of

ReportProgress = Callable[[int, int], None]
"""A function of (done, total), called during a long export. It raises Cancelled to stop it."""


class Cancelled(Exception):
    """The person cancelled the export."""


class Scope(StrEnum):
    """How much of a workspace an export holds; of a session its report."""

    CANVAS = "canvas"
    SEVERAL = "several"
    WORKSPACE = "workspace"
    SESSION = "session"


def ignore_progress(_done: int, _total: int) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export and how. `canvases`: one, several, or all of the workspace in its order,
    outside the bin, each with its workspace, segment and value map."""

    workspace: Workspace
    scope: Scope
    canvases: tuple[Canvas, ...]
    paper: str = "slide"  # a key of papers.PAPERS
    scale: int = 1  # of pictures
    options: Options = field(default_factory=Options)
    brand: Brand = NO_BRAND
    others: tuple[Workspace, ...] = ()  # further ones, where the format is an archive
    report_progress: ReportProgress = ignore_progress
    session: Session | None = None  # whose report it is, where the scope says so …
    is_full: bool = False  # … with what only those who lead may read
    of_all: bool = True  # … with what all groups wrote; else one group, or none
    group: SessionGroup | None = None

    @property
    def canvas(self) -> Canvas:
        """The one canvas of a request of scope CANVAS."""
        return self.canvases[0]

    @property
    def title(self) -> str:
        """What the file is about, for its name."""
        if self.session is not None:
            return self.session.title
        if self.scope is Scope.CANVAS:
            return title_of(self.canvas)
        return name_of(self.workspace)

"""Why an action was refused. Views answer with a 4xx status and the message."""

from collections.abc import Mapping
from datetime import timedelta
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from canvases.access import Grant
from canvases.models import Note


class Refused(Exception):
    """An action is impossible; the message is for the person who tried."""

    status = 422

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Conflict(Refused):
    """Somebody else changed the thing meanwhile."""

    status = 409


def changed_since() -> Conflict:
    """Somebody has built on what was to be taken back or done again."""
    return Conflict(_("Someone changed this since, so it stays as it is."))


class TooMany(Refused):
    """It was done too often; it is possible again after `seconds`."""

    status = 429

    def __init__(self, message: str, wait: timedelta) -> None:
        super().__init__(message)
        self.seconds = ceil(wait.total_seconds())


def try_again(wait: timedelta) -> str:
    """When to try again, in words."""
    minutes = ceil(wait.total_seconds() / 60)
    if minutes < 100:
        return ngettext("Try again in %d minute.", "Try again in %d minutes.", minutes) % minutes
    hours = ceil(minutes / 60)
    return ngettext("Try again in %d hour.", "Try again in %d hours.", hours) % hours


class InBin(Refused):
    """The thing is in the bin. It can be restored in the workspace with this public id; the canvas
    of a session by those who lead it, too."""

    status = 410

    def __init__(self, message: str, workspace: str, *, session: str = "") -> None:
        super().__init__(message)
        self.workspace = workspace
        self.session = session


class Deleted(Refused):
    """The thing is in a deleted workspace that an owner can still bring back. `grant` is what the
    person had there."""

    status = 410

    def __init__(self, grant: Grant) -> None:
        super().__init__(_("An owner has deleted this workspace, with all that is in it."))
        self.grant = grant


class Outdated(Conflict):
    """Fields were filled in that others had changed meanwhile; `now` is what they say, by name."""

    def __init__(self, now: Mapping[str, str]) -> None:
        super().__init__(_("Someone changed this while you were writing."))
        self.now = now


class Stale(Conflict):
    """An edit was based on an older text; `note` is as it stands now."""

    def __init__(self, message: str, note: Note) -> None:
        super().__init__(message)
        self.note = note

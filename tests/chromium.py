"""Which browser tests drive, and which takes the pictures of the README and of the samples."""

import os
from pathlib import Path

# Without windows and tool bars, which nobody sees here, a page costs half the work.
_DEBIANS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")

# As root it needs no sandbox; without windows it would set letters at whole pixels, too wide.
FLAGS = ("--no-sandbox", "--font-render-hinting=none")


def chromium() -> Path | None:
    """The browser that CHROMIUM names, else Debian's; None: Playwright's own."""
    named = os.environ.get("CHROMIUM")
    places = map(Path, (named,) if named else _DEBIANS)
    return next((place for place in places if place.exists()), None)

"""Two browsers beside Chromium, each with a window of its own."""

from collections.abc import Iterator

import pytest

from tests.browsers.driven import FIREFOX, WEBKIT, Browser, firefox, webkit
from tests.site import prepared, site

__all__ = ("prepared", "site")  # fixtures of each test here


_KINDS = [(FIREFOX, firefox), (WEBKIT, webkit)]


@pytest.fixture(scope="module", params=_KINDS, ids=["firefox", "webkit"])
def driven(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser that was just started."""
    program, start = request.param
    if not program.exists():
        pytest.skip(f"There is no {program}.")
    with start(tmp_path_factory.mktemp("browser")) as started:
        yield started

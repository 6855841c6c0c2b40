"""A real server and a real browser that watches its own conduct."""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    expect,
)

from tests.children import mortal
from tests.chromium import FLAGS, chromium
from tests.e2e.board import PATIENCE, Board, arrive, post

ROOT = Path(__file__).parents[2]

expect.set_options(timeout=PATIENCE)

# A violation of the content security policy becomes a console message that the watcher sees.
_TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""

# One process for what `make run` does in three: starting Python takes longer than the work.
_PREPARE = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "canvas_project.settings"
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("load_examples")
call_command("collectstatic", interactive=False, verbosity=0)
"""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test waits for its page about as long as it works."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's browser where there is one."""
    if path := chromium():
        browser_type_launch_args["executable_path"] = path
    return browser_type_launch_args | {"args": list(FLAGS)}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a server's files, with examples and static files: made once for all workers."""
    several = "PYTEST_XDIST_WORKER" in os.environ
    place = tmp_path_factory.getbasetemp()
    made = (place.parent if several else place) / "prepared"
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            env = os.environ | {"DATA_DIR": str(made)}
            env.pop("DJANGO_SETTINGS_MODULE", None)
            command = [sys.executable, "-c", _PREPARE]
            subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    return made


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of its own, with the examples in its database."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"DATA_DIR": str(folder), "PORT": str(port)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    server = subprocess.Popen(
        mortal(
            sys.executable, "-m", "uvicorn", "canvas_project.asgi:application", "--port", str(port),
            "--log-level", "warning",
        ),
        cwd=ROOT, env=env,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str) -> None:
    for _attempt in range(150):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("The server did not start.")


@pytest.fixture(scope="session")
def base_url(site: str) -> str:
    """What relative addresses are relative to."""
    return site


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], site: str) -> dict[str, Any]:
    """A laptop's window, of somebody who wants no motion: what moves stands at once where it goes,
    so that no test meets a note on its way."""
    return browser_context_args | {
        "reduced_motion": "reduce",
        "base_url": site,
        "viewport": {"width": 1440, "height": 900},
        "locale": "en-GB",
    }


@pytest.fixture(autouse=True)
def conduct(context: BrowserContext, site: str) -> Iterator[None]:
    """Fail on script errors, violations of the policy and requests to any other host."""
    wrong: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.text.startswith("CSP:"):
            wrong.append(message.text)

    def on_error(error: WebError) -> None:
        wrong.append(f"script: {error.error}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            wrong.append(f"foreign: {request.url}")

    context.set_default_timeout(3 * PATIENCE)
    context.add_init_script(_TELL_VIOLATIONS)
    context.on("console", on_console)
    context.on("weberror", on_error)
    context.on("request", on_request)
    yield
    assert not wrong


@pytest.fixture
def board(page: Page, site: str) -> Board:
    """Ada's new, empty canvas. She was told already to keep a recovery link."""
    address = post(page, "/start/").headers["location"]
    guest = next(one for one in page.context.cookies() if re.fullmatch(r"guest-\w+", one["name"]))
    told = {"name": f"{guest['name']}-told", "value": "1", "url": site}
    page.context.add_cookies([told])  # type: ignore[list-item]
    page.goto(address)
    return Board(page).ready()


@pytest.fixture
def second_tab(board: Board, context: BrowserContext) -> Board:
    """The same canvas in another tab of the same person."""
    page = context.new_page()
    page.goto(board.page.url)
    return Board(page).ready()


@pytest.fixture
def ben(board: Board, browser: Browser, site: str) -> Iterator[Board]:
    """Ben, who came to Ada's board by a link and may edit."""
    guest = browser.new_context(base_url=site)
    yield arrive(guest.new_page(), board.link("editor"), "Ben")
    guest.close()


@pytest.fixture
def other(board: Board, browser: Browser, context: BrowserContext, site: str) -> Iterator[Board]:
    """The same canvas in another browser."""
    elsewhere = browser.new_context(base_url=site, storage_state=context.storage_state())
    page = elsewhere.new_page()
    page.goto(board.page.url)
    yield Board(page).ready()
    elsewhere.close()


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A page on a phone with a touch screen."""
    context = browser.new_context(
        base_url=site, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()

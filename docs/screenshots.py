"""Takes the pictures of the README and of the page about sessions: `make screenshots`. They show
what the program does today.

A server of its own on a data folder of its own, a copy of an example, a browser.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from docs.session_screenshots import take_groups, take_sentences, take_session
from tests.chromium import FLAGS, chromium
from tests.ports import free_port, wait_for_server

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
EXAMPLE, CANVAS = "White Ring", "Idea A for repair cafés"

LAPTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SLIDE_WIDTH = 1440  # pixels


def main() -> None:
    """Take all of them."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, serving(data) as site, browsing() as browser:
        page = browser.new_page(viewport=LAPTOP, base_url=site)
        open_canvas(page)
        address = page.url
        take(page, "board.png")
        page.emulate_media(color_scheme="dark")
        take(page, "board-dark.png")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        page.reload()
        take(page, "board-phone.png")
        slide = page.request.get(f"{address}export/pdf/?paper=slide", timeout=60_000)
        save_first_page(slide.body(), IMAGES / "slide.png")
        page.set_viewport_size(LAPTOP)
        page.goto(f"{address}fit/")
        take(page, "fit.png")
        take_session(browser, page, address, site, take, save)
        take_groups(browser, page, address, site, take)
        take_sentences(browser, page, address, site, take)


def open_canvas(page: Page) -> None:
    """A copy of the example, at the canvas that shows most."""
    page.goto("/")
    page.get_by_role("button", name=f"Open a copy of “{EXAMPLE}").click()
    page.get_by_role("link", name="All canvases of this workspace").click()
    page.get_by_role("link", name=CANVAS).click()


def take(page: Page, name: str) -> None:
    """What the window shows; of a board, once the scripts have drawn the links."""
    page.locator("html.is-ready, body:not(.page-board)").first.wait_for(state="attached")
    page.wait_for_timeout(600)
    page.screenshot(path=IMAGES / name)


def save(pdf: bytes, name: str) -> None:
    """The first page of a PDF, by its name among the pictures."""
    save_first_page(pdf, IMAGES / name)


def save_first_page(pdf: bytes, path: Path) -> None:
    """A picture of the first page of a PDF."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0]
    page.render(scale=SLIDE_WIDTH / page.get_width()).to_pil().save(path, optimize=True)


@contextmanager
def browsing() -> Iterator[Browser]:
    """The system's Chromium where there is one, else Playwright's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def serving(data: str) -> Iterator[str]:
    """The address of a server with the examples on this data folder, which ends with the block."""
    port = free_port()
    env = os.environ | {"DATA_DIR": data, "PORT": str(port)}
    for command in (["migrate"], ["load_examples"], ["collectstatic", "--no-input"]):
        run = [sys.executable, "manage.py", *command, "--verbosity", "0"]
        subprocess.run(run, cwd=ROOT, env=env, check=True)
    uvicorn = [sys.executable, "-m", "uvicorn", "canvas_project.asgi:application"]
    options = ["--port", str(port), "--log-level", "warning"]
    server = subprocess.Popen([*uvicorn, *options], cwd=ROOT, env=env)
    try:
        wait_for_server(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(15)


if __name__ == "__main__":
    main()

"""Firefox and WebKit, driven alike: what the tests of both need, and no more."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.children import mortal
from tests.ports import free_port

PATIENCE = 90  # seconds; a busy machine is no bug
FIREFOX = Path("/usr/bin/firefox-esr")
WEBKIT = Path("/usr/bin/WebKitWebDriver")
ENTER, LEFT, RIGHT = "\ue007", "\ue012", "\ue014"  # as drivers call them
_STEP = 0.1


@dataclass(frozen=True)
class Browser:
    """One window, with what a person does in it and what scripts see there."""

    name: str
    go: Callable[[str], None]
    picture: Callable[[], bytes]
    run: Callable[[str, list[Any]], Any]
    find: Callable[[str], Any]
    resize: Callable[[int, int], Any]

    def see(self, expression: str, *values: object) -> Any:
        """What an expression of JavaScript gives; `values` are its `arguments`."""
        return self.run(f"return {expression};", list(values))

    def wait(self, expression: str, *values: object) -> None:
        """Wait until an expression of JavaScript gives something."""
        self.until(lambda: self.see(expression, *values), f"{expression} {values}")

    def until(self, holds: Callable[[], Any], what: str) -> None:
        """Wait until something holds. What was asked while a page went is asked again: each driver
        has an error of its own for that."""
        end, wrong = time.monotonic() + PATIENCE, None
        while time.monotonic() < end:
            try:
                if holds():
                    return
            except Exception as error:  # noqa: BLE001
                wrong = error
            time.sleep(_STEP)
        raise AssertionError(f"{self.name} waited in vain: {what}") from wrong

    def click(self, selector: str) -> None:
        """Click the first such element, as soon as it is there."""
        self.wait("document.querySelector(arguments[0])?.checkVisibility()", selector)
        self.find(selector).click()

    def write(self, selector: str, text: str) -> None:
        """Write a line into a field."""
        self.wait("document.querySelector(arguments[0])?.checkVisibility()", selector)
        self.find(selector).send_keys(text + ENTER)

    def press(self, key: str) -> None:
        """Press a key while nothing but the page has the focus."""
        self.find("body").send_keys(key)

    def size(self, width: int, height: int) -> None:
        """Give the page so much room, whatever stands around it. Windows change when they like."""
        outer = [width, height]
        for _try in range(100):
            self.resize(*outer)
            time.sleep(_STEP)
            inner = self.see("[innerWidth, innerHeight]")
            if inner == [width, height]:
                return
            outer = [outer[0] + width - inner[0], outer[1] + height - inner[1]]
        raise AssertionError(f"{self.name} does not become {width} × {height}: {inner}")


@contextmanager
def firefox(folder: Path) -> Iterator[Browser]:
    """Firefox by Mozilla's own protocol, without a program between."""
    from marionette_driver.by import By
    from marionette_driver.marionette import Marionette

    driver = Marionette(
        host="127.0.0.1", port=free_port(), bin=str(FIREFOX), headless=True,
        startup_timeout=PATIENCE, gecko_log=str(folder / "firefox.log"), workspace=str(folder),
        prefs={"ui.prefersReducedMotion": 1, "intl.accept_languages": "en-GB"},
    )  # fmt: skip
    try:
        driver.start_session()
        yield Browser(
            "Firefox",
            driver.navigate,
            lambda: driver.screenshot(format="binary"),
            lambda code, values: driver.execute_script(code, values, sandbox=None),
            lambda selector: driver.find_element(By.CSS_SELECTOR, selector),
            lambda width, height: driver.set_window_rect(width=width, height=height),
        )
    finally:
        driver.cleanup()


@contextmanager
def webkit(folder: Path) -> Iterator[Browser]:
    """WebKit's own small browser. It needs a screen, and gets one that nobody sees."""
    from selenium.webdriver import WebKitGTK
    from selenium.webdriver.common.by import By
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    options = Options()
    options.add_argument("--automation")
    options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")))
    with _screen() as screen:
        env = os.environ | {"DISPLAY": screen, "HOME": str(folder)}
        driver = WebKitGTK(options=options, service=Service(str(WEBKIT), env=env))
        try:
            yield Browser(
                "WebKit",
                driver.get,
                driver.get_screenshot_as_png,
                lambda code, values: driver.execute_script(code, *values),
                lambda selector: driver.find_element(By.CSS_SELECTOR, selector),
                driver.set_window_size,
            )
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a screen without a monitor, which chooses a free number itself."""
    mine, its = os.pipe()
    server = subprocess.Popen(
        mortal("Xvfb", "-displayfd", str(its), "-screen", "0", "2800x1700x24", "-nolisten", "tcp"),
        pass_fds=[its],
        stderr=subprocess.DEVNULL,
    )
    os.close(its)
    try:
        with os.fdopen(mine) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)

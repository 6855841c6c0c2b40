"""Work that takes its time, for the tests of workers: those import it by its name."""

import time
from pathlib import Path


def count(steps: int, seconds: float, progress: str) -> None:
    """Count to `steps`, `seconds` for each, and write each number to the file `progress`."""
    for step in range(steps):
        Path(progress).write_text(str(step + 1))
        time.sleep(seconds)

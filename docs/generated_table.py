"""A table in one of these pages that the program itself writes."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import django


@dataclass(frozen=True)
class GeneratedTable:
    """It stands in its page between two comments, of which the first says who writes it."""

    page: str
    subject: str
    written_by: str
    rows: Callable[[], list[str]]

    @property
    def path(self) -> Path:
        """The page."""
        return Path(__file__).with_name(self.page)

    def is_current(self) -> bool:
        """Whether the page says what the program says."""
        page = self.path.read_text(encoding="utf-8")
        return self.in_page(page) == page

    def write(self) -> None:
        """Bring the page up to date."""
        self.path.write_text(self.in_page(self.path.read_text(encoding="utf-8")), encoding="utf-8")

    def in_page(self, page: str) -> str:
        """The page with the table as it should be."""
        begin = f"<!-- {self.subject}: written by `python -m {self.written_by}` -->\n"
        end = f"<!-- end of {self.subject} -->\n"
        before, rest = page.split(begin)
        _old, after = rest.split(end)
        table = "\n".join(self.rows())
        return f"{before}{begin}\n{table}\n\n{end}{after}"


def set_up() -> None:
    """Make the program ready to be asked for what it has."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_project.settings")
    django.setup()

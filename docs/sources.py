"""Writes the table of what can be imported in docs/importing.md from the program:
`python -m docs.sources`."""

import os
from pathlib import Path
from typing import Final

import django

PAGE: Final = Path(__file__).with_name("importing.md")
BEGIN: Final = "<!-- what comes in: written by `python -m docs.sources` -->\n"
END: Final = "<!-- end of what comes in -->\n"


def main() -> None:
    """Bring the page up to date."""
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def with_table(page: str) -> str:
    """The page with the table as it should be."""
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def table() -> str:
    """One row for each kind of file or text."""
    from canvases.imports.sources import SOURCES

    rows = ["| what | files | is read as | at most |", "|---|---|---|---|"]
    rows += [
        f"| **{source.name}** | {', '.join(f'`.{one}`' for one in source.endings) or 'or pasted'}"
        f" | {source.about} | {source.most} |"
        for source in SOURCES
    ]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_project.settings")
    django.setup()
    main()

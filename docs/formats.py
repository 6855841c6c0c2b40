"""Writes the table of formats in docs/exports.md from their registry: `python -m docs.formats`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import django

if TYPE_CHECKING:
    from canvases.exports.formats import Format

PAGE: Final = Path(__file__).with_name("exports.md")
BEGIN: Final = "<!-- formats: written by `python -m docs.formats` -->\n"
END: Final = "<!-- end of formats -->\n"


def main() -> None:
    """Bring the page up to date."""
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def with_table(page: str) -> str:
    """The page with the table as it should be."""
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def table() -> str:
    """One row for each format."""
    from django.utils import translation

    from canvases.exports.formats import FORMATS

    rows = ["| `--format` | is | file | of | papers | options |", "|---|---|---|---|---|---|"]
    with translation.override("en"):
        rows += [
            f"| `{form.code}` | {form.label}: {form.hint} | `.{form.extension}`, {form.media_type}"
            f" | {', '.join(form.scopes)} | {', '.join(form.papers) or '–'}"
            f" | {', '.join((*form.options, *_more(form))) or '–'} |"
            for form in FORMATS.values()
        ]
    return "\n".join(rows) + "\n"


def _more(form: "Format") -> list[str]:
    """Further choices that a format has."""
    return ["brand"] * form.branded + ["separator"] * bool(form.separators)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_project.settings")
    django.setup()
    main()

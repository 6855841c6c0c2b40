"""Writes the JSON Schema of canvas files, and the fields of a note in docs/canvas-file.md, from the
program: `python -m docs.canvas_file`."""

import json
import os
from pathlib import Path
from typing import Final

import django

SCHEMA: Final = Path(__file__).with_name("canvas-file.schema.json")
PAGE: Final = Path(__file__).with_name("canvas-file.md")
BEGIN: Final = "<!-- fields of a note: written by `python -m docs.canvas_file` -->\n"
END: Final = "<!-- end of fields -->\n"


def main() -> None:
    """Bring both up to date."""
    SCHEMA.write_text(schema(), encoding="utf-8")
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def schema() -> str:
    """The schema that the import validates against, as a file."""
    from canvases.imports import shape

    return json.dumps(shape.schema(), ensure_ascii=False, indent=2) + "\n"


def with_table(page: str) -> str:
    """The page with the table as it should be."""
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def table() -> str:
    """One row for each field of a note that holds more than text."""
    from canvases.method.note_fields import NOTE_FIELDS, Sort

    rows = ["| of a note | |", "|---|---|"]
    for field in NOTE_FIELDS:
        by_codes: dict[tuple[str, ...], list[str]] = {}
        for kind in field.kinds:
            by_codes.setdefault(tuple(field.choices_of(kind)), []).append(f"{kind}")
        said = "; ".join(
            f"{', '.join(kinds)}: {', '.join(f'`{code}`' for code in codes)}"
            for codes, kinds in by_codes.items()
        )
        if field.sort is Sort.SCALE:
            said = "1 to 5; absent: not weighed"
        elif field.is_text:
            form = "a line" if field.sort is Sort.LINE else "lines"
            said = f"{form} of text, at most {field.most:,} characters"
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        several = "a list. " if field.sort is Sort.CHOICES else ""
        rows.append(f"| {name} | {several}{said} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_project.settings")
    django.setup()
    main()

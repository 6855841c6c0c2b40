"""Writes the JSON Schema of canvas files, and the fields of a note in docs/canvas-file.md, from the
program: `python -m docs.canvas_file`."""

import json
from pathlib import Path
from typing import Final

from docs.generated_table import GeneratedTable, set_up

SCHEMA: Final = Path(__file__).with_name("canvas-file.schema.json")


def schema() -> str:
    """The schema that the import validates against, as a file."""
    from canvases.imports import shape

    return json.dumps(shape.schema(), ensure_ascii=False, indent=2) + "\n"


def rows() -> list[str]:
    """One for each field of a note that holds more than text."""
    from canvases.method.note_fields import NOTE_FIELDS, Sort

    written = ["| of a note | |", "|---|---|"]
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
        written.append(f"| {name} | {several}{said} |")
    return written


TABLE = GeneratedTable("canvas-file.md", "fields of a note", "docs.canvas_file", rows)

if __name__ == "__main__":
    set_up()
    SCHEMA.write_text(schema(), encoding="utf-8")
    TABLE.write()

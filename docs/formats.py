"""Writes the table of formats in docs/exports.md from their registry: `python -m docs.formats`."""

from typing import TYPE_CHECKING

from docs.generated_table import GeneratedTable, set_up

if TYPE_CHECKING:
    from canvases.exports.formats import Format


def rows() -> list[str]:
    """One for each format."""
    from django.utils import translation

    from canvases.exports.formats import FORMATS

    head = ["| `--format` | is | file | of | papers | options |", "|---|---|---|---|---|---|"]
    with translation.override("en"):
        return head + [
            f"| `{form.code}` | {form.label}: {form.hint} | `.{form.extension}`, {form.media_type}"
            f" | {', '.join(form.scopes)} | {', '.join(form.papers) or '–'}"
            f" | {', '.join((*form.options, *_more(form))) or '–'} |"
            for form in FORMATS.values()
        ]


def _more(form: "Format") -> list[str]:
    """Further choices that a format has."""
    return ["brand"] * form.branded + ["separator"] * bool(form.separators)


TABLE = GeneratedTable("exports.md", "formats", "docs.formats", rows)

if __name__ == "__main__":
    set_up()
    TABLE.write()

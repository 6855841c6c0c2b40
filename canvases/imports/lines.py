"""Pasted text: cells copied from a spreadsheet, or lines, each a note; a line that names a box is
the heading of those that follow."""

import re
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import delimited
from canvases.imports.problems import BadFile
from canvases.imports.table import Table, collected, refused
from canvases.imports.vocabulary import kind_of
from canvases.method.text import clean_item, clean_line

FAR_TOO_LONG: Final = 500_000
"""Characters; two thousand notes of full length."""

NAMES: Final = ("text", "box")

_HEADING: Final = re.compile(r"\s*(?:#{1,6}\s+|\d+[.)]\s+)?(?:\*\*|__)?(.*?)(?:\*\*|__)?\s*:?\s*")


def read(text: str) -> Table:
    """The table of a pasted text, with names of its columns where it has more than one. Raises
    `BadFile`."""
    if len(text) > FAR_TOO_LONG:
        words = _("has %(count)d characters; at most %(most)d can be pasted")
        raise refused(words % {"count": len(text), "most": FAR_TOO_LONG})
    lines = text.splitlines()
    if any("\t" in line.strip("\t ") for line in lines):
        try:
            return delimited.read_text(text, "\t")
        except BadFile:  # a lone quotation mark: then it is only text
            return collected("", (line.split("\t") for line in lines))
    kinds = {index: kind_of(heading(line)) for index, line in enumerate(lines)}
    if not any(kinds.values()):
        return collected("", ([clean_item(line)] for line in lines))
    rows, box = [list(NAMES)], ""
    for index, line in enumerate(lines):
        kind = kinds[index]
        box = kind.value if kind else box
        rows.append([] if kind else [clean_item(line), box if clean_item(line) else ""])
    return collected("", rows)


def heading(line: str) -> str:
    """What a line would name as a heading: "## Pains", "**Pains**", "Pains:" and "Pains" alike."""
    found = _HEADING.fullmatch(clean_line(line))
    return found[1] if found else ""

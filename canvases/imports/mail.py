"""Mails that were saved (eml): what they say, and after signs of quotation what stands beside it:
earlier mails, the signature, and the names of attached files."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import word, workbook
from canvases.imports.mail_parts import parts_of
from canvases.imports.markup import pasted_text
from canvases.imports.table import refused
from canvases.workers import WorkersBusy, WorkFailed

_QUOTED: Final = "> "
_FIELDS: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n){0,200}){2}")
_SENT: Final = re.compile(rb"(?mi)^(?:from|mime-version|message-id):")


def is_one(raw: bytes, name: str) -> bool:
    """Whether a file is a mail: it is called so, and begins with fields of one."""
    begins = raw[:10_000].lstrip(b"\r\n")
    return name.lower().endswith(".eml") and bool(_FIELDS.match(begins) and _SENT.search(begins))


def read(raw: bytes) -> str:
    """The text of a mail, which is read in a worker. Raises `BadFile` where there is none."""
    if len(raw) > workbook.MOST_BYTES:
        raise refused(_("is larger than %d MB") % (workbook.MOST_BYTES // 1_000_000))
    try:
        found = word.readers.run(parts_of, raw)
    except WorkersBusy as error:
        raise refused(_("has to wait: many files are read right now. Try again soon.")) from error
    except WorkFailed as error:
        words = _("took too much time or memory to read. Copy its text and paste it.")
        raise refused(words) from error
    if found is None:
        raise refused(_("is a damaged mail. Copy its text and paste it."))
    beside = [_QUOTED + _("Attached file: %s") % name for name in found.names if name]
    return "\n".join([*_lines(pasted_text("\n".join(found.text.splitlines()))), *beside])


def _lines(text: str) -> Iterator[str]:
    said, mark, signature = text.partition("\n-- \n")
    yield from said.splitlines()
    for line in signature.splitlines() if mark else ():
        yield _QUOTED + line if line.strip() else ""

"""Has a worker read a customer list, while somebody waits and watches.

The list's own file of state holds how far it is, so any process of this server can answer.
"""

import logging
import re
import time
from threading import Thread
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.actions.customer_files import LARGEST, CustomerFile
from canvases.imports import alphabets, delimited, open_document, upload, workbook
from canvases.imports.customer_rows import (
    MOST_COLUMNS,
    MOST_ROWS,
    How,
    Unread,
    decode_leniently,
    read_list,
)
from canvases.imports.problems import BadFile
from canvases.imports.table import refused
from canvases.workers import WorkerPool, WorkersBusy, WorkFailed

_log = logging.getLogger(__name__)

READING, DONE, FAILED = "reading", "done", "failed"

SECONDS: Final = 180
"""How long a list may take: ten times what fifty thousand rows take where nothing else is done."""

_UNTOLD: Final = 200_000_000  # bytes of a sheet that need not tell its size: there is time for it
_MOST_UNREADABLE: Final = 0.1
_UNREADABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_SILENT: Final = 20  # seconds after which nobody reads it any more
_LOOK: Final = 0.05

texts: Final = WorkerPool(1, seconds=SECONDS)
books: Final = WorkerPool(1, seconds=SECONDS)
"""Two workers, so that quick files do not wait for slow ones."""


class _Gone(Exception):
    """The list was cancelled, or its time is over."""


def how_to_read(raw: bytes, name: str, told: How | None = None) -> How:
    """How to read an uploaded list; what is not `told` is guessed. Raises BadFile for what is
    none."""
    if len(raw) > LARGEST:
        raise refused(_("is larger than %d MB") % (LARGEST // 1_000_000))
    upload.refuse_unreadable(raw, is_list=True)
    if open_document.sort_of(raw):
        raise refused(_("is a %s file. Save it as .xlsx or as CSV.") % ".ods")
    if workbook.is_one(raw):
        workbook.check(raw, LARGEST, untold=_UNTOLD)
        return How("book", sheet=told.sheet if told else None, names=told.names if told else None)
    if name.lower().endswith(".json"):
        raise refused(_("is a %s file. Save it as .xlsx or as CSV.") % ".json")
    encoding = (told.encoding if told else "") or alphabets.encoding_of(raw)
    text, is_lenient = _decoded(raw, encoding), False
    if text is None:
        text, is_lenient = decode_leniently(raw, encoding), True
    separator = told.separator if told else delimited.separator_of(text)
    names = told.names if told else None
    return How("table", encoding, separator, names=names, is_lenient=is_lenient)


def _decoded(raw: bytes, encoding: str) -> str | None:
    """The text; None where few of its letters cannot be read, as where two lists were joined.
    Raises BadFile where it is none."""
    try:
        return alphabets.decode(raw, encoding)
    except BadFile:
        text = decode_leniently(raw, encoding)
        if "\0" in text:
            raise refused(
                _("is not text: it contains zero bytes. Save it as CSV in UTF-8.")
            ) from None
        if len(_UNREADABLE.findall(text)) > len(text) * _MOST_UNREADABLE:
            raise
        return None


def start(file: CustomerFile, name: str, how: How) -> None:
    """Begin to read a list. `name`: what people call it."""
    file.table.unlink(missing_ok=True)
    known = {
        "name": name, "form": how.form, "encoding": how.encoding, "separator": how.separator,
    }  # fmt: skip
    file.tell(state=READING, done=0, **known)
    args = (file, how, known, translation.get_language() or "en")
    Thread(target=_read, args=args, name="customer-list", daemon=True).start()


def wait(file: CustomerFile, seconds: float) -> None:
    """Wait until a list is read, or for so many seconds."""
    end = time.monotonic() + seconds
    while file.state().get("state") == READING and time.monotonic() < end:
        time.sleep(_LOOK)


def is_interrupted(state: dict[str, object]) -> bool:
    """Whether the process that read a list has ended."""
    silent = state.get("silent", 0.0)
    return state.get("state") == READING and isinstance(silent, float) and silent > _SILENT


def _read(file: CustomerFile, how: How, known: dict[str, str], language: str) -> None:
    """Do the work of a job in this thread. Never raises: the file of state holds the error."""

    def progress(done: int) -> None:
        if not file.is_there:
            raise _Gone
        file.tell(state=READING, done=done, **known)

    with translation.override(language):
        pool = books if how.form == "book" else texts
        try:
            unread = pool.run_long(
                read_list, str(file.raw), str(file.table), how, seconds=SECONDS, progress=progress
            )
            words = _words(unread) if unread else ""
        except _Gone:
            file.drop()
            return
        except WorkersBusy:
            words = _("has to wait: many files are read right now. Try again soon.")
        except WorkFailed:
            words = _("took too much time or memory to read. Save it as CSV.")
        except Exception:  # noqa: BLE001 — nobody is there to catch it; it is logged and told
            _log.error("A customer list could not be read.")
            words = _("could not be read. We have logged the error.")
        file.tell(state=FAILED if words else DONE, words=words, **known)


def _words(unread: Unread) -> str:
    """Why a list cannot be read, as a sentence about the file."""
    if unread.reason not in _WHY:
        _log.error("A customer list could not be read: %s", unread.reason)
        return _("could not be read. We have logged the error.")
    values = {
        "row": unread.row,
        "count": unread.count,
        "columns": MOST_COLUMNS,
        "rows": MOST_ROWS,
    }
    return _(_WHY[unread.reason]) % values


_WHY: Final = {
    "empty": gettext_noop("is empty"),
    "blank": gettext_noop("has very many empty rows. Delete those and try again."),
    "only names": gettext_noop(
        "has one row only. A list has the names of its columns in the first row, and a customer in"
        " each of the others."
    ),
    "ragged": gettext_noop(
        "has fewer names of columns in its first row than cells in every other. Give each column a"
        " name."
    ),
    "rows": gettext_noop("has more than %(rows)d rows. Please split it."),
    "columns": gettext_noop(
        "has %(count)d columns in row %(row)d; at most %(columns)d are read. Keep those that tell"
        " customers apart."
    ),
    "cell": gettext_noop(
        "has a cell in row %(row)d that is longer than a spreadsheet can hold; a quotation mark may"
        " be missing"
    ),
    "quote": gettext_noop(
        "cannot be read in row %(row)d: a quotation mark is missing or stands too much."
    ),
    "damaged": gettext_noop("is a damaged spreadsheet"),
    "full": gettext_noop(
        "took too much memory to read. Keep the columns that tell customers apart."
    ),
}

"""Files of OpenDocument (ods, odt), as LibreOffice writes them: which kind a zip is."""

import zipfile
import zlib
from io import BytesIO
from typing import Final, Literal

Sort = Literal["", "text", "spreadsheet"]

CONTENT: Final = "content.xml"

DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What a damaged zip raises."""

_TYPE: Final = b"application/vnd.oasis.opendocument."
_SORTS: Final[dict[bytes, Sort]] = {_TYPE + b"text": "text", _TYPE + b"spreadsheet": "spreadsheet"}


def sort_of(raw: bytes) -> Sort:
    """What the type says that such a file tells; "" where it is none of them."""
    if not raw.startswith(b"PK\x03\x04"):
        return ""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed, packed.open("mimetype") as stream:
            return _SORTS.get(stream.read(100).strip(), "")
    except (KeyError, *DAMAGE):
        return ""


def is_harmful(packed: zipfile.ZipFile) -> bool:
    """Whether its content declares entities, which no office writes."""
    if CONTENT not in packed.namelist():
        return False
    with packed.open(CONTENT) as stream:
        return b"<!DOCTYPE" in stream.read(4_000)

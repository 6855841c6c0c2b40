"""The alphabets that files of text are written in: which it is, where the file does not say so.

The person sees the guess with words of the file, and can choose otherwise.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import chardet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.imports.table import refused

ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": gettext_noop("Western European (Windows-1252)"),
    "cp1250": gettext_noop("Central European (Windows-1250)"),
    "cp1251": gettext_noop("Cyrillic (Windows-1251)"),
    "koi8_r": gettext_noop("Cyrillic (KOI8-R)"),
    "cp1253": gettext_noop("Greek (Windows-1253)"),
    "cp1254": gettext_noop("Turkish (Windows-1254)"),
    "cp1255": gettext_noop("Hebrew (Windows-1255)"),
    "cp1256": gettext_noop("Arabic (Windows-1256)"),
    "cp1257": gettext_noop("Baltic (Windows-1257)"),
    "cp1258": gettext_noop("Vietnamese (Windows-1258)"),
    "cp874": gettext_noop("Thai (Windows-874)"),
    "cp932": gettext_noop("Japanese (Shift JIS)"),
    "gb18030": gettext_noop("Chinese, simplified (GB 18030)"),
    "cp950": gettext_noop("Chinese, traditional (Big5)"),
    "cp949": gettext_noop("Korean (EUC-KR)"),
    "mac_roman": gettext_noop("Western European (Mac)"),
    "iso8859_15": gettext_noop("Western European with € (ISO-8859-15)"),
    "cp850": gettext_noop("Western European (DOS, 850)"),
    "euc_jp": gettext_noop("Japanese (EUC-JP)"),
    "utf-8-broken": gettext_noop("UTF-8, with � for what does not fit"),
}

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE: Final = ("utf-16-le", "utf-16-be")
_CALLED_ELSEWHERE: Final = {
    "big5hkscs": "cp950", "koi8-r": "koi8_r", "mac-roman": "mac_roman", "euc_jis_2004": "euc_jp",
    "cp437": "cp850",
}  # fmt: skip
_GUESSED: Final = [*(code for code in ENCODINGS if code.startswith("cp")), "gb18030"]
_ASKED: Final = [*_GUESSED, "koi8-r", "mac-roman", "big5", "euc_jis_2004", "cp850", "cp437"]
_OFFERED: Final = [*_GUESSED, *(code for code in ENCODINGS if code[:4] not in ("utf-", "gb18"))]
_BROKEN: Final = "utf-8-broken"
_MOST_BROKEN: Final = 0.3  # of the letters beyond ASCII
_READ: Final = 8_000  # bytes that a guess is made from: it takes a tenth of a second
_MOST_WORDS: Final = 6
_LONGEST: Final = 24  # letters of a word that is shown
# Where the Mac and DOS have their letters, Windows has quotation marks, which do not stand in
# words.
_IN_WORDS: Final = re.compile(rb"[A-Za-z][\x80-\x91\x95-\x9f\xa4][a-z]")
_EURO: Final = re.compile(r"(?<![^\W\d_])¤(?![^\W\d_])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MIXED: Final = re.compile(
    r"[A-Za-z\u00c0-\u024f][\u0370-\ud7ff]|[\u0370-\ud7ff][A-Za-z\u00c0-\u024f]"
)
_BETWEEN: Final = re.compile(r'[\s,;|"]+')


@dataclass(frozen=True, slots=True)
class Preview:
    """An alphabet in which a file may be written, and some of its words as they read then."""

    encoding: str
    words: str


def encoding_of(raw: bytes) -> str:
    """A key of ENCODINGS: by the mark at the start, else UTF-16 by its zeros, else UTF-8 where
    the bytes are that, else what the letters look like."""
    if not is_doubtful(raw):
        return next((code for mark, code in _MARKS if raw.startswith(mark)), "") or (
            "utf-16" if _wide(raw) else "utf-8"
        )
    return next(_likely(raw), "cp1252")


def is_doubtful(raw: bytes) -> bool:
    """Whether nothing in the bytes says for sure what letters they are."""
    if raw.startswith(tuple(mark for mark, _code in _MARKS)) or _wide(raw):
        return False
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def is_binary(raw: bytes) -> bool:
    """Whether it is no text in any alphabet: a zero byte among bytes that are not UTF-8."""
    return b"\0" in raw and is_doubtful(raw)


def decode(raw: bytes, encoding: str) -> str:
    """The text in `raw`, without a byte order mark. Raises `BadFile` where it is not one."""
    codec = {"utf-8": "utf-8-sig", _BROKEN: "utf-8-sig", "utf-16": _wide(raw) or "utf-16"}
    errors = "replace" if encoding == _BROKEN else "strict"
    try:
        text = raw.decode(codec.get(encoding, encoding), errors)
    except UnicodeDecodeError as error:
        words = {"encoding": _(ENCODINGS[encoding]), "byte": error.start + 1}
        message = _(
            "is not written in %(encoding)s: byte %(byte)d does not fit. Choose another, or"
            " save it as UTF-8."
        )
        raise refused(message % words) from error
    if "\0" in text:
        raise refused(_("is not text: it contains zero bytes. Save it as CSV in UTF-8."))
    return text


def previews(raw: bytes) -> list[Preview]:
    """The alphabets in which doubtful bytes are a text, the most likely first; each with the same
    words of it. Of those that make the same of the sample the first is enough."""
    found: dict[str, Preview] = {}
    for code in dict.fromkeys([*_likely(raw), *_OFFERED]):
        if not _text(raw, code):
            continue
        text = _decoded(_sample(raw), code, "ignore")
        words = dict.fromkeys(
            word[:_LONGEST] for word in _BETWEEN.split(text) if not word.isascii()
        )
        shown = unicodedata.normalize("NFC", "  ".join(islice(words, _MOST_WORDS)))
        if shown.isprintable() or not found:
            found.setdefault(text, Preview(code, shown))
    return list(found.values())


def _likely(raw: bytes) -> Iterator[str]:
    """The alphabets that the bytes look like and can be, the most likely first."""
    if _is_nearly_utf_8(raw):
        yield _BROKEN
    found = chardet.detect_all(
        _sample(raw), ignore_threshold=True, compat_names=False, include_encodings=_ASKED
    )
    names = [str(one["encoding"]) for one in found]
    codes = (_CALLED_ELSEWHERE.get(name, name) for name in names)
    fitting = {code: text for code in codes if (text := _text(raw, code))}
    best = next(iter(fitting), "")
    is_old = best in ("mac_roman", "cp850") and not _IN_WORDS.search(raw)
    if best and (fitting[best] == fitting.get("cp1252") or is_old):
        # All of its family have the same dashes and quotation marks; nobody writes “¤”.
        yield "iso8859_15" if _EURO.search(fitting.get("cp1252", "")) else "cp1252"
    yield from sorted(fitting, key=lambda code: _is_mixed(fitting[code]))


def _is_mixed(text: str) -> bool:
    """Whether most words beyond ASCII have letters of several scripts, as no language has them."""
    words = [word for word in _WORD.findall(text[:_READ]) if not word.isascii()]
    mixed = sum(_MIXED.search(word) is not None for word in words)
    return mixed * 2 > len(words)


def _text(raw: bytes, code: str) -> str:
    """The text of these bytes in an alphabet; "" where they are none."""
    try:
        return _decoded(raw, code, "strict") if code in ENCODINGS else ""
    except UnicodeDecodeError:
        return ""


def _decoded(raw: bytes, code: str, errors: str) -> str:
    return raw.decode("utf-8", "replace") if code == _BROKEN else raw.decode(code, errors)


def _is_nearly_utf_8(raw: bytes) -> bool:
    """Whether nearly all letters beyond ASCII are UTF-8, as where a file was cut or mended."""
    text = raw.decode("utf-8", "replace")
    good = sum(not sign.isascii() for sign in text) - text.count("\ufffd")
    broken = text.rstrip("\ufffd\r\n").count("\ufffd")  # one cut at the end says nothing
    return good > 0 and broken <= (good + broken) * _MOST_BROKEN


def _sample(raw: bytes) -> bytes:
    """The beginning, or where that says nothing about the alphabet, the first lines that do."""
    if not raw[:_READ].isascii():
        return raw[:_READ]
    lines = (line for line in raw.splitlines() if not line.isascii())
    return b"\n".join(islice(lines, 400))[:_READ]


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark, by the zeros that Latin letters, or else commas and the ends of
    lines, leave in every other byte: which of the two; "" for other files."""
    if len(raw) < 4 or len(raw) % 2 or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ""
    sample = raw[:4096]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    if not (even or odd):
        return ""
    found = chardet.detect(sample, compat_names=False)["encoding"] or ""
    return found if found in _WIDE else ""

"""Cleans what people typed, so that it is safe to store, compare, show and print.

Forms, files and pasted lists all use it. Text is measured before anything else is done, because
normalising a long run of marks takes the square of its length and blocks all threads meanwhile:
docs/decisions/021-measured-text.md.
"""

import re
import unicodedata
from typing import Final

NAME: Final = 120
"""Longest name of a workspace or segment and longest title of a canvas, in characters."""

PERSON: Final = 60
"""Characters of the name a person goes by."""

NOTE_TEXT: Final = 280
"""Longest text of a note, in characters (Unicode code points after cleaning)."""

STATEMENT: Final = 600
"""Longest value proposition in a sentence or two."""

NOTE_DETAILS: Final = 4_000
COMMENT: Final = 2_000
"""Longest block of text: a note's details, a description, what an interview showed."""

MOST_MARKS: Final = 30
"""Marks on one letter, as many as Unicode's Stream-Safe Text Format has (UAX #15, 12.1)."""

_LINE_ENDS: Final = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")

# Removed because they have no glyph or break what comes later:
# - control characters: refused by XML, hence by PowerPoint and by PDF metadata;
# - surrogates: cannot be encoded as UTF-8, so they would crash the answer or the database;
# - non-characters, byte order marks, annotation marks and the deprecated format characters;
# - U+202A–202E, the old bidirectional embeddings and overrides. They can show letters in another
#   order than they are stored ("fdp.exe") and, left open, turn the text that follows them round.
# Kept: LRM, RLM and ALM (they act on one place only), the isolates U+2066–2069 (the clean way to
# set a phrase of another direction; closed below if left open), soft hyphens, ZWJ and ZWNJ,
# variation selectors and tags (emoji, Persian and Indic words need them).
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\u202a-\u202e\u206a-\u206f"
    + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)

_OPEN_ISOLATES: Final = frozenset("\u2066\u2067\u2068")
_CLOSE_ISOLATE: Final = "\u2069"

# A single one of these is a choice (French and Japanese typography), a run of them is not.
_KEPT_SPACES: Final = frozenset("\u00a0\u202f\u3000")

_UNSEEN: Final = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc", "Cs"})

# Letters and symbols by category, yet nothing is seen.
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")


# What lists bring along: the signs of word processors (some from a private area of Unicode), boxes
# to tick, and before a tab the numbers and the letters that stand for signs of symbol fonts. A
# hyphen, a star or a plus is a bullet only before a space: "-5 %" is a figure, as is "+ 5"; "o", a
# word of many languages, and "§" are only before a tab or several spaces, or "§" before a word.
_BULLET: Final = re.compile(
    r"\A\s*(?:"
    r"(?:[•◦▪▫‣·・･●○■□◾◽▸▹▶►➢➤❖❑⁃∙⋅✓✔✗✘☐☑☒✅👉🔹🔸🔷🔶◆◇⬥❯➔➜➡\uf020-\uf0ff]\ufe0f?"
    r"|(?:[*–—→⇒★☆✦✨»-]|[+§](?!\s*\d)|\[[ xX]\])(?:\s|\Z))++\s*"
    r"|(?:[o§Øüvq](?:\t|[ \u00a0]{2})|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)]\t)\s*)"
)

_QUOTES: Final = {'""', "''", "“”", "„“", "‘’", "‚‘", "«»", "»«", "‹›", "「」"}


class BadText(ValueError):
    """Text that no field takes. Whoever asked for it to be cleaned has the words for that."""


class TooLong(BadText):
    """More characters than fit."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(length, most)
        self.length, self.most = length, most


class TooManyMarks(BadText):
    """More than MOST_MARKS marks on one letter."""


def clean_line(text: str, most: int) -> str:
    """Return `text` as one trimmed line: NFC, without unwanted characters, single spaces.

    Returns "" when nothing visible is left. Raises `TooLong` where that has more than `most`
    characters, and `TooManyMarks`; never shortens.
    """
    _measure(text, most)
    flat = _LINE_ENDS.sub(" ", text).replace("\t", " ")
    return _fitting(re.sub(r"\s+", _one_space, _settled(flat)).strip(), most)


def without_unwanted(text: str) -> str:
    """The text without what cannot be shown, sent or printed, at whatever length."""
    return _UNWANTED.sub("", text)


def without_bullet(line: str) -> str:
    """The line of a list without its bullet and what stands before and after that; any other line
    as it is."""
    return _BULLET.sub("", line)


def without_quotes(text: str) -> str:
    """What somebody said without the quotation marks typed around it; any other text as it is.
    Whoever shows it puts its own."""
    inner = text[1:-1]
    is_quoted = text[:1] + text[-1:] in _QUOTES and not {text[0], text[-1]} & {*inner}
    return inner.strip() or text if is_quoted else text


def clean_block(text: str, most: int) -> str:
    """Return `text` as trimmed lines with a line feed between them.

    As `clean_line`, but empty lines, tabs and runs of spaces inside a line stay.
    """
    _measure(text, most)
    lines = (_settled(line).rstrip() for line in _LINE_ENDS.split(text))
    return _fitting("\n".join(lines).strip(), most)


def is_visible(text: str) -> bool:
    """Whether there is anything to see, at whatever length."""
    return any(
        unicodedata.category(character) not in _UNSEEN and character not in _BLANK
        for character in text
    )


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[-1:]])).upper()


def _measure(text: str, most: int) -> None:
    """Refuse what could never fit. Cleaning shortens: Korean and Vietnamese may come with three
    characters for one, and copied text with blanks around it; but not without end."""
    if len(text) > most + min(2 * most, 20_000) + 1_000:
        raise TooLong(len(text), most)


def _fitting(text: str, most: int) -> str:
    if len(text) > most:
        raise TooLong(len(text), most)
    return text if is_visible(text) else ""


def _settled(line: str) -> str:
    """One line in NFC, without unwanted characters, its isolates closed.

    The characters go first: what stood on both sides of one may compose. Marks are counted before
    and after, for some of them are two.
    """
    kept = _UNWANTED.sub("", line)
    if kept.isascii():
        return kept
    return _bearable(unicodedata.normalize("NFC", _bearable(_balanced(kept))))


def _bearable(line: str) -> str:
    """The line itself. Raises `TooManyMarks`."""
    run = 0
    for character in line:
        # Not `unicodedata.combining`: three Tibetan marks are made of such that count, and do not.
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        if run > MOST_MARKS:
            raise TooManyMarks
    return line


def _balanced(line: str) -> str:
    """The line with every isolate closed and no closing mark without its opening."""
    kept: list[str] = []
    depth = 0
    for character in line:
        if character in _OPEN_ISOLATES:
            depth += 1
        elif character == _CLOSE_ISOLATE:
            if not depth:
                continue
            depth -= 1
        kept.append(character)
    return "".join(kept) + _CLOSE_ISOLATE * depth


def _one_space(run: re.Match[str]) -> str:
    return run[0] if run[0] in _KEPT_SPACES else " "

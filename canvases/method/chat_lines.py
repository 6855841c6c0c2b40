"""What chats and mails put around what people say: who wrote it, and when."""

import re
from collections.abc import Sequence
from typing import Final

_DAY: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_CLOCK: Final = r"\d{1,2}:\d{2}"
_TIME: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f\u00a0]?[AaPp]\.?[Mm]\.?)?"
_STAMP: Final = rf"[\u200e\u200f]?(?:\[{_DAY},? {_TIME}\]|{_DAY},? {_TIME} [-–]) "
_MESSAGE: Final = re.compile(rf"{_STAMP}[^:\n]{{1,60}}: (?=\S)")
_ITEM: Final = re.compile(r"\s*(?:[^\w\s\"'“„«¿¡(@#]|[a-zA-Z\d]{1,2}[.)])\s")
_NOTICE: Final = re.compile(rf"{_STAMP}[^:\n]{{1,300}}")  # by nobody: "Ben left"
# A name and a time: two spaces between, or a half of the day, so that "Home 6:00" is a text.
_AUTHOR: Final = re.compile(
    rf"(?:(?![a-z])[^\s:;,!?]{{1,30}} ){{1,4}}(?: {{1,3}}\[?{_TIME}\]?|{_CLOCK} ?[AaPp][Mm])"
)
_NAME: Final = re.compile(r"(?:(?![a-z\d])[^\s:;,!?]{1,30} ?){1,4}")
_CLOCK_ALONE: Final = re.compile(rf"{_CLOCK} ?[AaPp][Mm]")
_BEFORE: Final = re.compile(
    rf"\[[^\[\]\n]{{0,20}}\b{_TIME}\](?: (?![a-z])[^\s:;,!?]{{1,30}},?){{1,4}}|{_TIME}"
)
_REACTIONS: Final = re.compile(r"(?::[\w+-]{1,30}:(?: ?\d{1,3})? ?){1,20}")
_NO_TEXT: Final = re.compile(r"<[^<>]{3,30}>|\u200e?(?:image|video|audio|sticker|GIF) omitted")
_QUOTED: Final = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Em|W dniu|Den) [^\n]{8,160}(?:@|\d:\d\d)[^\n]{0,120}:"
)


def without_stamps(lines: Sequence[str], joint: str = " ") -> list[str]:
    """The lines of a chat without the day, the time and the name before each message; any other
    lines as they were. What else a message says follows it in the same line, with `joint` between,
    unless it is a list; then its further lines stand as they did, else they are empty."""
    stamps = [_MESSAGE.match(line) for line in lines]
    if sum(map(bool, stamps)) < 2:
        return list(lines)
    found, message = list[str](), -1
    for line, stamp in zip(lines, stamps, strict=True):
        found.append(line[stamp.end() :] if stamp else line)
        if stamp:
            message = len(found) - 1
        elif _ends_message(line):
            message = -1
        elif message >= 0:
            found[message] += joint + line if line.strip() else ""
            found[-1] = ""
    return found


def _ends_message(line: str) -> bool:
    """Whether a line is none of the message before: a notice, an item, or what others follow."""
    return bool(
        _NOTICE.fullmatch(line.strip())
        or _ITEM.match(line)
        or says_who_wrote(line)
        or line.rstrip().endswith((":", "："))
    )


def says_who_wrote(line: str) -> bool:
    """Whether a line only says who wrote what follows, as above messages of Slack and quotations in
    mails, or stands for a picture."""
    text = line.strip()
    sorts = (_AUTHOR, _BEFORE, _QUOTED, _NO_TEXT, _NOTICE, _REACTIONS)
    return any(sort.fullmatch(text) for sort in sorts)


def authors(lines: Sequence[str]) -> set[int]:
    """Where lines only say who wrote what follows: the name may stand above the time."""
    found = {at for at, line in enumerate(lines) if line.strip() and says_who_wrote(line)}
    clocks = (at for at in found if _CLOCK_ALONE.fullmatch(lines[at].strip()))
    return found | {at - 1 for at in clocks if at and _NAME.fullmatch(lines[at - 1].strip())}

"""Where one note holds several thoughts, and the thoughts."""

import re
from typing import Final

from canvases.method.hints.words import Words, plain, split_words
from canvases.method.kinds import Kind

_MOST_PARTS: Final = 6
_SEVERAL: Final = 2
_A_LIST: Final = 3
_SHORT: Final = 5
"""Words of one thing in a list; what is longer explains what stands before it."""

_REFERRING: Final = frozenset(
    {"it", "them", "its", "their", "him", "her", "es", "sie", "ihn", "whoever", "which"}
)
_TOO: Final = ("too", "zu")


def thoughts(text: str, kind: Kind, words: Words) -> list[str]:
    """The thoughts of a note, each as it would stand on a note of its own; one where it is not
    clear that there are more."""
    whole = " ".join(text.split())
    if re.search(words.one_thought, plain(whole)):
        return [whole]
    for parts in (
        _at_semicolons(whole),
        _at_sentences(whole),
        _at_commas(whole, words),
        _at_joining(whole, kind, words),
    ):
        if _SEVERAL <= len(parts) <= _MOST_PARTS:
            return [part[:1].upper() + part[1:] for part in parts]
    return [whole]


def _at_semicolons(text: str) -> list[str]:
    parts = [_trimmed(part) for part in text.split(";")]
    return parts if all(_SEVERAL <= len(_cut(part)) <= _SHORT for part in parts) else []


def _at_sentences(text: str) -> list[str]:
    """At a full stop with a capital letter behind it, and more than a word on both sides."""
    parts = re.split(r"(?<=[^\W\d_]{3})[.!?] +(?=[^\W\d_])", text)
    apart = all(len(_cut(part)) >= _SEVERAL and part[:1].isupper() for part in parts)
    return [_trimmed(part) for part in parts] if apart else []


def _at_commas(text: str, words: Words) -> list[str]:
    """At the commas of a list of three or more, which are things of one sort."""
    joining = _any_of(words)
    parts = [
        _trimmed(part)
        for part in re.split(rf",\s+(?:(?:{joining})\s+)?", text, flags=re.IGNORECASE)
    ]
    if len(parts) < _SEVERAL:
        return []
    parts = [*parts[:-1], *re.split(rf"\s+(?:{joining})\s+", parts[-1], flags=re.IGNORECASE)]
    cut = [_cut(part) for part in parts]
    if len(parts) < _A_LIST or not all(_SEVERAL <= len(part) <= _SHORT for part in cut):
        return []
    if any(_REFERRING & {*part} for part in cut):
        return []
    return parts if len({_sort(part, words) for part in cut}) == 1 else []


def _sort(part: list[str], words: Words) -> str:
    """What sort of thing words are: a task, what somebody does, a sentence or a name."""
    if part[0] in words.tasks:
        return "task"
    if part[0] in words.telling:
        return "telling"
    if words.task_endings and part[-1].endswith(words.task_endings):
        return "task"
    return "name" if words.finite.isdisjoint(part[1:]) else "sentence"


def _at_joining(text: str, kind: Kind, words: Words) -> list[str]:
    """At “and”, where what stands on either side can stand alone."""
    parts = [
        _trimmed(part)
        for part in re.split(rf",?\s+(?:{_any_of(words)})\s+", text, flags=re.IGNORECASE)
    ]
    cut = [_cut(part) for part in parts]
    if kind is Kind.JOB:
        return parts if _are_tasks(cut, words) else []
    return parts if _are_needs(cut, words) else []


def _are_tasks(parts: list[list[str]], words: Words) -> bool:
    """Whether each is something to do, to something."""
    for part in parts:
        if len(part) < _SEVERAL or part[-1] in words.particles:
            return False
        is_task = part[0] in words.tasks or (
            bool(words.task_endings) and part[-1].endswith(words.task_endings)
        )
        if not is_task or (_REFERRING - {"which"}) & {*part}:  # “find out which part is broken”
            return False
    return words.moving.isdisjoint({parts[0][0], parts[0][-1]})


def _are_needs(parts: list[list[str]], words: Words) -> bool:
    """Whether each has a subject and a verb of its own, or all begin with a verb or with “too”."""
    for part in parts:
        if len(part) < _SEVERAL or not words.subordinate.isdisjoint(part) or _REFERRING & {*part}:
            return False
    first = parts[0][0]
    if first in words.telling or first in _TOO:
        begin_alike = all(part[0] in words.telling or part[0] in _TOO for part in parts)
        return begin_alike or (first in _TOO and all(_tells(part, words) for part in parts[1:]))
    return all(_tells(part, words) for part in parts)


def _tells(part: list[str], words: Words) -> bool:
    """Whether somebody does something in it, or it is “too …”."""
    return part[0] in _TOO or not words.finite.isdisjoint(part[1:4])


def _cut(part: str) -> list[str]:
    return split_words(plain(part))


def _any_of(words: Words) -> str:
    return "|".join(re.escape(one) for one in words.joining)


def _trimmed(part: str) -> str:
    return part.strip(" .,;")

"""What is amiss with the words of one note, by the word lists of its language.

A rule speaks only where it is fairly sure: a hint that is wrong costs more than one that is not
given. Each looks at a text as `Wording` has cut it.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from canvases.method.hints.split import thoughts
from canvases.method.hints.words import Words, plain, split_words
from canvases.method.kinds import Kind

MOST_READ: Final = 300
"""Characters of a note that are looked at; who writes more writes no note."""

_NOBODY: Final = r"\b(?:nobody|no one|niemand|keiner)\b"


@dataclass(frozen=True)
class Wording:
    """One note as the rules read it."""

    original: str
    kind: Kind
    words: Words

    @cached_property
    def text(self) -> str:
        return plain(self.original[:MOST_READ])

    @cached_property
    def tokens(self) -> list[str]:
        return split_words(self.text)

    @cached_property
    def is_concrete(self) -> bool:
        """Whether it tells a number, a time or a situation."""
        return bool(re.search(r"\d", self.text)) or not self.words.concrete.isdisjoint(self.tokens)

    @cached_property
    def is_task(self) -> bool:
        """Whether it is put as something to do."""
        if self.words.is_task_anywhere:
            return bool(re.match(self.words.is_task_anywhere, self.text))
        return bool(self.tokens) and self.tokens[0] in self.words.tasks

    @cached_property
    def is_sentence(self) -> bool:
        """Whether there is a verb in it that says what happens."""
        return not self.words.finite.isdisjoint(self.tokens)

    def starts(self, pattern: str) -> bool:
        return bool(re.match(pattern, self.text))

    def has(self, pattern: str) -> bool:
        return bool(re.search(pattern, self.text))


def judge(text: str, kind: Kind, words: Words) -> str:
    """The key of the hint that a note with this text deserves in this box, or ""."""
    wording = Wording(text, kind, words)
    if not wording.tokens:
        return ""
    return next((key for key, applies in _RULES[kind] if applies(wording)), "")


def is_offer(tokens: list[str], words: Words) -> bool:
    """Whether words name a product: the last of them before “for”, “with” and the like is one, or
    a word like “online” stands before it."""
    while tokens and tokens[0] in words.determiners:
        tokens = tokens[1:]
    head = tokens[: _until(tokens, words.ends_of_head)]
    if not head or len(head) > 4 or not words.finite.isdisjoint(head[:-1]):
        return False
    last = head[-1]
    named = last in words.offers or any(
        last.endswith(ending) and len(last) > len(ending) for ending in words.offer_endings
    )
    return named or (len(head) > 1 and not words.digital.isdisjoint(head[:-1])) or _is_joined(head)


def _until(tokens: list[str], ends: Collection[str]) -> int:
    """Where the first of these words stands, or the end."""
    return next((i for i, word in enumerate(tokens) if word in ends), len(tokens))


def _is_joined(head: list[str]) -> bool:
    """Whether a compound begins with what is digital: “online-buchungssystem”."""
    return head[-1].startswith(("online-", "web-", "cloud-", "push-"))


def _is_solution(wording: Wording) -> bool:
    words = wording.words
    if taking := re.match(words.taking, wording.text):
        rest = split_words(wording.text[taking.end() :])
        ours = not words.our.isdisjoint(rest)
        return ours or not (words.offers - {"system", "systems"}).isdisjoint(rest)
    # What it does is told behind it, in “an app that finds the part”.
    told = wording.tokens[: _until(wording.tokens, words.subordinate)]
    return not wording.is_task and words.finite.isdisjoint(told) and is_offer(told, words)


def _is_feature(wording: Wording) -> bool:
    if wording.kind is Kind.PAIN:
        lacking = re.match(wording.words.lacking, wording.text)
        rest = split_words(wording.text[lacking.end() :]) if lacking else []
        return bool(rest) and is_offer(rest, wording.words)
    return is_offer(wording.tokens, wording.words)


def _is_bare(wording: Wording) -> bool:
    """A pain reliever or gain creator that says what is offered and not what it does."""
    tokens, words = wording.tokens, wording.words
    short = len([one for one in tokens if one not in words.our]) <= 4
    return short and words.ends_of_head.isdisjoint(tokens) and is_offer(tokens, words)


def _is_pain(wording: Wording) -> bool:
    words = wording.words
    if wording.is_task or wording.starts(words.not_a_pain):
        return False
    return wording.starts(words.pain_start) or wording.has(words.pain_anywhere)


def _is_pain_among_gains(wording: Wording) -> bool:
    """Not where it tells of nobody, which may be what they want: “nobody sees the diagnosis”."""
    welcome = wording.starts(wording.words.negating) or wording.has(_NOBODY)
    return _is_pain(wording) and not welcome


def _is_gain_among_jobs(wording: Wording) -> bool:
    if not wording.starts(wording.words.gain_start) or len(wording.tokens) < 2:
        return False
    second = wording.tokens[1]
    return second not in wording.words.tasks and second not in wording.words.determiners


def _is_gain_among_pains(wording: Wording) -> bool:
    words = wording.words
    if wording.has(r"\b(?:but|aber|than|als|only|nur)\b"):
        return False
    if wording.starts(words.wishing):
        return True
    return (
        wording.starts(words.gain_start)
        and not wording.starts(words.negating)
        and not wording.is_sentence
        and len(wording.tokens) > 1
    )


def _is_job_among_pains(wording: Wording) -> bool:
    toil = wording.has(wording.words.toil_anywhere) or _is_measured(wording)
    return wording.is_task and len(wording.tokens) > 2 and not toil


def _is_measured(wording: Wording) -> bool:
    return bool(re.search(r"\d", wording.text))


def _is_several(wording: Wording) -> bool:
    return len(thoughts(wording.original[:MOST_READ], wording.kind, wording.words)) > 1


def _is_negated_gain(wording: Wording) -> bool:
    words = wording.words
    if wording.is_concrete:
        return False
    enough = r" (?:enough|genug)$"
    if found := re.match(words.not_good, wording.text):
        rest = re.sub(enough, "", wording.text[found.end() :])
        if rest in words.good:
            return True
    if found := re.match(words.lacking, wording.text):
        rest = wording.text[found.end() :].strip()
        return rest in words.good
    return _lacks(wording)


def _lacks(wording: Wording) -> bool:
    tokens = wording.tokens
    return len(tokens) == 2 and tokens[0] in ("lacks", "fehlt") and tokens[1] in wording.words.good


def _is_negated_pain(wording: Wording) -> bool:
    words = wording.words
    starts = wording.starts(words.negating) and not wording.starts(words.not_negating)
    return starts and len(wording.tokens) <= 7 and not _is_measured(wording)


def _is_vague(wording: Wording) -> bool:
    words, tokens = wording.words, wording.tokens
    if len(tokens) > 6 or _is_measured(wording) or words.vague.isdisjoint(tokens):
        return False
    return all(one in words.vague or one in words.fillers for one in tokens)


Rule = tuple[str, Callable[[Wording], bool]]

_OFFERED: Final[tuple[Rule, ...]] = (("vague", _is_vague), ("bare", _is_bare))

_RULES: Final[dict[Kind, tuple[Rule, ...]]] = {
    Kind.JOB: (
        ("solution", _is_solution),
        ("several", _is_several),
        ("to_pains", _is_pain),
        ("to_gains", _is_gain_among_jobs),
    ),
    Kind.PAIN: (
        ("feature", _is_feature),
        ("several", _is_several),
        ("vague", _is_vague),
        ("negated", _is_negated_gain),
        ("to_gains", _is_gain_among_pains),
        ("to_jobs", _is_job_among_pains),
    ),
    Kind.GAIN: (
        ("several", _is_several),
        ("negated", _is_negated_pain),
        ("vague", _is_vague),
        ("feature", _is_feature),
        ("to_pains", _is_pain_among_gains),
    ),
    Kind.PRODUCT: (),
    Kind.PAIN_RELIEVER: _OFFERED,
    Kind.GAIN_CREATOR: _OFFERED,
}
"""By box, what is most telling first."""

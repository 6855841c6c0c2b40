"""What makes a segment too broad, and what to do about it: hints, which never stand in the way.

Texts and word lists are marked for translation; who asks brings the function that translates them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from canvases.method.buying_roles import buys, uses
from canvases.method.kinds import gettext_noop
from canvases.method.segmentation import MEANINGFUL, judge

Facts = Mapping[str, Any]
Translate = Callable[[str], str]

MOST_AT_ONCE: Final = 2
"""Hints that a page shows at a time."""

# Translators: names, in small letters, of a segment that is nobody in particular; separated by "|".
_VAGUE: Final = gettext_noop(
    "everyone|everybody|every person|anyone|anybody|all|all people|people|all customers|customers"
    "|all users|users|the public|general public|the general public|the whole world|mankind"
)
# Translators: words with which a name begins that leaves nobody out; separated by "|".
_ALL: Final = gettext_noop("everyone|everybody|every person|anyone|anybody|all people")
# Translators: words that join two groups, as in "nurses and doctors"; separated by "|".
_JOINING: Final = gettext_noop("and|or|as well as")
# Translators: words after which a name tells more of a group, as in "shops with 10 or more seats".
_TELLING: Final = gettext_noop(
    "who|whom|whose|that|which|with|without|in|at|on|of|for|from|near|between|under|over|aged|where"
)
# Translators: what holds a joining word and is still one group; separated by "|".
_ONE_GROUP: Final = gettext_noop(
    "small and medium|small and mid|medium and large|small or medium|research and development"
    "|bed and breakfast|more or less|first and second|second and third"
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A kind word on a segment. `key` is what is remembered where it was put aside; `section` is
    where one does what `todo` says."""

    key: str
    sentence: str
    todo: str
    section: str


@dataclass(frozen=True, slots=True)
class _Rule:
    section: str
    sentence: str  # with %(name)s where it calls the segment by its name
    todo: str
    applies: Callable[[Facts, Translate], bool]


def names_everyone(name: str, say: Translate) -> bool:
    """Whether a name leaves nobody out, whatever stands behind: “everyone with a phone”."""
    name = _plain(name)
    return name in say(_VAGUE).split("|") or bool(re.match(rf"(?:{_any_of(say(_ALL))})\b", name))


def _is_everyone(facts: Facts, say: Translate) -> bool:
    return names_everyone(facts["name"], say)


def _is_joined(facts: Facts, say: Translate) -> bool:
    name = _plain(facts["name"])
    if any(words in name for words in say(_ONE_GROUP).split("|")):
        return False
    group = re.split(rf"\b(?:{_any_of(say(_TELLING))})\b", name)[0]
    parts = re.split(rf"[,;/+&]|\b(?:{_any_of(say(_JOINING))})\b", group)
    return sum(len(re.findall(r"[^\W\d_]", part)) > 1 for part in parts) > 1


def _is_several_in_an_organisation(facts: Facts, _say: Translate) -> bool:
    roles = facts["roles"]
    several = {"buyer", "payer"} <= set(roles) or (buys(roles) and uses(roles))
    return facts["market"] in ("b2b", "b2g") and several


def _is_target_unasked(facts: Facts, _say: Translate) -> bool:
    missing = judge(facts["meaningful"]).missing
    return bool(facts["target"].get("chosen")) and len(missing) == len(MEANINGFUL)


_TOLD: Final = (
    "description", "market", "job_hired_for", "channel_position", "roles", "persona", "meaningful",
    "value", "methods", "target", "notes",
)  # fmt: skip


def _has_no_trait(facts: Facts, _say: Translate) -> bool:
    """Not of a segment that was only just named."""
    return not facts["traits"] and any(facts[name] for name in _TOLD)


_RULES: Final[dict[str, _Rule]] = {
    "everyone": _Rule(
        "who",
        gettext_noop(
            "Nobody feels meant by “%(name)s”. Who among them has the problem most often, or feels "
            "it most? Start there; others can have a segment of their own."
        ),
        gettext_noop("Name a narrower group"),
        _is_everyone,
    ),
    "joined": _Rule(
        "who",
        gettext_noop(
            "“%(name)s” sounds like more than one group. Where they want different things, each "
            "feels better understood in a segment of its own."
        ),
        gettext_noop("Keep one of them here"),
        _is_joined,
    ),
    "roles": _Rule(
        "roles",
        gettext_noop(
            "In organisations, who buys, who pays and who uses are seldom the same people, and "
            "each has other pains. A segment for each lets you speak to all of them."
        ),
        gettext_noop("Choose whom this one is about"),
        _is_several_in_an_organisation,
    ),
    "unasked": _Rule(
        "worth",
        gettext_noop(
            "This is your target market, and whether it is worth it is still open. One answer is a "
            "good start, even where it is a no."
        ),
        gettext_noop("Answer one of three questions"),
        _is_target_unasked,
    ),
    "traits": _Rule(
        "traits",
        gettext_noop(
            "Nothing tells them apart from others yet. By which trait would you find them: where "
            "they live, what they do, what they need?"
        ),
        gettext_noop("Add a trait"),
        _has_no_trait,
    ),
}
"""The most telling first."""

HINTS: Final = tuple(_RULES)
"""The keys of all hints."""


def find_hints(facts: Facts, say: Translate) -> list[Hint]:
    """What there is to say of a segment, the most telling first, without what was put aside.
    `facts`: its state, and "notes": how many its profile has. `say` translates a text."""
    return [
        Hint(key, say(rule.sentence) % {"name": facts["name"]}, say(rule.todo), rule.section)
        for key, rule in _RULES.items()
        if key not in facts["dismissed"] and rule.applies(facts, say)
    ]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _any_of(words: str) -> str:
    return "|".join(re.escape(word) for word in words.split("|"))

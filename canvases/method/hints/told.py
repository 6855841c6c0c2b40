"""What the coach says: why something could be clearer, and what to do about it.

Marked for translation; who shows a hint translates it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import Kind, gettext_noop


@dataclass(frozen=True, slots=True)
class Words:
    """`why` in one sentence, and the `mend`; with %(other)s where another note is named."""

    why: str
    mend: str


NOTE_HINTS: Final[dict[str, Words]] = {
    "duplicate": Words(
        gettext_noop("The same words stand on another note of this canvas."),
        gettext_noop("Keep the one in the box where it belongs and delete the other."),
    ),
    "solution": Words(
        gettext_noop("This sounds like something you offer; a job stays the same without it."),
        gettext_noop("What would they get done with it? Write that, beginning with a verb."),
    ),
    "feature": Words(
        gettext_noop("This sounds like something one could build, which belongs to the square."),
        gettext_noop("What does it change in their day? Write that here instead."),
    ),
    "several": Words(
        gettext_noop("Several thoughts share this note, so they can only be weighed together."),
        gettext_noop("Give each a note of its own."),
    ),
    "to_pains": Words(
        gettext_noop("This tells what annoys or worries them, which makes it a pain."),
        gettext_noop("Move it to Pains."),
    ),
    "to_gains": Words(
        gettext_noop("This tells what they would like to have, which makes it a gain."),
        gettext_noop("Move it to Gains."),
    ),
    "to_jobs": Words(
        gettext_noop("This tells what they want to get done, which makes it a job."),
        gettext_noop("Move it to Jobs."),
    ),
    "vague": Words(
        gettext_noop("This could stand on anybody's canvas, so nobody can tell when it is met."),
        gettext_noop("Add a number or a situation: how much, how long, how often, when?"),
    ),
    "negated:pain": Words(
        gettext_noop("This says what is missing, but not yet what happens because of it."),
        gettext_noop("What goes wrong on such a day? Write that as the pain."),
    ),
    "negated:gain": Words(
        gettext_noop("This is a pain turned round; a gain goes beyond the end of the pain."),
        gettext_noop("Once that is gone, what can they do or enjoy? Write that as the gain."),
    ),
    "mirrored": Words(
        gettext_noop("This and “%(other)s” say the same thing, once as a pain and once as a gain."),
        gettext_noop("Keep the one that they would say themselves, and make the other say more."),
    ),
    "own_offer": Words(
        gettext_noop("This names your own offer, “%(other)s”; the circle is about them alone."),
        gettext_noop("How would they have said it before they knew you?"),
    ),
    "bare": Words(
        gettext_noop("This names what you offer, but not yet what it does for them."),
        gettext_noop("How exactly does it help? Begin with a verb: it shows, saves, reminds …"),
    ),
    "unmatched": Words(
        gettext_noop("This is linked to nothing yet, while others are."),
        gettext_noop("Link it to what it answers; where there is nothing, it can wait."),
    ),
}
"""By key, and where boxes differ by key and box; the most telling first."""

CANVAS_HINTS: Final[dict[str, Words]] = {
    "mixed": Words(
        gettext_noop("Several groups of people speak here, and each may want something else."),
        gettext_noop("Give each a segment of its own, and keep here what they share."),
    ),
    "unranked": Words(
        gettext_noop("All notes here weigh the same, so nothing stands out yet."),
        gettext_noop("Weigh the two or three that matter most to them; the rest can stay."),
    ),
    "crowded": Words(
        gettext_noop("So many notes in one box make it hard to see what matters."),
        gettext_noop("Join those that say the same, and weigh down what hardly matters."),
    ),
    "only_functional": Words(
        gettext_noop("All jobs here are functional; people also want to feel and to be seen."),
        gettext_noop("How do they want to feel, and how do they want others to see them?"),
    ),
    "undelivered": Words(
        gettext_noop("There are products, but nothing yet that says how they help."),
        gettext_noop("Add a pain reliever or gain creator for each product that matters."),
    ),
    "unlinked": Words(
        gettext_noop("Both sides are filled, but nothing says which answers what."),
        gettext_noop("Link a pain reliever to the pain that it relieves most."),
    ),
    "serves_all": Words(
        gettext_noop("Every pain is answered; the best offers answer few of them extremely well."),
        gettext_noop("Which two or three do you want to be known for? Weigh those up."),
    ),
}
"""By key, what concerns a box or the canvas."""

MOVES: Final[dict[str, Kind]] = {
    "to_pains": Kind.PAIN,
    "to_gains": Kind.GAIN,
    "to_jobs": Kind.JOB,
}
"""Hints that a move to another box mends."""

NOTE_KEYS: Final = tuple(dict.fromkeys(key.split(":")[0] for key in NOTE_HINTS))
"""The keys of all hints on notes."""

CANVAS_NAMES: Final = (
    "mixed", "unlinked", "unranked:job", "unranked:pain", "unranked:gain", "crowded:job",
    "crowded:pain", "crowded:gain", "only_functional:job", "undelivered:product",
    "serves_all:pain",
)  # fmt: skip
"""The names of all hints on a canvas: their keys, and the box where they concern one."""

WORDING: Final = frozenset(NOTE_KEYS) - {"duplicate", "mirrored", "own_offer", "unmatched"}
"""Those that look at the words of the note alone."""


def known_keys(value: object, known: Collection[str]) -> list[str]:
    """What of a stored list of hints that were put aside is one, each once: a column of JSON may
    hold anything."""
    found = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return [one for one in dict.fromkeys(found) if one in known]

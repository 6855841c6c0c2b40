"""What is amiss with a box or with the whole canvas."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from canvases.method.fit import LinkFact, NoteFact
from canvases.method.hints.words import Words, plain, split_words
from canvases.method.kinds import ANSWERS, KINDS, SIDES, Kind, Side, is_answer
from canvases.method.weight import counted

_TO_RANK = 5  # notes in a box, before it is worth weighing them
_CROWD = 20  # and from which on there are too many to see what matters
_JOBS = 4  # of which at least one might be social or emotional
_PAINS = 8  # that nobody can relieve all of
_GROUPS = 3  # of people who speak on one profile
_OFTEN = 2  # that each of them does

Spot = tuple[str, Kind | None]


def find_whole(
    notes: Sequence[NoteFact],
    links: Sequence[LinkFact],
    types: Mapping[str, str],
    words: Words | None,
) -> Iterator[Spot]:
    """The keys of hints on boxes, each with its box, or None for the canvas. `types`: those of the
    notes that have one, by id."""
    boxes: dict[Kind, list[NoteFact]] = defaultdict(list)
    for note in notes:
        boxes[note.kind].append(note)
    if words and _is_mixed(notes, words):
        yield "mixed", None
    profile = SIDES[Side.PROFILE]
    for kind in reversed(profile):
        box = boxes[kind]
        if len(box) >= _CROWD:
            yield "crowded", kind
        if len(box) >= _TO_RANK and len({counted(note.weight) for note in box}) == 1:
            yield "unranked", kind
    jobs = boxes[Kind.JOB]
    if len(jobs) >= _JOBS and all(types.get(note.id) == "functional" for note in jobs):
        yield "only_functional", Kind.JOB
    yield from _on_answers(boxes, links)


def _on_answers(boxes: Mapping[Kind, list[NoteFact]], links: Sequence[LinkFact]) -> Iterator[Spot]:
    kinds = {note.id: note.kind for box in boxes.values() for note in box}
    answered = {
        link.target
        for link in links
        if link.source in kinds
        and link.target in kinds
        and is_answer(kinds[link.source], kinds[link.target])
    }
    answers = [kind for kind in ANSWERS if kind is not Kind.PRODUCT and boxes[kind]]
    if boxes[Kind.PRODUCT] and not answers:
        yield "undelivered", Kind.PRODUCT
    elif not answered and any(boxes[ANSWERS[kind]] for kind in answers):
        yield "unlinked", None
    pains = boxes[Kind.PAIN]
    if len(pains) >= _PAINS and all(note.id in answered for note in pains):
        yield "serves_all", Kind.PAIN


def _is_mixed(notes: Sequence[NoteFact], words: Words) -> bool:
    """Whether several groups of people speak: notes that begin with “Parents …” or “Teacher: …”."""
    speakers: Counter[str] = Counter()
    for note in notes:
        if KINDS[note.kind].side is not Side.PROFILE:
            continue
        text = plain(note.text)
        if called := re.match(r"([^\W\d_]{3,20}): \w", text):
            speakers[called[1]] += 1
        else:
            speakers.update(one for one in split_words(text)[:2] if one in words.people)
    return sum(times >= _OFTEN for times in speakers.values()) >= _GROUPS

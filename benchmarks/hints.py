"""The coach: how often it is right on notes that its rules were not tuned on, and its time."""

import random

from benchmarks.measure import Row, Table, in_turns, ms
from canvases.method.fit import LinkFact, NoteFact
from canvases.method.hints import CanvasFacts, find_hints
from canvases.method.kinds import Kind, Strength
from tests.method.hint_corpus import labelled, score

NOTES = 300
PRECISION, RECALL = 0.9, 0.5
AT_MOST = 0.25
"""Seconds for all notes: they follow a change at most twice a second."""


def run() -> list[Table]:
    """One table."""
    kept = score("kept")
    table = Table(
        "Hints",
        f"{kept.notes} labelled notes that were kept out while the rules were tuned, {kept.faults}"
        " of them with a fault: how many hints are right, and how many faults are found. The notes"
        " were written for the project by who wrote the rules, so strangers' notes will do worse."
        f" Time for a canvas of {NOTES} notes in English whose words were judged before, as on a"
        " board after each change, and the same in no known language.",
    )
    facts = CanvasFacts(_notes(), _links())
    silent = CanvasFacts(facts.notes, facts.links, language="other")
    times = in_turns(20, read=lambda: find_hints(facts), silent=lambda: find_hints(silent))
    table.rows = [
        Row("precision, against 90 %", _share(kept.precision), PRECISION / kept.precision, 1.0),
        Row("recall, against 50 %", _share(kept.recall), RECALL / kept.recall, 1.0),
        Row(
            f"{NOTES} notes, against {ms(AT_MOST)}", ms(times["read"]), times["read"] / AT_MOST, 1.0
        ),
        Row("without words", ms(times["silent"])),
    ]
    return [table]


def _share(part: float) -> str:
    return f"{100 * part:.0f} %"


def _notes() -> list[NoteFact]:
    english = [note for note in labelled("tuning") if note.language == "en"]
    return [
        NoteFact(str(number), Kind(note.kind), f"{note.text} {number}"[:200], None)
        for number, note in enumerate((english * 2)[:NOTES])
    ]


def _links() -> list[LinkFact]:
    chance = random.Random(5)
    return [
        LinkFact(str(chance.randrange(NOTES)), str(chance.randrange(NOTES)), Strength.STRONG)
        for _number in range(NOTES)
    ]

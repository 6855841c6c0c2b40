"""The statement workbench of a canvas: a pattern with its slots filled, and the variants kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from django.utils.translation import gettext as _

from canvases.method.evidence import Standing, read, standing_of
from canvases.method.kinds import KINDS, SIDES, Kind, Side
from canvases.method.sentence import composition, patterns
from canvases.method.sentence.patterns import PATTERNS, SLOTS, Pattern, Piece
from canvases.method.sentence.slots import Slots, notes_of
from canvases.method.statement import Candidate, choose, rank
from canvases.models import Canvas, Favourite, Member, Note, Statement
from canvases.queries.alternatives import load_alternatives
from canvases.queries.board import Board, chosen_language
from canvases.queries.consistent_read import load_current

_PROOF = {Standing.ASSUMPTION: "unproven", Standing.CONTRADICTED: "contradicted"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of the pattern: what could fill it, best first, and what does. `weak`: why it is, as
    keys of statement.WEAK."""

    key: str
    label: str
    kind: Kind | None
    candidates: list[Candidate]
    note: str  # an id, or ""
    words: str
    text: str  # what stands in the sentence
    weak: tuple[str, ...]
    has_own_words: bool  # they take the place of a note
    names: list[str]  # words to choose from, where no notes are

    @property
    def pair(self) -> str:
        """Its colour family."""
        return KINDS[self.kind].pair if self.kind else ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A sentence that is kept. `weak`: its slots that are weak, each with a key of WEAK."""

    row: Statement
    letter: str
    is_chosen: bool
    liked_by: list[Member]
    weak: list[tuple[str, str]]

    @property
    def likes(self) -> set[int]:
        """The primary keys of those who like it."""
        return {member.pk for member in self.liked_by}

    @property
    def pattern(self) -> Pattern | None:
        """What it was made by."""
        return PATTERNS.get(self.row.pattern)


@dataclass(frozen=True)
class StatementPage:
    """What the page shows. `asked`: slots as somebody filled them, None for those that are filled
    best; `editing`: the variant that is being rewritten."""

    board: Board
    pattern: Pattern
    asked: Slots | None
    rows: list[Statement]
    marks: Mapping[int, list[Member]]
    editing: Statement | None
    others: list[str]  # what else there is for the segment
    deleted: Mapping[str, str]  # texts of deleted notes by id

    @property
    def canvas(self) -> Canvas:
        """Whose sentence it is."""
        return self.board.canvas

    @cached_property
    def ranked(self) -> dict[Kind, list[Candidate]]:
        """The notes for each kind of slot, best first."""
        return rank(*self.board.facts)

    @cached_property
    def filled(self) -> Slots:
        """What fills the slots."""
        if self.asked is not None:
            return self.asked
        best = {slot: {"note": note.id} for slot, note in choose(self.ranked).items()}
        name = self.board.segment.chosen_name or composition.customers(self.language, _)
        best["segment"] = {"words": name}
        if self.others:
            best["unlike"] = {"words": self.others[0]}
        return best

    @cached_property
    def slots(self) -> list[Slot]:
        """The slots of the pattern, in the order of the sentence."""
        return [self._slot(key, self.filled.get(key, {})) for key in self.pattern.slots]

    @property
    def kept_aside(self) -> list[Slot]:
        """The slots that the pattern lacks, with what fills them: another pattern has them."""
        missing = [key for key in SLOTS if key not in self.pattern.slots]
        return [self._slot(key, self.filled.get(key, {})) for key in missing]

    @cached_property
    def language(self) -> str:
        """The code of the language in which the canvas is stated, "" for one without grammar."""
        texts = (note.text for note in self.board.notes)
        return composition.language_of(texts, chosen_language(self.canvas))

    @cached_property
    def pieces(self) -> list[Piece]:
        """The sentence of the pattern, bit by bit."""
        texts = {slot.key: slot.text for slot in self.slots}
        return composition.compose(self.pattern, texts, language=self.language, say=_)

    @property
    def text(self) -> str:
        """The sentence of the pattern."""
        return composition.text_of(self.pieces)

    @property
    def weak(self) -> list[Slot]:
        """The slots that are weak."""
        return [slot for slot in self.slots if slot.weak]

    @cached_property
    def variants(self) -> list[Variant]:
        """The sentences that are kept, in the order in which they came."""
        own = self.canvas.statements[:1]
        return [
            Variant(
                row, letter(number), own == [row.text], self.marks.get(row.pk, []), self._weak(row)
            )
            for number, row in enumerate(self.rows)
        ]

    @property
    def chosen(self) -> Variant | None:
        """The variant that is the canvas's own sentence."""
        return next((one for one in self.variants if one.is_chosen), None)

    @property
    def others_written(self) -> list[str]:
        """Further texts of the canvas that are no variants: a file brought them."""
        known = {row.text for row in self.rows}
        return [text for text in self.canvas.statements[1:] if text not in known]

    @property
    def is_as_kept(self) -> bool:
        """Whether the pattern is that of the variant that is being rewritten."""
        kept = self.editing.pattern or patterns.FIRST if self.editing else ""
        return kept == self.pattern.key

    def slot(self, key: str) -> Slot:
        """The slot of a piece."""
        return next(slot for slot in self.slots if slot.key == key)

    def _slot(self, key: str, filled: Mapping[str, str]) -> Slot:
        label, kind = SLOTS[key]
        note, words = filled.get("note", ""), filled.get("words", "")
        known = self.board.shown.get(note)
        text = words or (known.text if known else self.deleted.get(note, ""))
        names = {"segment": [self.board.segment.chosen_name], "unlike": self.others}.get(key, [])
        is_own = kind is not None and "words" in filled
        return Slot(
            key, label, kind, self.ranked.get(kind, []) if kind else [], note, words, text,
            self._why_weak(key, filled), is_own, [name for name in names if name],
        )  # fmt: skip

    def _why_weak(self, key: str, filled: Mapping[str, str]) -> tuple[str, ...]:
        """Where it stands among its kind, and whether anything supports it."""
        known = self.board.shown.get(filled.get("note", ""))
        proof = _PROOF.get(standing_of(read(known.evidence)), "") if known else ""
        is_need = SLOTS[key][1] in SIDES[Side.PROFILE]
        return tuple(filter(None, (self._weakness(key, filled), proof if is_need else "")))

    def _weakness(self, key: str, filled: Mapping[str, str]) -> str:
        kind, note = SLOTS[key][1], filled.get("note", "")
        if kind is None:
            return "empty" if key == "segment" and not filled.get("words") else ""
        if not note:
            return "own" if filled.get("words") else "empty"
        known = self.board.shown.get(note)
        if known is None:
            return "gone"
        found = {one.note.id: one for one in self.ranked[kind]}.get(note)
        return found.weakness if found else "moved"

    def _weak(self, row: Statement) -> list[tuple[str, str]]:
        keys = PATTERNS[row.pattern].slots if row.pattern in PATTERNS else []
        told = [(key, self._why_weak(key, row.slots.get(key, {}))) for key in keys]
        return [(SLOTS[key][0], one) for key, weak in told for one in weak if one != "empty"]


def letter(number: int) -> str:
    """What the variant with this number, counted from 0, is called: A to Z, then A2."""
    round_, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(round_ + 1) if round_ else "")


def load_statement_page(
    canvas_id: int,
    *,
    pattern: str = "",
    asked: Slots | None = None,
    variant: str = "",
    is_limited: bool = False,
) -> StatementPage:
    """The page for the canvas with this primary key, with the variant that has this public id to be
    rewritten. Seven queries, and one more where notes in the slots are deleted."""
    board = load_current(canvas_id)
    rows = list(board.canvas.variants.filter(binned_at=None))
    editing = next((row for row in rows if row.public_id == variant), None)
    if editing and not pattern:
        pattern = editing.pattern
    if editing and asked is None and editing.pattern == pattern:
        asked = editing.slots
    marks: dict[int, list[Member]] = {}
    liked = Favourite.objects.filter(statement__in=rows, is_marked=True).select_related("member")
    for mark in liked:
        marks.setdefault(mark.statement_id, []).append(mark.member)
    others = [] if is_limited else _others(board.canvas)
    gone = notes_of(asked) - board.shown.keys()
    found = PATTERNS.get(pattern, PATTERNS[patterns.FIRST])
    return StatementPage(board, found, asked, rows, marks, editing, others, _texts(board, gone))


def _others(canvas: Canvas) -> list[str]:
    """What a segment can do without the offer: others' value maps, and what is done today."""
    beside = [one.canvas.value_map for one in load_alternatives(canvas)]
    names = [
        _named(one.name) for one in beside if one.alternative != "idea" and one != canvas.value_map
    ]
    return list(dict.fromkeys(names))


def _named(name: str) -> str:
    """The name without its kind: "Competitor: the shop" is the shop."""
    before, colon, after = name.partition(": ")
    return after if colon and after and len(before.split()) == 1 else name


def _texts(board: Board, ids: Collection[str]) -> dict[str, str]:
    if not ids:
        return {}
    rows = Note.objects.filter(workspace=board.workspace, public_id__in=ids)
    return dict(rows.values_list("public_id", "text"))

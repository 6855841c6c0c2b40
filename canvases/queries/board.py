"""Reads everything that a canvas shows, for the board, its fragments and the exports."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _

from canvases.method import statement, way
from canvases.method.fit import Fit, LinkFact, NoteFact, assess
from canvases.method.hints import CanvasFacts, Hint, find_hints
from canvases.method.hints.languages import CHOICES
from canvases.method.hints.told import CANVAS_NAMES, NOTE_KEYS, known_keys
from canvases.method.kinds import LINK_TARGETS, Kind, Strength, is_answer
from canvases.method.sentence import composition, patterns
from canvases.method.weight import counted
from canvases.models import Canvas, CustomerSegment, Link, Member, Note, ValueMap, Workspace
from canvases.models.note import NoteQuerySet
from canvases.queries.comments import Talk, load_talks

# Five times quicker than calling Kind, which a board does for each of its notes.
_KIND: dict[str, Kind] = {kind.value: kind for kind in Kind}
_BOX: dict[str, int] = {kind.value: number for number, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The value proposition as it stands on board and PDF."""

    text: str
    is_draft: bool  # made from the notes, nobody has confirmed it yet


@dataclass(frozen=True)
class Board:
    """One canvas with its notes (in order, by kind) and its links. What follows from them is
    computed when it is first used. `seq` is the workspace's number from before the rows were read,
    so the content is at least as new."""

    seq: int
    canvas: Canvas
    boxes: dict[Kind, list[Note]]
    shown: dict[str, Note]  # the same notes by their public ids, in no order
    links: list[Link]  # between notes that are shown, ends loaded
    links_of: dict[int, list[Link]]  # by the primary key of either end
    talks: dict[int, Talk]  # what was said about notes, by their primary keys

    @property
    def workspace(self) -> Workspace:
        """The workspace the canvas is in."""
        return self.canvas.workspace

    @property
    def segment(self) -> CustomerSegment:
        """The segment whose profile the circle is."""
        return self.canvas.profile.segment

    @property
    def value_map(self) -> ValueMap:
        """The value map in the square."""
        return self.canvas.value_map

    @cached_property
    def fit(self) -> Fit:
        """How well the two sides fit."""
        return assess(*self.facts)

    @cached_property
    def sentence(self) -> Sentence | None:
        """The value proposition: what people wrote, or a draft from the heaviest linked notes where
        these suffice."""
        return sentence_of(self.canvas, *self.facts)

    @cached_property
    def way(self) -> way.Way:
        """The steps through the method, and how far this canvas is."""
        notes, _links = self.facts
        return way.lay(
            way.CanvasFacts(
                segment=self.segment.chosen_name,
                title=self.canvas.chosen_title,
                notes=notes,
                uncovered=self.fit.uncovered,
                is_stated=bool(self.canvas.statements),
            )
        )

    @cached_property
    def facts(self) -> tuple[list[NoteFact], list[LinkFact]]:
        """Notes and links as the method sees them, in board order."""
        return [_fact(note) for note in self.notes], [_link_fact(link) for link in self.links]

    @cached_property
    def hints(self) -> list[Hint]:
        """What the coach says of it. No query."""
        notes, links = self.facts
        put_aside = {note.public_id: known_keys(note.dismissed, NOTE_KEYS) for note in self.notes}
        facts = CanvasFacts(
            notes=notes,
            links=links,
            types={note.public_id: note.type for note in self.notes if note.type},
            language=chosen_language(self.canvas),
            dismissed={**put_aside, "": known_keys(self.canvas.dismissed, CANVAS_NAMES)},
        )
        return find_hints(facts)

    @cached_property
    def marks(self) -> list[Hint]:
        """The hints that notes are marked with, one a note at most."""
        return [hint for hint in self.hints if hint.is_marked]

    @cached_property
    def without_talks(self) -> "Board":
        """The board for members who are not shown comments."""
        return replace(self, talks={})

    def is_unused(self, note: Note) -> bool:
        """Whether the note answers nothing or, on the profile's side, is not answered: as in `idle`
        and `uncovered` of the fit, without looking at the other notes."""
        return not self.answers(note)

    def answers(self, note: Note) -> int:
        """How many notes it answers or, on the profile's side, answer it."""
        return sum(
            is_answer(_KIND[link.source.kind], _KIND[link.target.kind])
            for link in self.links_of.get(note.pk, ())
        )

    def targets(self, note: Note) -> str:
        """The links of the note for the page's scripts: "ID:strong ID:weak"."""
        return " ".join(
            f"{link.target.public_id}:{link.strength}"
            for link in self.links_of.get(note.pk, ())
            if link.source_id == note.pk
        )

    @property
    def notes(self) -> list[Note]:
        """All notes shown, box after box."""
        return [note for box in self.boxes.values() for note in box]


def load_rows(canvas: Canvas) -> tuple[list[Note], list[Link]]:
    """The live notes of both sides in order, and the links between them. Two queries."""
    notes = list(_on(canvas).live().in_order())
    by_pk = {note.pk: note for note in notes}
    links = [
        link
        for link in Link.objects.filter(source__in=_on(canvas).values("pk")).order_by("pk")
        if link.source_id in by_pk and link.target_id in by_pk
    ]
    for link in links:
        link.source, link.target = by_pk[link.source_id], by_pk[link.target_id]
    return notes, links


def load_board(canvas: Canvas) -> Board:
    """The board of a canvas whose workspace, segment and value map are loaded. Three queries."""
    seq = canvas.workspace.seq
    notes, links = load_rows(canvas)
    boxes: dict[Kind, list[Note]] = {kind: [] for kind in Kind}
    for note in notes:
        boxes[_KIND[note.kind]].append(note)
    return compose(canvas, seq, boxes, links, load_talks(canvas))


def compose(
    canvas: Canvas,
    seq: int,
    boxes: dict[Kind, list[Note]],
    links: list[Link],
    talks: dict[int, Talk],
) -> Board:
    """A board with these notes, in order by kind, and these links between them."""
    shown = {note.public_id: note for box in boxes.values() for note in box}
    return Board(seq, canvas, boxes, shown, links, by_end(links), talks)


def by_end(links: Iterable[Link]) -> dict[int, list[Link]]:
    """The links by the primary key of either end, in their order."""
    found: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        found[link.source_id].append(link)
        found[link.target_id].append(link)
    return found


def place(note: Note) -> tuple[int, int, int, int]:
    """A sort key: the position of a note among all on the board, by box, then as in
    NoteQuerySet.in_order."""
    return _BOX[note.kind], -counted(note.weight), note.position, note.pk


def _fact(note: Note) -> NoteFact:
    """The note as the method sees it. It is cached on the note, which many boards share."""
    known: NoteFact | None = note.__dict__.get("_fact")
    if known is None:
        known = NoteFact(note.public_id, _KIND[note.kind], note.text, note.weight)
        note.__dict__["_fact"] = known
    return known


def _link_fact(link: Link) -> LinkFact:
    """The link as the method sees it, cached likewise."""
    known: LinkFact | None = link.__dict__.get("_fact")
    if known is None:
        ends = link.source.public_id, link.target.public_id
        known = LinkFact(*ends, Strength(link.strength))
        link.__dict__["_fact"] = known
    return known


def _on(canvas: Canvas) -> NoteQuerySet:
    return Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)


def known_texts(canvas: Canvas, notes: Iterable[tuple[Kind, str]]) -> set[tuple[Kind, str]]:
    """Those of the texts, each with its box, that a note in the box has, in whatever case."""
    there = {
        (kind, text.casefold()) for kind, text in _on(canvas).live().values_list("kind", "text")
    }
    return {(kind, text) for kind, text in notes if (kind, text.casefold()) in there}


def chosen_language(canvas: Canvas) -> str:
    """The code of the language that was chosen for the words of a canvas, or "" where it is
    guessed."""
    return canvas.language if canvas.language in CHOICES else ""


def sentence_of(canvas: Canvas, notes: list[NoteFact], links: list[LinkFact]) -> Sentence | None:
    """What was written for the canvas, or a draft from its notes where they say enough."""
    if canvas.statements:
        return Sentence(canvas.statements[0], is_draft=False)
    slots = statement.fill(notes, links)
    if not slots.says_enough:
        return None
    language = composition.language_of((note.text for note in notes), chosen_language(canvas))
    texts = {
        "product": slots.product,
        "segment": canvas.profile.segment.chosen_name or composition.customers(language, _),
        "job": slots.job,
        "pain": slots.pain,
        "gain": slots.gain,
    }
    first = patterns.PATTERNS[patterns.FIRST]
    pieces = composition.compose(first, texts, language=language, say=_)
    return Sentence(composition.text_of(pieces), is_draft=True)


def find_note(canvas: Canvas, public_id: str) -> Note | None:
    """A note of the canvas, in the bin or not. None where the canvas has none with this id. One
    query."""
    return _on(canvas).filter(public_id=public_id).first()


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """A note that another may be linked with, and the present strength of that link ("" for no
    link)."""

    note: Note
    strength: str


def link_choices(
    board: Board, note: Note
) -> tuple[list[tuple[Kind, list[LinkChoice]]], list[tuple[Kind, list[LinkChoice]]]]:
    """What `note` may be linked to, and from, by kind, in board order. No query."""
    kind = Kind(note.kind)
    out = {link.target_id: link.strength for link in board.links_of.get(note.pk, [])}
    into = {link.source_id: link.strength for link in board.links_of.get(note.pk, [])}
    targets = [
        (target, [LinkChoice(other, out.get(other.pk, "")) for other in board.boxes[target]])
        for target in LINK_TARGETS[kind]
    ]
    sources = [
        (source, [LinkChoice(other, into.get(other.pk, "")) for other in board.boxes[source]])
        for source in Kind
        if kind in LINK_TARGETS[source]
    ]
    return targets, sources


def author_names(board: Board) -> dict[int, str]:
    """The names of the authors of the notes shown, by primary key. Guests without a name are left
    out. One query."""
    writers = {note.author_id for note in board.notes if note.author_id}
    named = Member.objects.filter(pk__in=writers).exclude(name="")
    return dict(named.values_list("pk", "name"))

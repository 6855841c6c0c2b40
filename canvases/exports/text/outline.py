"""A canvas as headings and lists. Markdown and the HTML summary are written from it."""

from dataclasses import dataclass, replace

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from canvases.exports.dossier import evidence as knowledge
from canvases.exports.dossier import segment as dossier
from canvases.exports.dossier.blocks import Block, Words
from canvases.exports.dossier.scores import score_blocks
from canvases.exports.export_request import ExportRequest
from canvases.exports.options import Options
from canvases.exports.page.scripts import joined
from canvases.method.kinds import KINDS, SIDES, Kind, Side, Strength
from canvases.method.note_fields import NOTE_FIELDS, NoteField, Sort
from canvases.models import CustomerSegment, Note
from canvases.queries.assessment import load_medians
from canvases.queries.board import Board, author_names
from canvases.queries.consistent_read import load_current
from canvases.queries.evidence_page import EvidencePage
from canvases.queries.names import title_of


@dataclass(frozen=True, slots=True)
class OutlineNote:
    """One note. `facts` are short words about it; `links` the notes at the other ends."""

    text: str
    weight: int | None  # None where it is not wanted, and where nobody has weighed it
    facts: tuple[str, ...]
    details: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlineBox:
    """One of the six boxes, heaviest note first; `pair` names its colour."""

    label: str
    pair: str
    notes: tuple[OutlineNote, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """One canvas. `fit`: pairs of label and figure 0–100, the overall one first; may be empty."""

    title: str
    about: str  # workspace and date
    statement: str
    fit: tuple[tuple[str, int], ...]
    sides: tuple[tuple[str, tuple[OutlineBox, ...]], ...]
    known: tuple[Block, ...] = ()  # what it stands on
    segment: tuple[Block, ...] = ()  # what is known of it; once, where several canvases share it


def outlines(request: ExportRequest) -> list[Outline]:
    """The outlines of the canvases asked for, in the language of the request."""
    with translation.override(request.options.language):
        found, told = [], set[int]()
        for canvas in request.canvases:
            board = load_current(canvas.pk)
            is_new = request.options.segments and board.segment.pk not in told
            segment = _segment(board.segment) if is_new else ()
            told.add(board.segment.pk)
            outline = _outline(board, request.options)
            known = _known(board) if request.options.evidence else ()
            found.append(replace(outline, segment=segment, known=known))
        return found


def _segment(segment: CustomerSegment) -> tuple[Block, ...]:
    """What is known of a segment, what it is and its job first."""
    words = " · ".join(dossier.badges(segment))
    job = Words(segment.job_hired_for, _("They hire it to"))
    rows = tuple(row for row in (Words(words), job) if row.text)
    head = (Block(_("Segment"), rows),) if rows else ()
    return (*head, *dossier.blocks_of(segment, ("", ()), ()))


def _known(board: Board) -> tuple[Block, ...]:
    """What a canvas stands on, and what its team thinks of it, where there is something."""
    page = EvidencePage(board)
    blocks = [knowledge.fit_block(page), knowledge.needs_block(page), *knowledge.test_blocks(page)]
    scores = load_medians([board.canvas])[board.canvas.pk]
    return (*(blocks if knowledge.is_known(page) else ()), *score_blocks(scores))


def _outline(board: Board, options: Options) -> Outline:
    names = author_names(board) if options.authors else {}
    words = _OutlineBoxes(board, options, names)
    return Outline(
        title=title_of(board.canvas),
        about=joined((board.workspace.chosen_name, _today())),
        statement=" ".join(board.sentence.text.split()) if board.sentence else "",
        fit=_fit(board) if options.fit else (),
        sides=(
            (_named(_("Customer profile"), board.segment.chosen_name), words.boxes(Side.PROFILE)),
            (_named(_("Value map"), board.value_map.name), words.boxes(Side.VALUE_MAP)),
        ),
    )


def _today() -> str:
    return date_format(timezone.localdate(), "DATE_FORMAT")


def _named(what: str, name: str) -> str:
    return f"{what}: {name}" if name else what


def _fit(board: Board) -> tuple[tuple[str, int], ...]:
    parts = board.fit.parts
    figures = (
        (_("Fit"), board.fit.figure),
        (_("Jobs"), parts[Kind.JOB].figure),
        (_("Pains"), parts[Kind.PAIN].figure),
        (_("Gains"), parts[Kind.GAIN].figure),
    )
    return tuple((label, figure) for label, figure in figures if figure is not None)


class _OutlineBoxes:
    """What is said about the notes of one board."""

    def __init__(self, board: Board, options: Options, authors: dict[int, str]) -> None:
        self.board, self.options, self.authors = board, options, authors

    def boxes(self, side: Side) -> tuple[OutlineBox, ...]:
        kinds = (Kind.JOB, Kind.PAIN, Kind.GAIN) if side is Side.PROFILE else SIDES[side]
        return tuple(
            OutlineBox(
                _(KINDS[kind].many),
                KINDS[kind].pair,
                tuple(self._note(note) for note in self.board.boxes[kind]),
            )
            for kind in kinds
        )

    def _note(self, note: Note) -> OutlineNote:
        facts = [word for field in NOTE_FIELDS if field.is_fact for word in _words(field, note)]
        if note.author_id in self.authors:
            facts.append(self.authors[note.author_id])
        weight = note.weight if self.options.weights else None
        links = self._links(note) if self.options.links else ()
        return OutlineNote(note.text, weight, tuple(facts), note.details, links)

    def _links(self, note: Note) -> tuple[str, ...]:
        weak = f" ({_('weak')})"
        return tuple(
            (link.target.text if link.source_id == note.pk else link.source.text)
            + (weak if link.strength == Strength.WEAK else "")
            for link in self.board.links_of.get(note.pk, ())
        )


def _words(field: NoteField, note: Note) -> list[str]:
    """What is said of a note in a field; a figure with what it means."""
    value = getattr(note, field.name)
    if field.sort is not Sort.SCALE:
        return field.words(value, _)
    return [] if value == field.empty else [f"{_(field.label)} {value}/5"]

"""Makes the sheet of a board. Everything after it works without the database."""

from threading import Lock
from typing import Final

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from canvases.board_state.rendered_board import get_rendered_board
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.options import Options
from canvases.exports.page.brand import NO_BRAND, Brand
from canvases.exports.page.scripts import joined
from canvases.exports.page.sheet import Labels, Look, Sheet, SheetFit, SheetLink, SheetNote
from canvases.method.kinds import KINDS, Kind, Strength
from canvases.models import Canvas, Note
from canvases.queries.board import Board, author_names
from canvases.queries.consistent_read import load_current
from canvases.queries.names import title_of

_TURN: Final = Lock()


def current_sheet(canvas: Canvas, request: ExportRequest) -> tuple[Board, Sheet]:
    """The present board of a canvas of the request, and its sheet. One at a time: each takes
    milliseconds of Python, and several together would delay people who work on a board."""
    language = request.options.language
    with _TURN, translation.override(language):
        board = _board(canvas, request)
        return board, from_board(board, language, request.options, request.brand)


def _board(canvas: Canvas, request: ExportRequest) -> Board:
    """The board from the render cache where the request has one canvas, which is often there. Of
    many canvases most are not, and would only push out others."""
    if request.scope is Scope.CANVAS:
        workspace = request.workspace
        return get_rendered_board(canvas.pk, workspace.epoch, at_least=workspace.seq).board
    return load_current(canvas.pk)


def from_board(
    board: Board, language: str, options: Options | None = None, brand: Brand = NO_BRAND
) -> Sheet:
    """The sheet of a board, dated today, in `language` (a code of Django's LANGUAGES), with
    `options`; without dots where nothing is weighed. Authors cost one query."""
    options = options or Options()
    names = author_names(board) if options.authors else {}
    weights = options.weights and any(note.weight for note in board.notes)
    with translation.override(language):
        parts = board.fit.parts
        return Sheet(
            title=title_of(board.canvas),
            workspace=board.workspace.chosen_name,
            segment=board.segment.chosen_name,
            value_map=board.value_map.name,
            statement=" ".join(board.sentence.text.split()) if board.sentence else "",
            date=date_format(timezone.localdate(), "DATE_FORMAT"),
            language=language,
            rtl=translation.get_language_bidi(),
            labels=labels(),
            fit=SheetFit(
                overall=board.fit.figure,
                jobs=parts[Kind.JOB].figure,
                pains=parts[Kind.PAIN].figure,
                gains=parts[Kind.GAIN].figure,
            )
            if options.fit
            else SheetFit(),
            notes=tuple(
                SheetNote(note.public_id, Kind(note.kind), _signed(note, names), note.weight)
                for note in board.notes
            ),
            links=tuple(
                SheetLink(link.source.public_id, link.target.public_id, Strength(link.strength))
                for link in (board.links if options.links else ())
            ),
            look=Look(weights, options.continuation, brand),
        )


def _signed(note: Note, names: dict[int, str]) -> str:
    """The text of a note, with its author where that is wanted and known."""
    name = names.get(note.author_id) if note.author_id else None
    return joined((note.text, name)) if name else note.text


def labels() -> Labels:
    """The words of the page in the active language."""
    return Labels(
        boxes={kind: _(facts.many) for kind, facts in KINDS.items()},
        value_map=_("Value map"),
        profile=_("Customer profile"),
        statement=_("Value proposition"),
        fit=_("Fit"),
        jobs=_("Jobs"),
        pains=_("Pains"),
        gains=_("Gains"),
        more=_("+ {count} more"),
        page=_("Page {number}"),
        continued=_("Further notes"),
        empty=_("Nothing here yet"),
        strong=_("strong link"),
        weak=_("weak link"),
        weight=_("weight"),
        unweighed=_("not weighed"),
        drawing=_("The value map as a square, the customer profile as a circle, links as lines"),
        logo=_("Logo"),
        credit=_("Value Proposition Canvas: a method by Osterwalder, Pigneur, Bernarda and Smith"),
    )

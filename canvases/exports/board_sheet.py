"""From a board to the sheet that the worker prints: the last step that knows the database."""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from canvases.exports.sheet import Labels, Sheet, SheetFit, SheetLink, SheetNote
from canvases.method.kinds import KINDS, Kind, Strength
from canvases.queries.board import Board


def from_board(board: Board, language: str) -> Sheet:
    """The sheet of a board, dated today, in `language` (a code of Django's LANGUAGES)."""
    with translation.override(language):
        parts = board.fit.parts
        return Sheet(
            title=board.canvas.title,
            workspace=board.workspace.name,
            segment=board.segment.name,
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
            ),
            notes=tuple(
                SheetNote(note.public_id, Kind(note.kind), note.text, note.weight)
                for note in board.notes
            ),
            links=tuple(
                SheetLink(link.source.public_id, link.target.public_id, Strength(link.strength))
                for link in board.links
            ),
        )


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
        drawing=_("The value map as a square, the customer profile as a circle, links as lines"),
        credit=_("Value Proposition Canvas: a method by Osterwalder, Pigneur, Bernarda and Smith"),
    )

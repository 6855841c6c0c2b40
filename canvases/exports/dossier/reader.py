"""Reads what stands behind canvases, where a file is asked for."""

from collections.abc import Sequence

from canvases.exports.dossier import evidence
from canvases.exports.dossier.behind import Behind
from canvases.exports.dossier.scores import scored
from canvases.exports.options import Options
from canvases.exports.page.sheet import Sheet
from canvases.queries.assessment import load_medians
from canvases.queries.board import Board
from canvases.queries.evidence_page import EvidencePage


def read_behind(
    boards: Sequence[Board], sheets: Sequence[Sheet], options: Options
) -> tuple[Behind, ...]:
    """What stands behind each canvas, in the active language; evidence where it is asked for."""
    medians = load_medians(board.canvas for board in boards)
    return tuple(
        Behind(
            evidence.known(EvidencePage(board), sheet.title) if options.evidence else None,
            scored(medians[board.canvas.pk], sheet.title),
        )
        for board, sheet in zip(boards, sheets, strict=True)
    )

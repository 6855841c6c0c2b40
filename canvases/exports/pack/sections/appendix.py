"""All notes, complete, each side once however many canvases it stands in."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from canvases.exports.pack.sections.note_pages import note_pages
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.page import Page
from canvases.exports.page.sheet import Sheet
from canvases.method.kinds import SIDES, Side


def _plan(source: PackSource) -> Iterator[Chapter]:
    seen: set[tuple[Side, int]] = set()
    first = True
    for board, sheet in zip(source.boards, source.sheets, strict=True):
        sides = (
            (Side.PROFILE, board.segment.pk, sheet.segment, sheet.labels.profile),
            (Side.VALUE_MAP, board.value_map.pk, sheet.value_map, sheet.labels.value_map),
        )
        for side, key, name, label in sides:
            some = _of_side(sheet, side)
            if (side, key) in seen or not some.notes:
                continue
            seen.add((side, key))
            title = f"{label}: {name}"
            if first:
                title, first = _("All notes · {side}").format(side=title), False
            yield Chapter("appendix", title, some, 1 if title.startswith(_("All notes")) else 2)


def _of_side(sheet: Sheet, side: Side) -> Sheet:
    notes = tuple(note for note in sheet.notes if note.kind in SIDES[side])
    return replace(sheet, notes=notes, links=())


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    return note_pages(builder, chapter.title, chapter.content, builder.area, 4)


SECTION = Section("appendix", _plan, _pages)

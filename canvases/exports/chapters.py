"""A pack's work that workers do: compose chapters, print them, bind them. No database in here."""

from collections.abc import Sequence
from typing import Any

from canvases.exports.page import Page
from canvases.exports.papers import PAPERS
from canvases.exports.rendering import print_loose, proof_of, ruler
from canvases.exports.sections import SECTIONS
from canvases.exports.sections.contents import contents
from canvases.exports.sections.section import Chapter, Desk, about
from canvases.exports.sheet import Sheet

Mark = tuple[int, str, int]  # level, title, page: a line of contents and outline


def compose(chapters: Sequence[Chapter], like: Sheet, title: str, paper: str) -> list[list[Page]]:
    """The pages of each of some chapters."""
    desk = _desk(like, title, paper)
    return [SECTIONS[chapter.section].pages(chapter, desk) for chapter in chapters]


def print_part(pages: Sequence[Page], like: Sheet, title: str, paper: str) -> Any:
    """Pages printed, to be bound with others."""
    desk = _desk(like, title, paper)
    return print_loose(proof_of(pages, about(desk), desk.paper))


def write_contents(title: str, marks: Sequence[Mark], like: Sheet, pack: str, paper: str) -> Any:
    """The pages of contents, whose lines are known only when all else is composed."""
    return contents(title, marks, _desk(like, pack, paper))


def bind(parts: list[Any], title: str, marks: list[Mark]) -> bytes:
    """One file of all parts."""
    from canvases.exports.press.binding import Bookmark
    from canvases.exports.press.binding import bind as bound

    return bound(parts, title, [Bookmark(*mark) for mark in marks])


def _desk(like: Sheet, title: str, paper: str) -> Desk:
    return Desk(PAPERS[paper], ruler(), like, title)

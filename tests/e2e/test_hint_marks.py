"""The coach's marks on the notes of a board."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.board import Board

WORDY = "Cook rice and wash the pan"


def test_mark_comes_with_the_words_moves_nothing_and_leads_to_its_hint(board: Board) -> None:
    board.add("job", WORDY)
    note = board.note(WORDY)
    mark = note.locator(".note__hint")
    expect(mark).to_have_accessible_name(re.compile("^Hint: Several thoughts share this note"))
    marked = note.bounding_box()
    mark.evaluate("mark => mark.remove()")
    assert note.bounding_box() == marked

    board.add("job", "Sleep through the night")
    mark.click()

    expect(board.page.locator("[id^=hint-]")).to_contain_text(WORDY)


@pytest.mark.notes(job=[WORDY])
def test_mark_goes_when_the_words_are_others(board: Board) -> None:
    mark = board.page.locator(".note__hint:visible")
    expect(mark).to_have_count(1)

    board.write_on(WORDY, "")
    board.page.keyboard.press("ControlOrMeta+a")
    board.page.keyboard.type("Sleep through the night")
    board.press("Enter")

    expect(mark).to_have_count(0)

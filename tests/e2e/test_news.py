"""What others do is told in words: to those who listen by box, to everyone where it is much."""

from playwright.sync_api import expect

from tests.e2e.board import Board
from tests.e2e.test_adding import paste


def test_others_changes_are_told_by_box(board: Board, ben: Board) -> None:
    board.add("pain", "a", "b")
    expect(ben.notes("pain")).to_have_count(2)
    news = board.page.locator("#news")
    ben.choose("a")
    ben.press("Delete")
    ben.choose("b")
    ben.press("Alt+ArrowLeft")
    expect(ben.notes("gain")).to_have_count(1)

    expect(news).to_contain_text("1 note removed from Pains.", timeout=10_000)
    expect(news).to_contain_text("1 note moved to Gains.")


def test_restored_state_is_told_in_words(board: Board, ben: Board) -> None:
    board.add("pain", "a")
    address = ben.page.url
    ben.page.goto(f"{address}snapshots/")
    ben.page.get_by_label("Name of the present state").fill("Before the interview")
    ben.page.get_by_role("button", name="Keep it").click()
    board.add("pain", "b")
    ben.page.get_by_role("link", name="Compare with now").click()
    ben.page.get_by_role("button", name="Go back to this state").click()

    board.says("Ben restored the state “Before the interview”.")
    expect(board.notes("pain")).to_have_text(["a"])


def test_what_others_do_waits_for_ones_own_way_back(board: Board, ben: Board) -> None:
    board.add("gain", "Mine")
    board.choose("Mine")
    board.press("Delete")
    board.says("Deleted “Mine”.")
    paste(ben, "pain", "1\n2\n3\n4\n5\n6")
    ben.page.get_by_role("button", name="Add all 6").click()
    expect(board.notes("pain")).to_have_count(6)

    board.says("Deleted “Mine”.")
    board.says("Ben pasted 6 notes.")

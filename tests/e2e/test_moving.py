"""Weighing, reordering and moving between boxes: by keys and by dragging alike."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board


def middle(of: Locator, *, at: float = 0.5) -> tuple[float, float]:
    """A point of an element, in the window: `at` is the part of its height."""
    # In one step in the browser: a patch may put a new element in the note's place meanwhile.
    box = of.evaluate("note => note.getBoundingClientRect().toJSON()")
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * at


def drag(board: Board, note: Locator, to: tuple[float, float]) -> None:
    """Press on the text's start, move in steps, let go."""
    mouse = board.page.mouse
    mouse.move(*middle(note, at=0.3))
    mouse.down()
    mouse.move(*to, steps=6)
    mouse.up()


@pytest.mark.notes(pain=["a", "b", "c"])
def test_digits_dots_and_arrows_weigh_and_heavier_notes_stand_higher(
    board: Board, afar: Afar
) -> None:
    board.choose("c")
    board.press("5")
    expect(board.notes("pain")).to_have_text(["c", "a", "b"])
    expect(board.note("c")).to_be_focused()
    expect(board.note("c")).to_have_attribute("data-weight", "5")
    board.saved()
    assert afar.texts("pain") == ["c", "a", "b"]
    board.press("2")
    expect(board.notes("pain")).to_have_text(["a", "b", "c"])
    board.saved()
    assert afar.texts("pain") == ["a", "b", "c"]

    dots = board.note("a").locator(".note__weight")
    size = dots.bounding_box()
    assert size
    dots.click(position={"x": size["width"] * 0.7, "y": size["height"] / 2})
    expect(board.note("a")).to_have_attribute("data-weight", "4")
    dots.press("ArrowRight")
    expect(board.note("a")).to_have_attribute("data-weight", "5")
    board.saved()


@pytest.mark.notes(pain_reliever=["r"], pain=["a", "b"])
def test_arrows_go_from_note_to_note_and_box_to_box(board: Board) -> None:
    board.choose("a")

    board.press("ArrowDown")
    expect(board.note("b")).to_be_focused()
    board.press("Home")
    expect(board.note("a")).to_be_focused()
    board.press("ArrowLeft")
    expect(board.note("r")).to_be_focused()
    expect(board.note("r")).to_have_attribute("aria-current", "true")

    # Where the rows of a full box may stand: the second begins to the left of the first.
    board.note("b").evaluate("note => { note.style.translate = '-15em 4em' }")
    board.choose("a")
    board.press("ArrowLeft")
    expect(board.note("r")).to_be_focused()


@pytest.mark.notes(pain=["a", "b", "c"])
def test_tab_stops_once_in_a_box_and_alt_arrows_move_within_it_and_to_the_next(
    board: Board, afar: Afar
) -> None:
    expect(board.page.locator("#notes-pain > .note[tabindex='0']")).to_have_count(1)
    expect(board.page.locator("#notes-pain button:not([tabindex='-1'])")).to_have_count(0)
    board.choose("c")
    board.press("Alt+ArrowUp", "Alt+ArrowUp")
    expect(board.notes("pain")).to_have_text(["c", "a", "b"])
    expect(board.note("c")).to_be_focused()
    board.says("Moved to place 1 of 3")
    board.saved()
    assert afar.texts("pain") == ["c", "a", "b"]

    board.press("Alt+ArrowRight")
    expect(board.notes("job")).to_have_text(["c"])
    expect(board.note("c")).to_be_focused()
    board.saved()
    expect(board.note("c")).to_have_class("note note--job is-open is-chosen")
    assert afar.texts("job") == ["c"]


@pytest.mark.notes(product=["a", "b", "c"], gain_creator=["j"])
def test_drag_moves_within_the_side_only_and_escape_ends_it(board: Board, afar: Afar) -> None:
    mouse, mark = board.page.mouse, board.page.locator(".drop-mark")
    mouse.move(*middle(board.note("c"), at=0.3))
    mouse.down()
    mouse.move(*middle(board.note("a"), at=0.1), steps=6)
    expect(mark).to_be_visible()
    board.press("Escape")
    mouse.up()
    expect(board.notes("product")).to_have_text(["a", "b", "c"])
    expect(board.page.locator(".note--ghost")).to_have_count(0)

    drag(board, board.note("c"), middle(board.note("a"), at=0.2))
    expect(board.notes("product")).to_have_text(["c", "a", "b"])
    board.saved()
    assert afar.texts("product") == ["c", "a", "b"]

    drag(board, board.note("a"), middle(board.note("j"), at=0.9))
    expect(board.notes("gain_creator")).to_have_text(["j", "a"])
    board.saved()
    drag(board, board.note("a"), middle(board.page.locator("#box-pain")))
    expect(board.notes("gain_creator")).to_have_text(["j", "a"])
    expect(mark).to_have_count(0)
    assert afar.texts("gain_creator") == ["j", "a"]


@pytest.mark.notes(product=["heavy", "light", "new"])
def test_drag_between_two_weights_gives_a_weight_between(board: Board) -> None:
    board.choose("heavy")
    board.press("5")
    board.choose("light")
    board.press("1")
    board.saved()

    drag(board, board.note("new"), middle(board.note("heavy"), at=0.1))

    expect(board.notes("product")).to_have_text(["new", "heavy", "light"])
    board.says("Weighed 5 of 5 to fit there.")
    board.saved()
    expect(board.note("new")).to_have_attribute("data-weight", "5")


@pytest.mark.notes(pain=["a"])
def test_note_is_weighed_and_not_weighed_again_and_says_so_where_colours_are_not_ours(
    board: Board,
) -> None:
    board.page.emulate_media(forced_colors="active")
    dots = board.note("a").locator(".note__weight")
    shown = "dots => [getComputedStyle(dots, '::before').content, dots.ariaLabel]"
    assert dots.evaluate(shown) == ['"–"', "Severity: not weighed"]
    board.choose("a")

    board.press("4")

    board.saved()
    assert dots.evaluate(shown) == ['counter(weight) "/5"', "Severity 4 of 5"]
    assert dots.evaluate("dots => getComputedStyle(dots).getPropertyValue('--w')") == "4"
    board.press("0")
    board.saved()
    expect(board.note("a")).to_have_attribute("data-weight", "")

"""Two people on one board see each other's changes, and nobody's writing is disturbed."""

from playwright.sync_api import Route, expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board


def test_two_screens_of_one_board_show_the_same(board: Board, other: Board) -> None:
    board.add("pain", "Canteen is closed", "No warm meal")
    expect(other.notes("pain")).to_have_text(["Canteen is closed", "No warm meal"])
    expect(other.page.locator("#count-pain")).to_have_text("2")
    other.choose("Canteen is closed")
    other.press("Delete")
    expect(board.notes("pain")).to_have_text(["No warm meal"])

    board.page.get_by_label("Rename the canvas").click()
    board.page.get_by_label("Title of the canvas").fill("Fridge on the ward")
    board.press("Enter")
    for screen in (board, other):
        expect(screen.page.get_by_role("heading", level=1)).to_have_text("Fridge on the ward")
        expect(screen.page).to_have_title("Fridge on the ward · Circle & Square")

    for number in range(4):  # both write at once
        for screen, name in ((board, "Ada"), (other, "Ben")):
            screen.field("job").fill(f"{name} {number}")
            screen.field("job").press("Enter")
    board.saved()
    other.saved()
    everything = [f"{name} {number}" for name in ("Ada", "Ben") for number in range(4)]
    for screen in (board, other):
        expect(screen.notes("job")).to_have_count(8)
        assert sorted(screen.notes("job").all_inner_texts()) == everything
    assert board.notes("job").all_inner_texts() == other.notes("job").all_inner_texts()


def test_half_typed_note_and_its_caret_stay_while_notes_weight_and_fit_follow(
    board: Board, afar: Afar
) -> None:
    field = board.field("gain")
    field.click()
    board.page.keyboard.type("Warm me")
    afar.add("gain", "Ten steps away")
    afar.weigh("Ten steps away", 5)

    expect(board.notes("gain")).to_have_text(["Ten steps away"])
    expect(board.note("Ten steps away")).to_have_attribute("data-weight", "5")
    expect(board.page.locator("#fit")).to_contain_text("Ten steps away")
    expect(field).to_be_focused()
    board.page.keyboard.type("al")
    expect(field).to_have_value("Warm meal")


def test_answer_finds_its_place_when_its_asker_has_gone(board: Board) -> None:
    asker = """<span id="alternatives" hidden hx-get="alternatives/" hx-trigger="load"
               hx-target="body" hx-swap="patch"></span>"""

    def remove_asker(route: Route) -> None:
        board.page.evaluate("document.getElementById('alternatives').remove()")
        route.continue_()

    board.page.route("**/alternatives/", remove_asker)
    with board.page.expect_response("**/alternatives/"):
        board.page.evaluate(
            """(html) => { document.querySelector('#alternatives').outerHTML = html;
                           htmx.process(document.querySelector('#alternatives')); }""",
            asker,
        )
    board.add("pain", "Canteen is closed")

    expect(board.notes("pain")).to_have_text(["Canteen is closed"])

"""Two people on one board see each other's changes, and nobody's writing is disturbed."""

from playwright.sync_api import Route, expect

from tests.e2e.afar import Afar
from tests.e2e.board import Board


def test_note_appears_and_goes_on_the_other_screen(board: Board, other: Board) -> None:
    board.add("pain", "Canteen is closed", "No warm meal")

    expect(other.notes("pain")).to_have_text(["Canteen is closed", "No warm meal"])
    expect(other.page.locator("#count-pain")).to_have_text("2")

    other.choose("Canteen is closed")
    other.press("Delete")

    expect(board.notes("pain")).to_have_text(["No warm meal"])


def test_both_who_write_at_once_see_every_note_once(board: Board, other: Board) -> None:
    for number in range(4):
        board.field("pain").fill(f"Ada {number}")
        board.field("pain").press("Enter")
        other.field("pain").fill(f"Ben {number}")
        other.field("pain").press("Enter")
    board.saved()
    other.saved()
    everything = [f"{name} {number}" for name in ("Ada", "Ben") for number in range(4)]

    for screen in (board, other):
        expect(screen.notes("pain")).to_have_count(8)
        assert sorted(screen.notes("pain").all_inner_texts()) == everything
    assert board.notes("pain").all_inner_texts() == other.notes("pain").all_inner_texts()


def test_half_typed_note_and_its_caret_stay(board: Board, afar: Afar) -> None:
    field = board.field("gain")
    field.click()
    board.page.keyboard.type("Warm me")
    afar.add("gain", "Ten steps away")

    expect(board.notes("gain")).to_have_text(["Ten steps away"])
    expect(field).to_be_focused()
    board.page.keyboard.type("al")
    expect(field).to_have_value("Warm meal")


def test_weight_and_fit_follow(board: Board, afar: Afar) -> None:
    afar.add("pain", "Canteen is closed")
    expect(board.note("Canteen is closed")).to_be_visible()
    afar.weigh("Canteen is closed", 5)

    expect(board.note("Canteen is closed")).to_have_attribute("data-weight", "5")
    expect(board.page.locator("#fit")).to_contain_text("Canteen is closed")


def test_window_is_called_as_the_canvas(board: Board, other: Board) -> None:
    board.page.get_by_label("Rename the canvas").click()
    board.page.get_by_label("Title of the canvas").fill("Fridge on the ward")
    board.page.keyboard.press("Enter")

    for screen in (board, other):
        expect(screen.page).to_have_title("Fridge on the ward · Circle & Square")


def test_others_notes_are_told_politely_and_in_one_sentence(board: Board, other: Board) -> None:
    board.add("pain", "Canteen is closed", "No warm meal", "Queues")

    expect(other.page.locator("#news")).to_have_text("3 new notes in Pains.")
    expect(board.page.locator("#news")).to_have_text("")


def test_changes_arrive_without_a_stream(board: Board, afar: Afar) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=503, headers={"Retry-After": "60"})

    board.page.route("**/stream/**", refuse)
    board.reload()
    afar.add("pain", "Canteen is closed")

    expect(board.notes("pain")).to_have_text(["Canteen is closed"])


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

"""Notes of a canvas file, moved, edited and left out before they come in."""

from canvases.imports.canvas_file import read
from canvases.imports.choices import Choices, Keys
from canvases.imports.document_notes import beyond_notes, decide
from canvases.imports.table_notes import Reading
from canvases.method.document import Document
from canvases.method.kinds import Kind
from tests.imports.documents import raw, small


def key(text: str) -> str:
    return Keys().key_of(text)


def decided(**chosen: dict[str, str]) -> tuple[Document, Reading]:
    document = read(raw(small()))
    reading = decide(document, Choices(**chosen))  # type: ignore[arg-type]
    assert reading
    return document, reading


def texts(document: Document) -> list[tuple[str, str]]:
    notes = document["segments"][0]["profile"]["notes"]
    return [(note["kind"], note["text"]) for note in notes]


def test_nothing_chosen_leaves_the_file_as_it_is() -> None:
    assert decided()[0] == read(raw(small()))


def test_note_is_edited_and_moved_within_its_side() -> None:
    document, reading = decided(boxes={key("Eat warm"): "gain"}, texts={key("Eat warm"): "Eat hot"})

    assert texts(document)[0] == ("gain", "Eat hot")
    note = reading.notes[0]
    assert (note.kind, note.unfit) == (Kind.GAIN, [("type", "functional")])
    assert len(document["links"]) == 1  # a product is not linked to a gain


def test_note_does_not_leave_its_side() -> None:
    assert decided(boxes={key("Eat warm"): "product"})[0] == read(raw(small()))


def test_note_that_is_left_out_takes_its_links_along_and_that_is_told() -> None:
    document, reading = decided(boxes={key("Canteen closed"): "skip"})

    assert texts(document) == [("job", "Eat warm"), ("gain", "Stays awake")]
    assert [link["from"] for link in document["links"]] == ["v"]
    assert [note.text for note in reading.left_out] == ["Canteen closed"]
    assert [note.unfit for note in reading.notes if note.unfit] == [[("links", "Open all night")]]


def test_what_a_canvas_that_stands_does_not_take_is_told() -> None:
    tree = small()
    tree["segments"][0]["description"] = "They work at night"
    tree["canvases"][0]["statements"] = ["We feed the night"]

    assert beyond_notes(read(raw(tree))) == ["They work at night", "We feed the night"]

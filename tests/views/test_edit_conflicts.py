"""What is told to somebody whose edit was based on an older note."""

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.models import Note
from tests import cast
from tests.views.test_notes import address, sent


def test_stale_edit_gets_both_texts(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Ben's words"})

    answer = sent(ada, "note", note.public_id, version="1", text="Ada's words")

    html = answer.content.decode()
    assert answer.status_code == 409
    assert 'id="conflict"' in html
    assert html.count('name="version" value="2"') == 2
    assert "Ben&#39;s words" in html
    assert "Ada&#39;s words" in html
    assert "Someone else changed this note" in html
    assert Note.objects.get().text == "Ben's words"


def test_stale_edit_may_be_combined_from_both_texts(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Canteen is closed"})

    answer = sent(ada, "note", note.public_id, version="1", text="Canteen is far")

    assert ">\nCanteen is closed\nCanteen is far</textarea>" in answer.content.decode()


def test_stale_edit_is_told_who_was_quicker(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    ben.member.name = "Ben & Co."
    ben.member.save()
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Ben's words"})
    cast.add(ada, text="Another")

    answer = sent(ada, "note", note.public_id, version="1", text="Ada's words")

    assert "Ben &amp; Co. changed this note" in answer.content.decode()


def test_stale_edit_is_told_of_ones_own_other_window(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "There"})

    html = sent(ada, "note", note.public_id, version="1", text="Here").content.decode()

    assert "Keep that text" in html
    assert "You changed this note in another window" in html


def test_stale_details_are_chosen_from_with_what_was_sent_beside(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ben, cast.op(), note=note, version=1, values={"details": "Ben's words"})

    html = sent(
        ada, "note", note.public_id, version="1", details="Ada's words", weight="4"
    ).content.decode()

    assert html.count('name="details"') == 2
    assert html.count('name="weight" value="4"') == 2
    assert "Ben&#39;s words" in html


def test_stale_edit_of_no_words_is_refused_in_words(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ben, cast.op(), note=note, version=1, values={"details": "Ben's words"})

    answer = sent(ada, "note", note.public_id, version="1", details="")

    assert answer.status_code == 409
    assert "changed this note while you were writing" in answer.content.decode()
    assert 'id="conflict"' not in answer.content.decode()


def test_stale_edit_without_scripts_gets_both_texts(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, text="Old")
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Ben's words"})

    answer = cast.browser("ada", htmx=False).post(
        address(ada, "note", note.public_id), {"version": "1", "text": "Ada's words"}
    )

    assert answer.status_code == 409
    assert "Someone changed this first" in answer.content.decode()
    assert "Ben&#39;s words" in answer.content.decode()
    assert "Ada&#39;s words" in answer.content.decode()


def test_stale_edit_without_scripts_is_told_who_was_quicker(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    note = cast.add(ada, text="Old")
    ben.member.name = "Ben <b>"
    ben.member.save()
    notes.edit(ben, cast.op(), note=note, version=1, values={"text": "Ben's words"})

    page = cast.browser("ada", htmx=False).post(
        address(ada, "note", note.public_id), {"version": "1", "text": "Ada's words"}
    )

    assert "Ben &lt;b&gt; changed this first" in page.text
    assert "Ben &lt;b&gt; changed this note while you were writing." in page.text
    assert "Someone else" not in page.text

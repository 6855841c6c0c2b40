"""The marks of the coach on the board, and what the details of a note say of them."""

import re

from django.test import Client

from canvases.access import CanvasGrant
from canvases.actions import hints
from canvases.method.kinds import Kind
from canvases.models import Note
from tests import cast

VAGUE, CLEAR = "It is too slow", "Canteen is closed after 8 pm"


def marked(browser: Client, grant: CanvasGrant) -> list[tuple[str, str]]:
    """The marks of the board: the id of the note, and the words."""
    shown = browser.get(f"/c/{grant.canvas.public_id}/").content.decode()
    part = re.search(r'<div id="hints" hidden>(.*?)</div>', shown, re.DOTALL)
    assert part
    return re.findall(r'href="hints/#hint-([^"]+)".*? title="([^"]+)"', part[1])


def details(browser: Client, grant: CanvasGrant, note: Note) -> str:
    return browser.get(f"/c/{grant.canvas.public_id}/notes/{note.public_id}/").content.decode()


def test_note_is_marked_with_the_words_of_its_hint(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)
    cast.add(ada, Kind.PAIN, CLEAR)

    [(found, words)] = marked(cast.browser("ada"), ada)

    assert found == note.public_id
    assert words.startswith("Hint: This could stand on")


def test_who_may_only_read_sees_the_marks(ada: CanvasGrant, finn: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, VAGUE)

    assert marked(cast.browser("finn"), finn)


def test_hint_that_was_put_aside_is_no_mark(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)
    hints.dismiss_on_note(ada, cast.op(), note=note, hint="vague")

    assert marked(cast.browser("ada"), ada) == []
    assert "panel__hint" not in details(cast.browser("ada"), ada, note)


def test_note_without_a_link_is_not_marked(ada: CanvasGrant) -> None:
    pain = cast.add(ada, Kind.PAIN, CLEAR)
    linked = cast.add(ada, Kind.PAIN_RELIEVER, "Shows what is left at 10 pm")
    cast.add(ada, Kind.PAIN_RELIEVER, "Sends a warm meal to the ward")
    cast.connect(ada, linked, pain)

    assert marked(cast.browser("ada"), ada) == []


def test_what_a_mark_quotes_cannot_leave_its_tooltip(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PRODUCT, 'Night "box" <b>')
    cast.add(ada, Kind.GAIN, 'A night "box" <b> at hand')

    [(_note, words)] = marked(cast.browser("ada"), ada)

    assert "“Night &#34;box&#34; &lt;b&gt;”" in words


def test_details_say_why_and_lead_to_what_helps(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, VAGUE)

    shown = details(cast.browser("ada"), ada, note)

    assert "This could stand on anybody" in shown
    assert f"/hints/#hint-{note.public_id}" in shown

"""Comments over HTTP: in the panel, on the board, without scripts, with bad input."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import sharing
from canvases.models import Comment, Note
from tests import cast


def talk_of(grant: CanvasGrant, note: Note) -> str:
    return reverse("comments", args=[grant.canvas.public_id, note.public_id])


def test_comment_is_counted_on_the_board_and_shown_in_the_panel(
    ada: CanvasGrant, eve: CanvasGrant
) -> None:
    note = cast.add(ada)

    answer = cast.browser("eve").post(talk_of(eve, note), {"text": "Since <b>May</b>"})
    assert "1 comment" in answer.text
    panel = cast.browser("ada").get(reverse("note", args=[ada.canvas.public_id, note.public_id]))
    assert "Since &lt;b&gt;May&lt;/b&gt;" in panel.text


def test_commenter_sees_the_board_without_what_only_editors_use(
    ada: CanvasGrant, eve: CanvasGrant
) -> None:
    cast.add(ada)
    page = cast.browser("eve").get(reverse("board", args=[eve.canvas.public_id])).text

    assert "Can comment" in page
    assert 'data-can-edit="0"' in page
    assert 'class="add"' not in page


def test_commenter_has_the_form_and_a_viewer_has_not(
    ada: CanvasGrant, eve: CanvasGrant, cleo: CanvasGrant
) -> None:
    note = cast.add(ada)
    cast.comment(ada, note)
    address = reverse("note", args=[ada.canvas.public_id, note.public_id])

    assert "talk__form" in cast.browser(cast.name_of(eve)).get(address).text
    seen = cast.browser(cast.name_of(cleo)).get(address).text
    assert "Is this so?" in seen
    assert "talk__form" not in seen


def test_comment_without_scripts_leads_back_to_the_note(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    answer = cast.browser("ada", htmx=False).post(talk_of(ada, note), {"text": "So it is"})

    assert answer["Location"].endswith(f"/notes/{note.public_id}/#talk")


def test_link_may_let_people_comment(ada: CanvasGrant) -> None:
    share = reverse("make_link", args=[ada.workspace.public_id])
    cast.browser("ada", htmx=False).post(share, {"role": "commenter"})

    assert ada.workspace.share_links.get().role == "commenter"


def test_one_keeps_ones_comments_when_one_may_no_longer_comment(
    ada: CanvasGrant, eve: CanvasGrant
) -> None:
    note = cast.add(ada)
    comment = cast.comment(eve, note)
    sharing.change_role(ada, member=eve.member, role="viewer")

    address = reverse("bin_comment", args=[eve.canvas.public_id, note.public_id, comment.public_id])
    assert cast.browser("eve").post(address).status_code == 403
    assert Comment.objects.get().binned_at is None


@pytest.mark.parametrize("text", ["", "   ", "\u200b\x00", "x" * 2001, "x" * 300_000])
def test_comment_of_no_or_too_many_words_is_refused(ada: CanvasGrant, text: str) -> None:
    note = cast.add(ada)
    answer = cast.browser("ada").post(talk_of(ada, note), {"text": text})

    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_comment_keeps_its_lines_and_loses_what_could_break_a_stream(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    cast.browser("ada").post(talk_of(ada, note), {"text": "One\r\n\r\nevent: x\x00\ud800"[:15]})

    assert Comment.objects.get().text == "One\n\nevent: x"


def test_comment_of_another_note_is_not_found(ada: CanvasGrant) -> None:
    comment, other = cast.comment(ada, cast.add(ada)), cast.add(ada)
    address = reverse(
        "resolve_comment", args=[ada.canvas.public_id, other.public_id, comment.public_id]
    )

    assert cast.browser("ada").post(address).status_code == 404


def test_reading_a_thread_asks_as_often_for_many_comments(
    ada: CanvasGrant, eve: CanvasGrant
) -> None:
    note, client = cast.add(ada), cast.browser("ada")
    counts = []
    for number in (1, 8):
        for _time in range(number):
            cast.comment(eve, note)
        with CaptureQueriesContext(connection) as queries:
            client.get(talk_of(ada, note))
        counts.append(len(queries))

    assert counts[0] == counts[1]

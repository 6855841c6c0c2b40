"""What people say about notes."""

import pytest

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions import comments, notes, purges, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.models import Change, Comment, Note
from canvases.queries.comments import load_comments, load_talks
from tests import cast


def open_on(note: Note, grant: CanvasGrant) -> int:
    """The number that the note shows."""
    talk = load_talks(grant.canvas).get(note.pk)
    return talk.open if talk else 0


def said(note: Note) -> list[str]:
    return [comment.text for comment in load_comments(note)]


def test_comments_stand_in_the_order_in_which_they_were_made(
    ada: CanvasGrant, eve: CanvasGrant
) -> None:
    note = cast.add(ada)
    cast.comment(ada, note, "Since when?")
    cast.comment(eve, note, "Since May.")

    assert said(note) == ["Since when?", "Since May."]
    assert open_on(note, ada) == 2


def test_settled_comment_is_not_counted_until_it_is_opened_again(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    comment = cast.comment(ada, note)

    comments.resolve(ada, cast.op(), note=note, comment=comment, resolved=True)
    assert open_on(note, ada) == 0
    assert said(note) == ["Is this so?"]

    comments.resolve(ada, cast.op(), note=note, comment=comment, resolved=False)
    assert open_on(note, ada) == 1


def test_settling_twice_is_one_change(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    comment = cast.comment(ada, note)
    comments.resolve(ada, cast.op(), note=note, comment=comment, resolved=True)

    assert comments.resolve(ada, cast.op(), note=note, comment=comment, resolved=True) is None


def test_same_operation_comments_once(ada: CanvasGrant) -> None:
    note, op_id = cast.add(ada), cast.op()

    first = comments.add(ada, op_id, note=note, text="Once")
    assert comments.add(ada, op_id, note=note, text="Once") == first
    assert said(note) == ["Once"]


def test_viewer_says_nothing(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    with pytest.raises(NotAllowed):
        comments.add(cleo, cast.op(), note=cast.add(ada), text="Hello")


def test_one_deletes_what_one_said_oneself(ada: CanvasGrant, eve: CanvasGrant) -> None:
    note = cast.add(ada)
    comment = cast.comment(eve, note)

    comments.discard(eve, cast.op(), note=note, comment=comment)
    assert said(note) == []


def test_editor_does_not_delete_what_another_said(
    ada: CanvasGrant, ben: CanvasGrant, eve: CanvasGrant
) -> None:
    note = cast.add(ada)
    comment = cast.comment(eve, note)

    with pytest.raises(NotAllowed):
        comments.discard(ben, cast.op(), note=note, comment=comment)


def test_owner_deletes_what_another_said_and_undoes_it(ada: CanvasGrant, eve: CanvasGrant) -> None:
    note = cast.add(ada)
    comments.discard(ada, cast.op(), note=note, comment=cast.comment(eve, note))
    assert said(note) == []

    undo_redo.undo(ada, cast.op())
    assert said(note) == ["Is this so?"]


def test_comments_go_into_the_bin_and_come_back_with_their_note(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    cast.comment(ada, note)
    notes.discard(ada, cast.op(), note=note)
    with pytest.raises(Conflict):
        comments.add(ada, cast.op(), note=note, text="Too late")

    notes.restore(ada, cast.op(), note=note)
    assert open_on(note, ada) == 1


def test_deleted_comment_is_not_settled(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    comment = cast.comment(ada, note)
    comments.discard(ada, cast.op(), note=note, comment=comment)

    with pytest.raises(Conflict):
        comments.resolve(ada, cast.op(), note=note, comment=comment, resolved=True)


def test_emptied_bin_leaves_nothing_of_a_deleted_comment(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    comments.discard(ada, cast.op(), note=note, comment=cast.comment(ada, note, "Secret"))

    purges.empty_bin(ada, cast.op())
    assert not Comment.objects.exists()
    changes = Change.objects.filter(workspace=ada.workspace)
    assert not any("Secret" in f"{change.before}{change.after}" for change in changes)


def test_emptied_bin_leaves_nothing_of_comments_on_a_deleted_note(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    cast.comment(ada, note, "Secret")
    notes.discard(ada, cast.op(), note=note)

    purges.empty_bin(ada, cast.op())
    changes = Change.objects.filter(workspace=ada.workspace)
    assert not any("Secret" in f"{change.before}{change.after}" for change in changes)


def test_one_note_has_so_many_comments(ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "MOST_ON_A_NOTE", 1)
    note = cast.add(ada)
    cast.comment(ada, note)

    with pytest.raises(Refused):
        cast.comment(ada, note)


def test_every_change_of_a_thread_has_another_stamp(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    comment = cast.comment(ada, note)
    stamps = [load_talks(ada.canvas)[note.pk].stamp]

    comments.resolve(ada, cast.op(), note=note, comment=comment, resolved=True)
    stamps.append(load_talks(ada.canvas)[note.pk].stamp)
    comments.discard(ada, cast.op(), note=note, comment=comment)
    stamps.append(load_talks(ada.canvas)[note.pk].stamp)
    undo_redo.undo(ada, cast.op())
    stamps.append(load_talks(ada.canvas)[note.pk].stamp)
    assert len(set(stamps)) == 4

"""Sorting the wall: stacks keep every text, and become one note that can be undone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions import undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions import canvas_notes, wall_stacks
from canvases.method.kinds import Kind
from canvases.method.text import NOTE_DETAILS
from canvases.models import Contribution, Note, Session
from canvases.queries.sessions.session import load_wall, state_of
from canvases.queries.sessions.wall import look_alike
from tests import cast, sessions
from tests.shared_rows import shared_session

TEXTS = ("Canteen is closed", "canteens are closed", "Nobody answers")


def on_the_wall(ada: CanvasGrant) -> Session:
    """Three pains on the wall."""
    session = sessions.planned(ada)
    sessions.reveal(ada, session)
    for text in TEXTS:
        Contribution.objects.create(session=session, kind=Kind.PAIN, text=text, is_shown=True)
    return session


shared, canvas, session = shared_session(on_the_wall)


def ids(*texts: str) -> list[str]:
    return [Contribution.objects.get(text=text).public_id for text in texts]


def stack(grant: CanvasGrant, session: Session, *texts: str) -> str:
    """Stack these texts. Returns the id of the first."""
    wall_stacks.stack(sessions.leads(grant, session), chosen=ids(*texts))
    return Contribution.objects.filter(under=None, text__in=texts)[0].public_id


def wall(grant: CanvasGrant, session: Session) -> list[tuple[str, int]]:
    """What the wall says of each text or stack, and how many texts that is."""
    boxes = load_wall(sessions.leads(grant, session).session)
    return [(one.text, len(one.texts)) for _kind, texts in boxes for one in texts]


def put(grant: CanvasGrant, session: Session) -> None:
    lead = sessions.leads(grant, session)
    canvas_notes.put_on_canvas(lead, cast.op(), session=lead.session)


def test_near_duplicates_of_a_box_are_proposed(ada: CanvasGrant, session: Session) -> None:
    [(_kind, texts)] = load_wall(sessions.leads(ada, session).session)

    assert [[one.text for one in group] for group in look_alike(texts)] == [list(TEXTS[:2])]


def test_texts_that_are_kept_apart_are_proposed_no_more(ada: CanvasGrant, session: Session) -> None:
    wall_stacks.keep_apart(sessions.leads(ada, session), chosen=ids(*TEXTS[:2]))

    [(_kind, texts)] = load_wall(sessions.leads(ada, session).session)
    assert look_alike(texts) == []


def test_stack_is_one_and_the_same_when_pressed_twice(ada: CanvasGrant, session: Session) -> None:
    for _press in range(2):
        stack(ada, session, *TEXTS[:2])

    assert wall(ada, session) == [("Canteen is closed", 2), ("Nobody answers", 1)]


def test_stack_on_a_stack_keeps_all_texts_and_the_headline(
    ada: CanvasGrant, session: Session
) -> None:
    top = stack(ada, session, *TEXTS[:2])
    wall_stacks.entitle(sessions.leads(ada, session), of=top, headline="No food at night")

    stack(ada, session, TEXTS[2], TEXTS[0])

    assert wall(ada, session) == [("No food at night", 3)]


def test_unstacked_texts_lie_side_by_side_under_their_own_words(
    ada: CanvasGrant, session: Session
) -> None:
    top = stack(ada, session, *TEXTS)
    wall_stacks.entitle(sessions.leads(ada, session), of=top, headline="All of it")

    wall_stacks.unstack(sessions.leads(ada, session), of=top)

    assert wall(ada, session) == [(text, 1) for text in TEXTS]


def test_last_text_taken_out_leaves_a_text_without_headline(
    ada: CanvasGrant, session: Session
) -> None:
    top = stack(ada, session, *TEXTS[:2])
    wall_stacks.entitle(sessions.leads(ada, session), of=top, headline="No food at night")

    wall_stacks.take_out(sessions.leads(ada, session), text=ids(TEXTS[1])[0])

    assert wall(ada, session) == [(text, 1) for text in TEXTS]


def test_stack_moves_to_another_box_whole(ada: CanvasGrant, session: Session) -> None:
    top = stack(ada, session, *TEXTS[:2])

    wall_stacks.move(sessions.leads(ada, session), chosen=[top], to=Kind.GAIN)

    kinds = Contribution.objects.values_list("text", "kind")
    assert dict(kinds) == {TEXTS[0]: "gain", TEXTS[1]: "gain", TEXTS[2]: "pain"}


def test_box_that_is_not_on_the_wall_takes_nothing(ada: CanvasGrant, session: Session) -> None:
    with pytest.raises(Refused, match="not on the wall"):
        wall_stacks.move(sessions.leads(ada, session), chosen=ids(TEXTS[0]), to=Kind.PRODUCT)


def test_texts_of_two_boxes_are_no_stack(ada: CanvasGrant, session: Session) -> None:
    wall_stacks.move(sessions.leads(ada, session), chosen=ids(TEXTS[0]), to=Kind.GAIN)

    with pytest.raises(Refused, match="of one box"):
        stack(ada, session, *TEXTS[:2])


def test_stack_is_one_note_with_all_its_texts_and_undo_gives_them_back(
    ada: CanvasGrant, session: Session
) -> None:
    top, before = stack(ada, session, *TEXTS[:2]), cast.change_count(ada.workspace)
    wall_stacks.entitle(sessions.leads(ada, session), of=top, headline="No food at night")

    put(ada, session)

    note = Note.objects.get(text="No food at night")
    assert note.details == "– Canteen is closed\n– canteens are closed"
    assert cast.change_count(ada.workspace) == before + 1
    undo_redo.undo(ada, cast.op())
    assert cast.texts(ada.canvas, Kind.PAIN) == []
    assert wall(ada, session) == [("No food at night", 2), ("Nobody answers", 1)]


def test_details_of_a_large_stack_say_how_many_texts_they_leave_out(
    ada: CanvasGrant, session: Session
) -> None:
    long = [f"{number} {'x' * 270}" for number in range(20)]
    for text in long:
        Contribution.objects.create(session=session, kind=Kind.PAIN, text=text, is_shown=True)
    stack(ada, session, *long)

    put(ada, session)

    details = Note.objects.get(text=long[0]).details
    assert details.endswith("6 more texts are kept in the session.")
    assert len(details) <= NOTE_DETAILS


def test_what_is_on_the_canvas_is_sorted_there(ada: CanvasGrant, session: Session) -> None:
    put(ada, session)

    with pytest.raises(Refused, match="on the canvas"):
        stack(ada, session, *TEXTS[:2])


def test_wall_is_sorted_in_no_other_step(ada: CanvasGrant, session: Session) -> None:
    sessions.go_to(ada, session, "close")

    with pytest.raises(Refused, match="steps that show it"):
        stack(ada, session, *TEXTS[:2])


def test_private_text_is_neither_stacked_nor_shown(ada: CanvasGrant, session: Session) -> None:
    sessions.joined(session)
    someone = session.participants.get()
    Contribution.objects.create(session=session, kind="pain", text="Secret", participant=someone)

    with pytest.raises(Refused):
        wall_stacks.stack(sessions.leads(ada, session), chosen=ids(TEXTS[0], "Secret"))
    with pytest.raises(Conflict):
        wall_stacks.unstack(sessions.leads(ada, session), of=ids("Secret")[0])


def test_viewer_sorts_nothing(ben: CanvasGrant, session: Session) -> None:
    lead, chosen = sessions.leads(ben, session), ids(*TEXTS)
    ben.workspace.members.filter(pk=ben.member.pk).update(role="viewer")

    with pytest.raises(NotAllowed):
        wall_stacks.stack(lead, chosen=chosen)


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "stack", "chosen": ["x" * 5000, "\0"]},
        {"act": "move", "to": "moon", "chosen": ["a"]},
        {"act": "entitle", "of": "nobody", "headline": "x" * 9000},
        {"act": "unstack", "of": "\0"},
        {"act": ["stack", "dance"]},
    ],
)
def test_bad_bodies_get_words(session: Session, sent: dict[str, str | list[str]]) -> None:
    answer = cast.browser("ada").post(f"/s/{session.public_id}/lead/wall/", sent)

    assert answer.status_code in {409, 422}
    assert len(answer.content) > 20
    assert session.contributions.filter(under=None).count() == 3


def test_pages_learn_that_the_wall_was_sorted(ada: CanvasGrant, session: Session) -> None:
    before = state_of(sessions.leads(ada, session).session)

    stack(ada, session, *TEXTS[:2])

    assert state_of(sessions.leads(ada, session).session) != before


def test_console_takes_as_many_queries_for_thirty_texts_as_for_three(
    ada: CanvasGrant, session: Session
) -> None:
    client, counts = cast.browser("ada"), []
    for start in (0, 30):
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/s/{session.public_id}/lead/").status_code == 200
        counts.append(len(found))
        for number in range(start, start + 30):
            Contribution.objects.create(session=session, kind="pain", text=f"{number} of them")
        stack(ada, session, *(f"{number} of them" for number in range(start, start + 5)))

    assert counts[0] == counts[1]


def test_what_is_talked_about_has_the_heaviest_first(ada: CanvasGrant, session: Session) -> None:
    put(ada, session)
    Note.objects.filter(text=TEXTS[2]).update(weight=5)

    sessions.go_to(ada, session, "discuss")

    assert [text for text, _number in wall(ada, session)] == [TEXTS[2], *TEXTS[:2]]

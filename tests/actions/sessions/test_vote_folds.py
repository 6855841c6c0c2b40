"""Stacks of a vote become one note each on the canvas, and one undo takes that back."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import undo_redo
from canvases.actions.errors import Refused
from canvases.actions.sessions import canvas_notes, vote_folds
from canvases.method.kinds import Kind, Strength
from canvases.models import Link, Note, Session
from canvases.queries.sessions.note_origin import load_origin
from tests import cast, rounds, sessions, stacks

FIRST, SECOND, THIRD, _LAST = rounds.TEXTS


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """A vote in which two notes lie under a third, with a dot for one of them."""
    session = stacks.begun(ada)
    stacks.stack(ada, session, FIRST, SECOND, THIRD)
    rounds.give(sessions.joined(session), session, SECOND, 1)
    return session


def fold(ada: CanvasGrant, session: Session) -> None:
    vote_folds.fold(sessions.leads(ada, session), cast.op(), at=rounds.step(ada, session))


def came_from_the_wall(session: Session, *texts: str) -> None:
    for text in texts:
        session.contributions.create(kind="pain", text=text, note=rounds.id_of(text))


def there() -> set[str]:
    return set(Note.objects.live().values_list("text", flat=True))


def test_first_note_has_the_texts_of_the_others_and_they_are_in_the_bin(
    ada: CanvasGrant, session: Session
) -> None:
    rounds.end(ada, session)

    fold(ada, session)

    assert there() == {FIRST, _LAST}
    assert Note.objects.get(text=FIRST).details == f"– {FIRST}\n– {SECOND}\n– {THIRD}"


def test_one_undo_brings_all_of_it_back(ada: CanvasGrant, session: Session) -> None:
    rounds.end(ada, session)
    fold(ada, session)

    undo_redo.undo(ada, cast.op())

    assert there() == set(rounds.TEXTS)
    assert Note.objects.get(text=FIRST).details == ""


def test_text_of_a_folded_note_is_no_longer_to_be_put_on_the_canvas(
    ada: CanvasGrant, session: Session
) -> None:
    came_from_the_wall(session, SECOND)
    rounds.end(ada, session)
    fold(ada, session)
    lead = sessions.leads(ada, session)

    canvas_notes.put_on_canvas(lead, cast.op(), session=lead.session, chosen=None)

    assert there() == {FIRST, _LAST}


def test_first_note_names_the_session_that_only_another_came_from(
    ada: CanvasGrant, session: Session
) -> None:
    came_from_the_wall(session, SECOND, THIRD)
    rounds.end(ada, session)

    fold(ada, session)

    assert load_origin(Note.objects.get(text=FIRST)) is not None


def test_notes_that_an_undo_brings_back_name_their_session_again(
    ada: CanvasGrant, session: Session
) -> None:
    came_from_the_wall(session, SECOND, THIRD)
    rounds.end(ada, session)
    fold(ada, session)

    undo_redo.undo(ada, cast.op())

    named = {text: load_origin(Note.objects.get(text=text)) is not None for text in rounds.TEXTS}
    assert named == {FIRST: False, SECOND: True, THIRD: True, _LAST: False}


def test_details_that_the_first_note_has_stay(ada: CanvasGrant, session: Session) -> None:
    Note.objects.filter(text=FIRST).update(details="Said by five nurses.")
    rounds.end(ada, session)

    fold(ada, session)

    details = Note.objects.get(text=FIRST).details
    assert details == f"Said by five nurses.\n– {SECOND}\n– {THIRD}"


def test_links_of_the_others_are_those_of_the_first(ada: CanvasGrant, session: Session) -> None:
    offer = cast.add(ada, Kind.PAIN_RELIEVER, "A machine with soup")
    cast.connect(ada, offer, Note.objects.get(text=SECOND), Strength.WEAK)
    cast.connect(ada, offer, Note.objects.get(text=THIRD), Strength.STRONG)
    rounds.end(ada, session)

    fold(ada, session)

    assert Link.objects.get(target__text=FIRST).strength == Strength.STRONG


def test_second_press_changes_nothing(ada: CanvasGrant, session: Session) -> None:
    rounds.end(ada, session)
    fold(ada, session)
    before = Note.objects.get(text=FIRST).details

    fold(ada, session)

    assert Note.objects.get(text=FIRST).details == before


def test_votes_follow(ada: CanvasGrant, session: Session) -> None:
    rounds.end(ada, session)
    before = stacks.results(ada, session)

    fold(ada, session)

    assert stacks.results(ada, session) == before


def test_nothing_is_folded_while_people_vote(ada: CanvasGrant, session: Session) -> None:
    with pytest.raises(Refused):
        fold(ada, session)

    assert there() == set(rounds.TEXTS)


def test_console_offers_it_as_long_as_there_is_a_stack(ada: CanvasGrant, session: Session) -> None:
    console = reverse("session_console", args=[session.public_id])
    rounds.end(ada, session)
    assert "fold-stacks" in cast.browser("ada").get(console).content.decode()

    wish = {"act": "fold", "at": rounds.step(ada, session), "op_id": cast.op()}
    cast.browser("ada").post(reverse("session_round", args=[session.public_id]), wish)

    page = cast.browser("ada").get(console).content.decode()
    assert "fold-stacks" not in page
    assert "Each stack is one note of the canvas now" in page

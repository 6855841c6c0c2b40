"""Sentences of a session: private until the reveal, then voted on, and one becomes the canvas's."""

import json

import pytest
from django.apps import apps
from django.core import serializers
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions import proposed_sentences, vote_rounds
from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.models import Canvas, Change, Sentence, Session, Statement
from canvases.queries.sessions.report import load_report
from tests import cast, groups, rounds, sentences, sessions
from tests.shared_rows import shared_session

FED = "We keep night nurses fed"
CALM = "Our desk keeps night nurses calm"


shared, canvas, session = shared_session(sentences.planned)


def own_sentence(grant: CanvasGrant) -> list[str]:
    return list(Canvas.objects.get(pk=grant.canvas.pk).statements)


def results(grant: CanvasGrant, session: Session) -> list[tuple[str, int]]:
    """What the full report says of each sentence."""
    found = load_report(sessions.leads(grant, session).session, is_full=True).parts[0].sentences
    return [(one.row.text, one.dots) for step in found for one in step.said]


def test_pattern_filled_with_notes_of_the_canvas_is_a_sentence(
    ada: CanvasGrant, session: Session
) -> None:
    product, job = cast.add(ada, Kind.PRODUCT, "Night desk"), cast.add(ada, Kind.JOB, "eat well")
    slots = {"note_product": product.public_id, "note_job": job.public_id}
    slots |= {"words_segment": "night nurses", "note_pain": "words", "words_pain": "long queues"}

    status = sentences.propose(sessions.joined(session), session, pattern="help", **slots)

    found = Sentence.objects.get()
    assert status == 200
    assert "night desk" in found.text.lower()
    assert "long queues" in found.text
    assert found.slots["job"] == {"note": job.public_id}


def test_pattern_with_a_gap_is_no_sentence(session: Session) -> None:
    assert sentences.propose(sessions.joined(session), session, pattern="help") == 422
    assert not Sentence.objects.exists()


def test_note_of_another_canvas_fills_no_slot(
    ada: CanvasGrant, dan: CanvasGrant, session: Session
) -> None:
    secret = cast.add(dan, Kind.PRODUCT, "Secret desk")
    sent = {"pattern": "help", "note_product": secret.public_id, "words_segment": "nurses"}

    page = sessions.joined(session).get(reverse("session", args=[session.public_id]), sent)

    assert "Secret desk" not in page.content.decode()
    assert ada.workspace != dan.workspace


def test_person_proposes_three_sentences_and_a_table_three_for_each(session: Session) -> None:
    phone = sessions.joined(session)

    answers = [sentences.propose(phone, session, f"{FED} {number}") for number in range(4)]

    assert answers == [200, 200, 200, 422]


def test_sentence_of_somebody_else_is_neither_changed_nor_removed(session: Session) -> None:
    sentences.propose(sessions.joined(session), session, FED)
    other, ids = sessions.joined(session), [session.public_id, Sentence.objects.get().public_id]

    for name in ("session_sentence", "session_withdraw_sentence"):
        assert other.post(reverse(name, args=ids), {"text": "Mine now"}).status_code == 422
    assert Sentence.objects.get().text == FED


def test_own_sentence_is_changed_and_taken_back(session: Session) -> None:
    phone = sessions.joined(session)
    sentences.propose(phone, session, FED)
    ids = [session.public_id, Sentence.objects.get().public_id]

    phone.post(reverse("session_sentence", args=ids), {"text": CALM})
    assert Sentence.objects.get().text == CALM
    phone.post(reverse("session_withdraw_sentence", args=ids))
    assert not Sentence.objects.exists()


def test_revealed_sentence_knows_no_author_in_any_table(ada: CanvasGrant, session: Session) -> None:
    sentences.propose(sessions.joined(session), session, FED, op_id="operation-of-selim")
    before = Sentence.objects.get()

    sentences.reveal(ada, session)

    after = Sentence.objects.get()
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    assert {before.pk, before.public_id} & {after.pk, after.public_id} == set()
    assert after.participant is None
    assert "operation-of-selim" not in str(json.loads(serializers.serialize("json", rows)))


def test_step_takes_no_sentence_after_the_reveal(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sentences.propose(phone, session, FED)
    sentences.reveal(ada, session)

    assert sentences.propose(phone, session, CALM) == 422


def test_room_sees_sentences_once_the_vote_is_open_and_hidden_ones_never(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    for text in (FED, CALM):
        sentences.propose(phone, session, text)
    sentences.reveal(ada, session)
    lead, at = sessions.leads(ada, session), rounds.step(ada, session)
    hidden = Sentence.objects.get(text=CALM).public_id
    proposed_sentences.hide(lead, at=at, chosen=[hidden], hidden=True)
    screen = reverse("session_screen", args=[session.public_id])

    def seen() -> list[bool]:
        pages = (
            phone.get(reverse("session", args=[session.public_id])),
            cast.browser("ada").get(screen),
        )
        return [text in page.content.decode() for text in (FED, CALM) for page in pages]

    assert seen() == [False] * 4
    proposed_sentences.open_vote(lead, at=at, budget=1)
    assert seen() == [True, True, False, False]


def test_one_choice_moves_from_sentence_to_sentence(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    for text in (FED, CALM):
        sentences.propose(phone, session, text)
    sentences.begin(ada, session, budget=1)

    assert [sentences.give(phone, session, text) for text in (FED, CALM)] == [200, 200]
    rounds.end(ada, session)

    assert results(ada, session) == [(CALM, 1), (FED, 0)]


def test_dots_beyond_the_budget_are_refused(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    for text in (FED, CALM):
        sentences.propose(phone, session, text)
    sentences.begin(ada, session, budget=3)

    answers = [sentences.give(phone, session, text, 2) for text in (FED, CALM)]

    assert answers == [200, 422]


def test_winner_is_the_canvas_sentence_in_one_change_that_names_the_session_and_is_undone(
    ada: CanvasGrant, session: Session
) -> None:
    Canvas.objects.update(statements=["What stood there"])
    sentences.propose(sessions.joined(session), session, FED)
    sentences.begin(ada, session)
    rounds.end(ada, session)
    changes = Change.objects.count()

    sentences.keep(ada, session, FED)

    assert own_sentence(ada) == [FED]
    assert {one.text for one in Statement.objects.all()} == {FED, "What stood there"}
    assert Change.objects.count() == changes + 1
    change = Change.objects.latest("pk")
    assert (change.kind, change.from_session.session) == ("statement.chosen", session)
    undo_redo.undo(ada, cast.op())
    assert own_sentence(ada) == ["What stood there"]
    assert not Statement.objects.filter(binned_at=None).exists()


def test_another_sentence_than_the_winner_is_kept_as_a_variant(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    for text in (FED, CALM):
        sentences.propose(phone, session, text)
    sentences.begin(ada, session)
    sentences.give(phone, session, FED)
    rounds.end(ada, session)

    sentences.keep(ada, session, CALM, chooses=False)

    assert own_sentence(ada) == []
    assert [one.text for one in Statement.objects.all()] == [CALM]


def test_nothing_is_kept_while_people_vote(ada: CanvasGrant, session: Session) -> None:
    sentences.propose(sessions.joined(session), session, FED)
    sentences.begin(ada, session)

    with pytest.raises(Refused):
        sentences.keep(ada, session, FED)


def test_sentence_that_is_still_private_is_not_kept(ada: CanvasGrant, session: Session) -> None:
    sentences.propose(sessions.joined(session), session, FED)

    with pytest.raises(Conflict):
        sentences.keep(ada, session, FED)


def test_short_report_has_sentences_with_the_dots_that_the_room_was_shown(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    sentences.propose(phone, session, FED)
    sentences.begin(ada, session)
    sentences.give(phone, session, FED, 2)
    rounds.end(ada, session)

    def told() -> list[tuple[int, int]]:
        found = load_report(sessions.leads(ada, session).session, is_full=False).parts[0].sentences
        return [(step.people, step.said[0].dots) for step in found]

    assert told() == [(0, 0)]
    vote_rounds.show(sessions.leads(ada, session), at=rounds.step(ada, session), shown=True)
    assert told() == [(1, 2)]


def test_sentences_of_a_group_are_its_own_and_go_to_its_canvas(ada: CanvasGrant) -> None:
    session = groups.planned(ada, "fit")
    ours, theirs = groups.of(session)
    sessions.go_to(ada, session, StepKind.SAY)
    for group, text in ((ours, FED), (theirs, CALM)):
        sentences.propose(groups.joined(ada, session, group), session, text)
    sentences.reveal(ada, session)
    lead = groups.leads(ada, session, ours)
    at, sentence = rounds.step(ada, session), Sentence.objects.get(text=FED).public_id
    other = Sentence.objects.get(text=CALM).public_id

    proposed_sentences.keep(lead, cast.op(), at=at, sentence=sentence, chooses=True)

    assert [one.canvas_id for one in Statement.objects.all()] == [ours.canvas_id]
    with pytest.raises(Conflict):
        proposed_sentences.keep(lead, cast.op(), at=at, sentence=other, chooses=True)

"""Rounds of links: what the room agrees on becomes links once, and nobody's answer stays theirs."""

import json

import pytest
from django.apps import apps
from django.core import serializers

from canvases.access import CanvasGrant
from canvases.actions import undo_redo
from canvases.actions.errors import Refused
from canvases.actions.sessions import facilitation, vote_rounds
from canvases.method.kinds import Kind, Strength
from canvases.models import Ballot, Link, Note, Participant, Round, Session, Tally
from canvases.queries.sessions.rounds import load_round_view
from canvases.queries.sessions.session import state_of
from tests import cast, rounds, sessions
from tests.shared_rows import shared_session

RELIEVER, OTHER, PAINS = rounds.RELIEVER, rounds.OTHER, rounds.TEXTS


shared, canvas, session = shared_session(rounds.asks_for_links)


def lead(grant: CanvasGrant, session: Session, act: str, **more: str) -> int:
    """Press a button of the console. Returns the status of the answer."""
    sent = {"act": act, "at": rounds.step(grant, session), "op_id": cast.op()} | more
    client = cast.browser(cast.name_of(grant))
    return client.post(f"/s/{session.public_id}/lead/round/", sent).status_code


def take_over(grant: CanvasGrant, session: Session) -> int:
    """Make the links of the rule, as the console proposes them."""
    pairs = load_round_view(sessions.leads(grant, session).session).links
    wanted = {f"link-{one.pair}": one.strength.value for one in pairs if one.strength}
    return lead(grant, session, "link", **wanted)


def made() -> dict[tuple[str, str], str]:
    """The links of the canvas, by the texts of their ends."""
    found = Link.objects.values_list("source__text", "target__text", "strength")
    return {(source, target): strength for source, target, strength in found}


def answered(grant: CanvasGrant, session: Session) -> None:
    """Four people: all see the first pain, two of them the second, one the third."""
    rounds.begin(grant, session)
    for needs in (PAINS[:3], PAINS[:2], PAINS[:1], PAINS[:1]):
        assert rounds.link(sessions.joined(session), session, RELIEVER, needs) == 200
    rounds.end(grant, session)


def test_links_stand_where_enough_agree_in_one_change_that_can_be_undone(
    ada: CanvasGrant, session: Session
) -> None:
    answered(ada, session)
    before = cast.change_count(ada.workspace)

    for _press in range(2):
        assert take_over(ada, session) == 200

    assert made() == {(RELIEVER, PAINS[0]): "strong", (RELIEVER, PAINS[1]): "weak"}
    assert cast.change_count(ada.workspace) == before + 1
    undo_redo.undo(ada, cast.op())
    assert made() == {}


def test_share_is_chosen_before_links_are_made_and_not_afterwards(
    ada: CanvasGrant, session: Session
) -> None:
    answered(ada, session)

    assert lead(ada, session, "share", share="most") == 200
    take_over(ada, session)

    assert list(made()) == [(RELIEVER, PAINS[0])]
    assert lead(ada, session, "share", share="third") == 422
    assert Round.objects.get().share == "most"


def test_none_counts_and_skipped_does_not(ada: CanvasGrant, session: Session) -> None:
    phones = [sessions.joined(session) for _person in range(4)]
    rounds.begin(ada, session)
    rounds.link(phones[0], session, RELIEVER, PAINS[:1])
    for phone, says in zip(phones[1:], ("none", "skip", "skip"), strict=True):
        assert rounds.link(phone, session, RELIEVER, PAINS[:1], says=says) == 200
    rounds.end(ada, session)

    (pair,) = load_round_view(sessions.leads(ada, session).session).links
    assert (pair.agree, pair.answered, pair.strength) == (1, 2, "weak")


def test_later_answer_of_another_tab_replaces_the_earlier(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)

    for needs in (PAINS[:2], PAINS[2:3], PAINS[2:3]):
        rounds.link(phone, session, RELIEVER, needs)

    pain = Note.objects.get(text=PAINS[2]).public_id
    assert sorted(Ballot.objects.values_list("target", flat=True)) == ["", pain]


def test_closed_round_takes_no_answer(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    rounds.end(ada, session)

    assert rounds.link(phone, session, RELIEVER, PAINS[:1]) == 422
    assert not Tally.objects.exists()


def test_bad_answers_get_words_and_change_nothing(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    job = cast.add(ada, Kind.JOB, "Sleep by day")
    address, at = f"/s/{session.public_id}/links/", rounds.step(ada, session)

    statuses = {
        rounds.link(phone, session, RELIEVER, []),
        rounds.link(phone, session, RELIEVER, [job.text]),
        rounds.link(phone, session, PAINS[0], PAINS[1:2]),
        rounds.link(phone, session, RELIEVER, PAINS[:1], at="bcdfghjkmnpq"),
        rounds.link(phone, session, RELIEVER, PAINS[:1], says="maybe"),
        rounds.give(phone, session, RELIEVER, 1),
        phone.post(address, {"at": at, "offer": "\0" * 400, "says": "none"}).status_code,
        phone.post(address).status_code,
    }

    assert statuses == {422}
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("way", ["close", "next", "back", "end"])
def test_no_table_knows_who_answered_once_the_round_is_over(
    ada: CanvasGrant, session: Session, way: str
) -> None:
    phone = sessions.joined(session, "Selim")
    rounds.begin(ada, session)
    rounds.link(phone, session, RELIEVER, PAINS[:1])
    leads, at = sessions.leads(ada, session), rounds.step(ada, session)

    match way:
        case "close":
            vote_rounds.close_round(leads, at=at)
        case "end":
            facilitation.close(leads, gives_link=False)
        case _:
            facilitation.step_on(leads, at=at, by=1 if way == "next" else -1)

    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    of_selim = Participant.objects.get().pk
    fields = [row["fields"] for row in json.loads(serializers.serialize("json", rows))]
    assert not any(one.get("participant") == of_selim for one in fields)
    assert sorted(Tally.objects.values_list("value", "people")) == [(1, 1), (1, 1)]


def test_console_offers_links_again_that_were_undone_on_the_board(
    ada: CanvasGrant, session: Session
) -> None:
    answered(ada, session)
    take_over(ada, session)
    links, before = made(), state_of(session)

    undo_redo.undo(ada, cast.op())

    assert state_of(session) != before
    page = cast.browser("ada").get(f"/s/{session.public_id}/lead/").content.decode()
    assert "The canvas has these links." not in page
    assert take_over(ada, session) == 200
    assert made() == links


def test_links_that_were_undone_and_done_again_stand(ada: CanvasGrant, session: Session) -> None:
    answered(ada, session)
    take_over(ada, session)

    undo_redo.undo(ada, cast.op())
    undo_redo.redo(ada, cast.op())

    assert Round.objects.get().is_applied


def test_asked_again_takes_its_links_back_and_no_others(ada: CanvasGrant, session: Session) -> None:
    notes = {note.text: note for note in Note.objects.all()}
    cast.connect(ada, notes[RELIEVER], notes[PAINS[1]])
    answered(ada, session)
    take_over(ada, session)
    assert made()[RELIEVER, PAINS[1]] == "weak"
    cast.connect(ada, notes[RELIEVER], notes[PAINS[0]], Strength.WEAK)

    assert lead(ada, session, "reopen") == 200

    assert made() == {(RELIEVER, PAINS[0]): "weak", (RELIEVER, PAINS[1]): "strong"}
    assert not Tally.objects.exists()


def test_facilitator_corrects_links_of_these_pairs_only(ada: CanvasGrant, session: Session) -> None:
    answered(ada, session)
    job, product = cast.add(ada, Kind.JOB), cast.add(ada, Kind.PRODUCT)
    ids = {note.text: note.public_id for note in Note.objects.all()}
    sent = {
        f"link-{ids[RELIEVER]}-{ids[PAINS[0]]}": "none",
        f"link-{ids[OTHER]}-{ids[PAINS[3]]}": "weak",
        f"link-{product.public_id}-{job.public_id}": "strong",
        "link-": "strong", "link-x-y-z": "weak", f"link-{ids[RELIEVER]}-{ids[PAINS[1]]}": "huge",
    }  # fmt: skip

    assert lead(ada, session, "link", **sent) == 200

    assert made() == {(OTHER, PAINS[3]): "weak"}


def test_links_that_too_few_see_are_kept(ada: CanvasGrant, session: Session) -> None:
    notes = {note.text: note for note in Note.objects.all()}
    cast.connect(ada, notes[OTHER], notes[PAINS[3]])
    answered(ada, session)

    take_over(ada, session)

    assert made()[OTHER, PAINS[3]] == "strong"


def test_weights_are_not_taken_from_a_round_of_links(ada: CanvasGrant, session: Session) -> None:
    answered(ada, session)
    pain = Note.objects.get(text=PAINS[0])

    lead(ada, session, "apply", **{f"weight-{pain.public_id}": "5"})

    assert rounds.weights() == [None] * 4
    assert Round.objects.get().applied_at is None


def test_nothing_is_asked_without_needs_or_about_too_many(
    ada: CanvasGrant, session: Session
) -> None:
    for number in range(14):
        cast.add(ada, Kind.PAIN_RELIEVER, f"Reliever {number}")
    with pytest.raises(Refused, match="15"):
        rounds.begin(ada, session)
    Note.objects.filter(kind=Kind.PAIN).delete()

    with pytest.raises(Refused, match="Choose"):
        rounds.begin(ada, session)


@pytest.mark.parametrize("stored", ["null", {}, "x", [1, None, {}, "bcdfghjkmnpq"]])
def test_odd_notes_of_a_round_break_no_page(
    ada: CanvasGrant, session: Session, stored: object
) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    Round.objects.update(notes=stored, share="odd")

    assert phone.get(f"/s/{session.public_id}/").status_code == 200
    rounds.end(ada, session)
    assert cast.browser("ada").get(f"/s/{session.public_id}/lead/").status_code == 200

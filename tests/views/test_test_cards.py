"""Test cards on the page of evidence."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from canvases.access import CanvasGrant
from canvases.actions import cards
from canvases.forms.fields import SEEN
from canvases.method.cards import SAID, Card
from canvases.method.evidence import read as read_evidence
from canvases.models import Note, Role
from tests import cast
from tests.views.test_segments import words


@pytest.fixture
def plain(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada), htmx=False)


def at(grant: CanvasGrant, path: str = "") -> str:
    return f"/c/{grant.canvas.public_id}/evidence/tests/{path}"


def known(grant: CanvasGrant) -> list[Card]:
    return [row.card for row in grant.canvas.test_cards.filter(binned_at=None)]


def column(shown: str, state: str) -> str:
    return shown.split(f'id="tests-{state}"')[1].split("</section>", maxsplit=1)[0]


def test_card_without_owner_stands_in_the_first_column(ada: CanvasGrant, plain: Client) -> None:
    sent = {"believe": "They send a photo", "right_if": "30 of 50 do", "criticality": "critical"}
    shown = words(plain.post(at(ada), sent, follow=True))

    assert re.search(
        r"They send a photo.*30 of 50 do.*no owner yet", column(shown, "to_do"), re.DOTALL
    )
    assert "They send a photo" not in column(shown, "running")


def test_learnt_card_makes_evidence_of_what_was_observed(ada: CanvasGrant, plain: Client) -> None:
    note = cast.add(ada)
    plain.post(at(ada), {"believe": "They send a photo", "note": note.public_id})
    sent = {"believe": "They send a photo", "note": note.public_id, "state": "learnt"}
    sent |= {"observed": "31 of 50 sent one", "therefore": "Build it", "shows": "supports"}
    shown = words(plain.post(at(ada, f"{known(ada)[0].id}/"), sent, follow=True))

    assert re.search(r"31 of 50 sent one.*Build it", column(shown, "learnt"), re.DOTALL)
    assert [one.summary for one in read_evidence(Note.objects.get().evidence)] == [
        "31 of 50 sent one"
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"believe": ""}, "Please write something."),
        ({"do": "x" * 281}, "This has 281 characters; at most 280 fit."),
        ({"due": "soon"}, "Write the date as in 2026-05-31."),
        ({"shows": "supports"}, "Say what you observed: it becomes evidence."),
        ({"shows": "supports", "observed": "x"}, "Choose the note that it is about."),
        ({"note": "nonsense"}, "This is not a note."),
    ],
)
def test_bad_card_is_told_at_its_field_and_nothing_is_lost(
    ada: CanvasGrant, plain: Client, wrong: dict[str, str], said: str
) -> None:
    answer = plain.post(at(ada), {"believe": "They pay", "cost": "€40"} | wrong)
    shown = words(answer)
    assert (answer.status_code, said in shown, 'value="€40"' in shown) == (422, True, True)
    assert known(ada) == []


def test_card_of_a_deleted_note_is_shown_without_it(ada: CanvasGrant, plain: Client) -> None:
    plain.post(at(ada), {"believe": "They pay", "note": "b" * 12})
    assert "They pay" in words(plain.get(at(ada).removesuffix("tests/")))


def test_viewer_reads_cards_and_writes_none(ada: CanvasGrant, plain: Client) -> None:
    plain.post(at(ada), {"believe": "They pay"})
    cast.joined_by("cleo", ada.canvas, Role.VIEWER)
    cleo = cast.browser("cleo", htmx=False)
    assert "They pay" in words(cleo.get(at(ada).removesuffix("tests/")))
    assert cleo.post(at(ada), {"believe": "x"}).status_code == 403


@pytest.fixture
def stale(ada: CanvasGrant, plain: Client) -> dict[str, str]:
    """What a form sends that was opened before Ben named an owner."""
    plain.post(at(ada), {"believe": "They pay", "cost": "€40"})
    card = known(ada)[0]
    opened = {name: getattr(card, name) for name in SAID}
    opened |= {SEEN + name: text for name, text in opened.items()}
    ben = cast.joined_by("ben", ada.canvas, Role.EDITOR)
    cards.write(ben, cast.op(), canvas=ada.canvas, card=replace(card, owner="Ben"))
    return opened


def change(ada: CanvasGrant, sent: dict[str, str]) -> tuple[int, str]:
    answer = cast.browser("ada", htmx=False).post(at(ada, f"{known(ada)[0].id}/"), sent)
    return answer.status_code, words(answer)


def test_form_opened_before_a_change_leaves_that_alone(
    ada: CanvasGrant, stale: dict[str, str]
) -> None:
    change(ada, stale | {"cost": "€90"})
    assert (known(ada)[0].cost, known(ada)[0].owner) == ("€90", "Ben")


def test_two_who_write_in_one_field_are_told(ada: CanvasGrant, stale: dict[str, str]) -> None:
    status, shown = change(ada, stale | {"owner": "Ada"})
    assert status == 409
    assert "Someone else wrote here meanwhile: “Ben”. Save again to keep yours." in shown
    assert known(ada)[0].owner == "Ben"

    before = dict(re.findall(r'name="(initial-\w+)" value="(.*?)"', shown))
    again = stale | {"owner": "Ada"} | before
    assert change(ada, again)[0] == 302
    assert known(ada)[0].owner == "Ada"


def test_refused_form_shows_what_others_wrote_in_fields_left_alone(
    ada: CanvasGrant, stale: dict[str, str]
) -> None:
    _status, shown = change(ada, stale | {"due": "soon"})
    assert re.search(r'name="owner" value="Ben".*?name="initial-owner" value="Ben"', shown)


def test_card_keeps_a_note_that_was_deleted(ada: CanvasGrant, plain: Client) -> None:
    plain.post(at(ada), {"believe": "They pay", "note": "b" * 12})
    shown = words(plain.get(at(ada).removesuffix("tests/")))
    assert f'<option value="{"b" * 12}" selected>a note that was deleted' in shown


def test_evidence_for_a_deleted_note_is_refused_and_nothing_is_lost(
    ada: CanvasGrant, plain: Client
) -> None:
    sent = {"believe": "They pay", "note": "b" * 12, "observed": "31 of 50", "shows": "supports"}
    answer = plain.post(at(ada), sent)
    shown = words(answer)
    assert answer.status_code == 422
    assert "This note was deleted. Choose another one." in shown
    assert 'value="31 of 50"' in shown

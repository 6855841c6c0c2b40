"""Test cards on the page of evidence."""

import re

import pytest
from django.test import Client

from canvases.access import CanvasGrant
from canvases.method.cards import Card
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

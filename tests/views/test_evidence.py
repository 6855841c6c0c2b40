"""The page of what notes stand on, and evidence added there."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from canvases.access import CanvasGrant
from canvases.actions import evidence, sharing
from canvases.method.evidence import Evidence, read
from canvases.method.kinds import Kind
from canvases.models import Note, Role
from tests import cast
from tests.views.test_public_pages import opened
from tests.views.test_segments import words

HEARD = {"claim": "supports", "method": "interview", "summary": "Six of eight", "quote": "Never!"}
PIECE = Evidence("supports", "interview", "Six of eight", "Never!")


@pytest.fixture
def scripted(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada))


@pytest.fixture
def plain(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada), htmx=False)


def at(grant: CanvasGrant, path: str = "") -> str:
    return f"/c/{grant.canvas.public_id}/evidence/{path}"


def known(note: Note) -> tuple[Evidence, ...]:
    return read(Note.objects.get(pk=note.pk).evidence)


def heading(shown: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", shown)
    assert found
    return found[1].strip()


def test_page_counts_top_needs_that_nothing_supports(ada: CanvasGrant, plain: Client) -> None:
    assert heading(words(plain.get(at(ada)))) == "No jobs, pains and gains yet"
    notes = [cast.add(ada, Kind.PAIN, f"Pain {number}", 5) for number in range(3)]
    evidence.add(ada, cast.op(), note=notes[0], evidence=PIECE)

    assert heading(words(plain.get(at(ada)))) == "2 of 3 top needs are unproven"


def test_page_speaks_of_no_top_needs_before_a_weight_says_which_they_are(
    ada: CanvasGrant, plain: Client
) -> None:
    for number in range(6):
        cast.add(ada, Kind.PAIN, f"Pain {number}", 3 if number else None)

    assert heading(words(plain.get(at(ada)))) == "5 of the first 5 needs are unproven"


def test_form_for_the_first_evidence_stands_open_without_a_button(
    ada: CanvasGrant, plain: Client
) -> None:
    note = cast.add(ada)
    address = at(ada, f"?note={note.public_id}")

    assert "Add evidence" not in words(plain.get(address))
    evidence.add(ada, cast.op(), note=note, evidence=PIECE)
    assert "Add evidence" in words(plain.get(address))


def test_map_shows_a_need_where_its_evidence_puts_it(ada: CanvasGrant, plain: Client) -> None:
    note = cast.add(ada, Kind.PAIN, "Postage", 4)
    evidence.add(ada, cast.op(), note=note, evidence=Evidence("supports", "purchase", "Paid"))
    shown = words(plain.get(at(ada)))

    row = re.search(r"Weight </span>4</th>(.*?)</tr>", shown, re.DOTALL)
    assert row
    cells = row[1].split("</td>")
    assert ["Postage" in cell for cell in cells[:5]] == [False, False, False, False, True]


def test_evidence_is_added_changed_and_removed_by_plain_forms(
    ada: CanvasGrant, plain: Client
) -> None:
    note = cast.add(ada)
    answer = plain.post(at(ada, f"{note.public_id}/add/"), HEARD, follow=True)
    assert "“Canteen is closed”" not in heading(words(answer))
    assert known(note) == (PIECE,)

    changed = HEARD | {"summary": "Seven of eight"}
    plain.post(at(ada, f"{note.public_id}/{PIECE.key}/"), changed)
    assert known(note)[0].summary == "Seven of eight"
    plain.post(at(ada, f"{note.public_id}/{known(note)[0].key}/"), {"remove": "1"})
    assert known(note) == ()


def test_answer_to_a_script_is_the_part_and_the_steps(ada: CanvasGrant, scripted: Client) -> None:
    note = cast.add(ada)
    shown = words(scripted.post(at(ada, f"{note.public_id}/add/"), HEARD))
    assert "<html" not in shown
    assert "Undo: add evidence to “Canteen is closed”" in shown


def test_evidence_of_the_future_is_refused_and_nothing_is_lost(
    ada: CanvasGrant, scripted: Client, plain: Client
) -> None:
    note = cast.add(ada)
    day = (timezone.now() + timedelta(days=3)).date().isoformat()
    for client in (scripted, plain):
        answer = client.post(at(ada, f"{note.public_id}/add/"), HEARD | {"day": day})
        shown = words(answer)
        assert answer.status_code == 422
        assert "This day is still to come. When was it found out?" in shown
        assert f'value="{day}"' in shown
        assert "Six of eight</textarea>" in shown
    assert known(note) == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"claim": ""}, "Say whether it speaks for the note or against."),
        ({"claim": "maybe"}, "Choose one of these."),
        ({"method": ""}, "Say how you found out."),
        ({"summary": "", "quote": ""}, "Say in a sentence what you found out, or quote it."),
        ({"rating": "6"}, "Enter a number from 1 to 5."),
        ({"day": "soon"}, "Write the date as in 2026-05-31."),
        ({"quote": "x" * 601}, "This has 601 characters; at most 600 fit."),
    ],
)
def test_bad_evidence_is_told_at_its_field(
    ada: CanvasGrant, plain: Client, wrong: dict[str, str], said: str
) -> None:
    note = cast.add(ada)
    answer = plain.post(at(ada, f"{note.public_id}/add/"), HEARD | wrong)
    assert (answer.status_code, said in words(answer)) == (422, True)


def test_evidence_that_is_gone_says_so_and_keeps_what_was_written(
    ada: CanvasGrant, plain: Client
) -> None:
    note = cast.add(ada)
    answer = plain.post(at(ada, f"{note.public_id}/{PIECE.key}/"), HEARD)
    shown = words(answer)
    assert (answer.status_code, "Six of eight</textarea>" in shown) == (409, True)
    assert "Someone else changed or removed this evidence meanwhile." in shown


def test_viewer_reads_and_changes_nothing(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    evidence.add(ada, cast.op(), note=note, evidence=PIECE)
    cleo = cast.joined_by("cleo", ada.canvas, Role.VIEWER)
    client = cast.browser("cleo", htmx=False)

    shown = words(client.get(at(cleo) + f"?note={note.public_id}"))
    assert "Never!" in shown
    assert "<textarea" not in shown
    assert client.post(at(cleo, f"{note.public_id}/add/"), HEARD).status_code == 403


def test_page_of_the_same_state_is_no_answer(ada: CanvasGrant, scripted: Client) -> None:
    cast.add(ada)
    shown = words(scripted.get(at(ada)))
    seen = re.search(r'name="seen" value="([^"]+)"', shown)
    assert seen
    assert scripted.get(at(ada), {"seen": seen[1]}).status_code == 204


@pytest.mark.parametrize("value", [None, 7, "x", {"a": 1}, [[1], {"claim": {}}], [None] * 60])
def test_hostile_column_shows_as_an_assumption(
    ada: CanvasGrant, plain: Client, value: object
) -> None:
    note = cast.add(ada, weight=5)
    Note.objects.filter(pk=note.pk).update(evidence=value if value is not None else "")
    answer = plain.get(at(ada) + f"?note={note.public_id}")
    assert heading(words(answer)) == "1 of 1 top need is unproven"


@pytest.mark.parametrize("asked", ["nonsense", "b" * 12, "%00", "é" * 12, "'\">"])
def test_unknown_note_shows_the_page(ada: CanvasGrant, plain: Client, asked: str) -> None:
    assert plain.get(at(ada), {"note": asked}).status_code == 200


def test_queries_do_not_grow_with_notes(ada: CanvasGrant, plain: Client) -> None:
    counts = []
    for number in (1, 29):
        for _ in range(number):
            note = cast.add(ada, weight=5)
            evidence.add(ada, cast.op(), note=note, evidence=PIECE)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            plain.get(at(ada) + f"?note={note.public_id}")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 11


def test_details_of_a_note_say_what_it_stands_on(ada: CanvasGrant, scripted: Client) -> None:
    note = cast.add(ada)
    evidence.add(ada, cast.op(), note=note, evidence=PIECE)
    shown = words(scripted.get(f"/c/{ada.canvas.public_id}/notes/{note.public_id}/"))
    assert re.search(r"Supported</strong> <span[^>]*>1 piece of evidence", shown)


SECRETS = ("Never told anybody that", "Call with Mrs Weber")


def shown_to_strangers(grant: CanvasGrant) -> list[str]:
    """All that a link to look and an embed show, as text: pages, presentation, files."""
    client, address = opened(grant)
    pages = [client.get(address + part) for part in ("", "present/", "pdf/", "picture/")]
    token = sharing.make_embed(grant, canvas=grant.canvas, origins=["https://example.org"])
    pages += [cast.browser(htmx=False).get(f"/embed/{token}/{part}") for part in ("", "picture/")]
    assert [page.status_code for page in pages] == [200] * 6
    return [_text(page) for page in pages]


def _text(page: Any) -> str:
    raw = b"".join(page) if page.streaming else page.content
    if raw.startswith(b"%PDF"):
        return "".join(one.extract_text() for one in PdfReader(BytesIO(raw)).pages)
    return raw.decode(errors="replace")


def test_quotes_and_sources_never_show_to_who_may_only_look(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, "Postage", 5)
    quote, source = SECRETS
    piece = Evidence("supports", "interview", "Six of eight", quote, source, strength=3)
    evidence.add(ada, cast.op(), note=note, evidence=piece)

    for text in shown_to_strangers(ada):
        assert "Six of eight" not in text
        assert not any(secret in text for secret in SECRETS)
    assert quote in words(cast.browser("ada", htmx=False).get(at(ada) + f"?note={note.public_id}"))

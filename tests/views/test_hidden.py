"""What some may not see is in no answer they get: words are planted where they could leak from."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from canvases.access import CanvasGrant
from canvases.actions import canvases, comments, notes, segments, sharing, snapshots, workspaces
from canvases.exports import jobs
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import FORMATS
from canvases.exports.options import Options
from canvases.method.kinds import Kind
from canvases.models import Canvas, Member, Note, Role
from canvases.queries.names import title_of
from canvases.queries.workspace import find_segment
from tests import cast
from tests.addresses import DRAWN, GUARDED, fields, ids_of

PAST = ["binned words", "older words", "whispered words", "withdrawn words", "kept words"]
PEOPLE = ["Secret Ada", "Hidden Ben"]
# One starts a job and says no more by POST; after the other there is nothing to ask any more.
NOT_POSTED = ("export_file", "leave")
ELSEWHERE = ["sister canvas", "sister need", "sister segment"]
NOT_TWICE = ("pdf", "png")  # a file that was chosen is drawn from the same page, with more on it
NO_WORDS = ("png",)


@pytest.fixture
def planted(ada: CanvasGrant, ben: CanvasGrant) -> CanvasGrant:
    """Ada on a canvas with a past, talked about, with people on it, and with a sister."""
    for grant, name in ((ada, "Secret Ada"), (ben, "Hidden Ben")):
        sharing.rename(grant, name=name)
    notes.discard(ben, cast.op(), note=cast.add(ben, text="binned words"))
    note = cast.add(ben, text="older words")
    cast.comment(ben, note, "whispered words")
    withdrawn = cast.comment(ada, note, "withdrawn words")
    comments.discard(ada, cast.op(), note=note, comment=withdrawn)
    cast.snapshot(ada, "kept words")
    note.refresh_from_db()
    words = {"text": "present words"}
    notes.edit(ben, cast.op(), note=note, version=note.version, values=words)
    _add_sister(ada)
    return ada


def _add_sister(ada: CanvasGrant) -> None:
    """Another canvas with the same value map, of which a note answers a need there."""
    page = cast.on_page(ada)
    added = segments.add(page, cast.op(), name="sister segment")
    assert added
    segment, value_map = find_segment(ada.workspace, added.subject_id), ada.canvas.value_map
    assert segment
    canvases.add_canvas(
        page, cast.op(), title="sister canvas", segment=segment, value_map=value_map
    )
    there = cast.on_canvas("ada", Canvas.objects.get(title="sister canvas"))
    reliever = cast.add(there, Kind.PAIN_RELIEVER, "present reliever")
    cast.connect(there, reliever, cast.add(there, Kind.PAIN, "sister need"))


def answers(client: Client, grant: CanvasGrant) -> Iterator[tuple[str, str]]:
    """What every address answers, asked for a page and a fragment, for each note and format."""
    asked = set()
    for name in ("present words", "binned words", "present reliever"):
        ids = ids_of(grant) | {"note": Note.objects.get(text=name).public_id}
        for key, address in GUARDED.items():
            if (path := address.at(ids)) in asked or address.name in DRAWN:
                continue  # it names no note, or shows no words
            asked.add(path)
            for headers in ({}, {"HX-Request": "true"}):
                yield key, said(client.get(path, headers=headers).content)
                if address.name not in NOT_POSTED:
                    yield key, said(client.post(path, fields(ids), headers=headers).content)
    for path in paths(grant):
        yield path, said(client.get(path).content)


def said(answer: bytes) -> str:
    """The words of an answer, in files, too, which hold them compressed."""
    if answer.startswith(b"%PDF"):
        pages = PdfReader(BytesIO(answer)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    if answer.startswith(b"PK"):
        with ZipFile(BytesIO(answer)) as packed:
            return " ".join(said(packed.read(name)) for name in packed.namelist())
    return answer.decode(errors="replace")


def paths(grant: CanvasGrant) -> list[str]:
    """Addresses that say more of what is asked for."""
    workspace, canvas = grant.workspace, grant.canvas.public_id
    chosen = f"what=canvases&canvas={canvas}&authors=1&format="
    exports = [(code, reverse("export", args=[canvas, code])) for code in FORMATS]
    return [
        reverse("home"),
        f"{reverse('changes', args=[canvas])}?after={workspace.epoch}:1",
        f"{reverse('share', args=[workspace.public_id])}?canvas={canvas}",
        *(path for code, path in exports if not FORMATS[code].long and code not in NOT_TWICE),
        *(
            f"{reverse(name, args=[workspace.public_id])}?{chosen}{code}"
            for name in ("exporting", "export_file")
            for code in FORMATS
            if code not in NO_WORDS
        ),
    ]


def found(client: Client, grant: CanvasGrant, words: list[str]) -> set[tuple[str, str]]:
    """The words that are in an answer, and which."""
    return {(one, key) for key, answer in answers(client, grant) for one in words if one in answer}


def test_words_are_where_they_could_leak_from(planted: CanvasGrant, cleo: CanvasGrant) -> None:
    seen = found(cast.browser(cast.name_of(cleo), htmx=False), planted, PAST + PEOPLE + ELSEWHERE)

    assert {one for one, _key in seen} == {*PAST, *PEOPLE, *ELSEWHERE}
    # What is withdrawn is in the journal, which goes into archives whole, and in nobody's sight.
    assert {key for one, key in seen if one == "withdrawn words"} == {"archive(workspace)"}


def test_every_kind_of_file_is_looked_into(planted: CanvasGrant) -> None:
    client = cast.browser("ada", htmx=False)
    files = [path for path in paths(planted) if "/export/file/" in path]

    assert len(files) == len(FORMATS) - len(NO_WORDS)
    for path in files:
        assert "present words" in said(client.get(path).content), path


def test_viewer_of_canvases_only_gets_no_past_and_no_people(
    planted: CanvasGrant, finn: CanvasGrant
) -> None:
    client = cast.browser(cast.name_of(finn), htmx=False)

    assert found(client, planted, PAST + PEOPLE) == set()
    assert "present words" in client.get(reverse("board", args=[finn.canvas.public_id])).text


@pytest.mark.parametrize("sees_history", [False, True])
def test_who_came_for_one_canvas_gets_nothing_of_others(
    planted: CanvasGrant, sees_history: bool
) -> None:
    gus = cast.joined_by(
        "gus", planted.canvas, Role.VIEWER, sees_history=sees_history, limited=True
    )
    client = cast.browser("gus", htmx=False)
    hidden = ELSEWHERE if sees_history else ELSEWHERE + PAST + PEOPLE

    assert found(client, planted, hidden) == set()
    assert "present words" in client.get(reverse("board", args=[gus.canvas.public_id])).text


def test_commenter_on_one_canvas_reads_no_link_to_another_in_the_history_of_a_note(
    planted: CanvasGrant,
) -> None:
    cast.joined_by("gus", planted.canvas, Role.COMMENTER, limited=True)
    note = Note.objects.get(text="present reliever")
    address = reverse("note_history", args=[planted.canvas.public_id, note.public_id])

    assert "sister need" in cast.browser("ada").get(address).text
    assert "sister need" not in cast.browser("gus").get(address).text


def test_visitor_of_a_link_to_one_canvas_finds_no_other(planted: CanvasGrant) -> None:
    token = sharing.make_link(planted, role=Role.VIEWER, canvas=planted.canvas)
    client = cast.browser(htmx=False)
    page = client.post(reverse("join", args=[token]), follow=True)
    sister = Canvas.objects.get(title="sister canvas")
    looks = page.redirect_chain[-1][0].replace(f"{planted.canvas.public_id}/", "")

    assert "present words" in page.text
    assert title_of(planted.canvas) in client.get(looks).text
    for one in (page, client.get(looks), client.get(reverse("join", args=[token]))):
        assert not any(words in one.text for words in [*ELSEWHERE, *PAST, *PEOPLE])
    for path in (f"{sister.public_id}/", f"{sister.public_id}/pdf/"):
        assert client.get(looks + path).status_code == 404


def test_file_with_names_is_not_fetched_by_who_may_not_see_them(
    planted: CanvasGrant, finn: CanvasGrant
) -> None:
    options = Options(authors=True)
    export_request = ExportRequest(
        planted.workspace, Scope.CANVAS, (planted.canvas,), options=options
    )
    job = jobs.make(jobs.begin(FORMATS["csv"], export_request), FORMATS["csv"], export_request)
    kwargs = {"workspace": planted.workspace.public_id, "job": job.id}

    for name in ("export_job", "export_job_file"):
        path = reverse(name, kwargs=kwargs)
        assert cast.browser("ada").get(path).status_code == 200
        assert cast.browser(cast.name_of(finn)).get(path).status_code == 404


def test_change_of_a_note_names_nobody_to_a_viewer(planted: CanvasGrant, finn: CanvasGrant) -> None:
    seq = planted.workspace.seq
    note = Note.objects.get(text="present words")
    notes.weigh(planted, cast.op(), note=note, weight=5)
    address = f"{reverse('changes', args=[finn.canvas.public_id])}?after="
    told = {}
    for name in ("ada", "finn"):
        planted.workspace.refresh_from_db()
        answer = cast.browser(name).get(f"{address}{planted.workspace.epoch}:{seq}")
        told[name] = json.loads(answer.content)["events"]

    assert any("by" in event for event in told["ada"])
    assert not any("by" in event for event in told["finn"])
    assert "note__talk" in str(told["ada"])
    assert "data-talk" not in str(told["finn"])


def test_comment_is_no_change_for_who_does_not_see_it(
    planted: CanvasGrant, finn: CanvasGrant
) -> None:
    planted.workspace.refresh_from_db()
    after = f"{planted.workspace.epoch}:{planted.workspace.seq}"
    cast.comment(planted, Note.objects.get(text="present words"), "One more")
    address = f"{reverse('changes', args=[finn.canvas.public_id])}?after={after}"

    first, *rest = json.loads(cast.browser("finn").get(address).content)["events"]
    assert first["patches"] == ""
    assert not any("One more" in event["patches"] for event in rest)
    assert "note__talk" in cast.browser("ada").get(address).text


def test_member_of_all_stays_who_they_were_on_one_canvas(ada: CanvasGrant) -> None:
    before = cast.joined_by("gus", ada.canvas, Role.COMMENTER, limited=True).member
    link = sharing.make_link(ada, role=Role.EDITOR)
    browser, door = cast.browser("gus", htmx=False), reverse("join", args=[link])
    asked = browser.get(door).text
    assert "Is this you?" in asked
    assert ada.canvas.title in asked
    browser.post(door, {"name": "Gus", "as": "known"})

    after = Member.objects.get(pk=before.pk)
    assert (after.canvas, after.role) == (None, Role.EDITOR)
    assert workspaces.join(ada.workspace, before.token_hash or "", Role.VIEWER) == after


def test_snapshot_brought_back_names_nobody(planted: CanvasGrant, finn: CanvasGrant) -> None:
    planted.workspace.refresh_from_db()
    after = f"{planted.workspace.epoch}:{planted.workspace.seq}"
    snapshots.restore(planted, cast.op(), snapshot=planted.canvas.snapshots.get())
    address = f"{reverse('changes', args=[finn.canvas.public_id])}?after={after}"

    assert "kept words" in cast.browser("ada").get(address).text
    assert "kept words" not in cast.browser("finn").get(address).text

"""What is taken along comes back: all of it, under new ids."""

import io
import json
import random
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from canvases.access import CanvasGrant, token_hash
from canvases.actions import (
    archives,
    branding,
    canvases,
    cards,
    segment_pairs,
    segment_tree,
    sharing,
)
from canvases.exports import archive
from canvases.exports.export_request import Cancelled
from canvases.exports.interchange import canvas_file
from canvases.imports.archive import Archive
from canvases.method.cards import Card
from canvases.models import Change, Member, Role, Snapshot, Workspace
from canvases.queries.history import load_history
from tests import cast
from tests.random_operations import a_board, some_change
from tests.shared_rows import SharedRows, found_again
from tests.two_segments import Two

ID = re.compile(r"\b[0-9a-z]{12}\b")
TOKEN = cast.TOKENS["dan"]


@pytest.fixture
def shared(ada: CanvasGrant, ben: CanvasGrant) -> CanvasGrant:
    """Ada's workspace, into which she let somebody, after she merged two segments."""
    sharing.rename(ben, name="Ben")
    merged(ada)
    return ada


@pytest.fixture(scope="module")
def workspace(shared_rows: SharedRows) -> CanvasGrant:
    """Ada's workspace after two people have worked in it."""
    return shared_rows(lambda: worked_in(cast.on_canvas("ada", cast.started_by("ada"))))


@pytest.fixture
def lived_in(workspace: CanvasGrant, db: None) -> CanvasGrant:  # noqa: ARG001 — the fixture opens the database
    return cast.on_canvas("ada", found_again(workspace.canvas))


def worked_in(ada: CanvasGrant) -> CanvasGrant:
    ben = cast.joined_by("ben", ada.canvas, Role.EDITOR)
    a_board(ada)
    cast.comment(ada, cast.add(ada), "Two\nlines")
    card_about_a_note(ada)
    chance = random.Random(7)
    for _ in range(150):
        some_change(chance.choice([ada, ben]), chance)
    parts_of_a_part(ada)
    merged(ada)
    sharing.rename(ben, name="Ben")
    branding.brand(cast.on_page(ada), cast.op(), main="#1f4fa3", logo=logo())
    return ada


def card_about_a_note(grant: CanvasGrant) -> None:
    """A card about a note, also in a snapshot."""
    card = Card(id="", believe="They pay", note=cast.add(grant).public_id)
    cards.write(grant, cast.op(), canvas=grant.canvas, card=card)
    cast.snapshot(grant)


def merged(grant: CanvasGrant) -> None:
    """Two segments of which one went into the other with a note, compared before."""
    two = Two(grant)
    cast.add(two.theirs, text="Theirs")
    segment_pairs.answer(
        two.page, cast.op(), segments=(two.into, two.away), values={"needs-answer": "no"}
    )
    two.merge()


def parts_of_a_part(grant: CanvasGrant) -> None:
    """Segments within a segment, one of which went to the bin and left its part behind."""
    page, whole = cast.on_page(grant), grant.canvas.profile.segment
    one, two, three = (cast.another_segment(grant, name) for name in ("Night", "Wards", "Nurses"))
    for part, parent in ((one, whole), (two, one), (three, two)):
        segment_tree.move(page, cast.op(), segment=part, parent=parent)
    canvases.discard(page, cast.op(), row=two)


def logo() -> bytes:
    """A small picture."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(made, "PNG")
    return made.getvalue()


def packed(*workspaces: Workspace) -> io.BytesIO:
    """Their archive."""
    file = io.BytesIO()
    archive.write(file, workspaces)
    file.seek(0)
    return file


def parts(file: io.BytesIO) -> dict[str, bytes]:
    """What is in it."""
    with zipfile.ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def repacked(found: dict[str, bytes]) -> io.BytesIO:
    """An archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in found.items():
            opened.writestr(name, content)
    file.seek(0)
    return file


def told(workspace: Workspace) -> list[tuple[str, str]]:
    """Its history in words, without the line that says that it was imported."""
    events = load_history(workspace, most=1000)
    return [(event.text, str(event.at)) for event in events if "imported the" not in event.text]


def without_ids(content: bytes) -> list[str]:
    """The lines of a part, in which all ids are alike; PostgreSQL orders keys by its own rules."""
    lines = [alike(json.loads(line)) for line in content.decode().splitlines()]
    return [json.dumps(line, sort_keys=True) for line in lines]


def alike(value: Any) -> Any:
    """The value with every id as "id", and what stands under ids as a list."""
    if isinstance(value, dict) and value and all(map(ID.fullmatch, value)):
        return sorted(json.dumps(alike(one), sort_keys=True) for one in value.values())
    if isinstance(value, dict):
        return {key: alike(one) for key, one in value.items()}
    return "id" if isinstance(value, str) and ID.fullmatch(value) else value


def test_what_comes_back_is_what_was_taken_along(lived_in: CanvasGrant) -> None:
    workspace = lived_in.workspace
    (copy,) = archives.store(Archive(packed(workspace)), cast.op(), token=TOKEN)

    assert canvas_file.render(copy) == canvas_file.render(Workspace.objects.get(pk=workspace.pk))
    assert told(copy) == told(workspace)
    assert copy.public_id != workspace.public_id
    assert [row.name for row in Snapshot.objects.filter(workspace=copy).order_by("pk")] == [
        row.name for row in workspace.snapshots.order_by("pk")
    ]
    assert [(row.text, str(row.created_at)) for row in copy.comments.all()] == [
        (row.text, str(row.created_at)) for row in workspace.comments.all()
    ]


def test_archive_of_what_came_back_is_the_same_archive(lived_in: CanvasGrant) -> None:
    first = parts(packed(lived_in.workspace))
    (copy,) = archives.store(Archive(packed(lived_in.workspace)), cast.op(), token=TOKEN)
    second = parts(packed(copy))

    for name in first:
        if name.endswith(".jsonl") and not name.endswith(("members.jsonl", "changes.jsonl")):
            assert without_ids(second[name]) == without_ids(first[name]), name
    changes = [parts_["1/changes.jsonl"].splitlines() for parts_ in (first, second)]
    assert len(changes[1]) == len(changes[0]) + 1


def test_no_id_is_taken_over_and_the_journal_fits_the_rows(lived_in: CanvasGrant) -> None:
    before = set(ID.findall("".join(map(json.dumps, cast.all_states().values()))))
    (copy,) = archives.store(Archive(packed(lived_in.workspace)), cast.op(), token=TOKEN)

    assert cast.replayed(Change.objects.order_by("workspace", "seq")) == cast.all_states()
    own = parts(packed(copy))["1/notes.jsonl"].decode()
    assert not before & set(ID.findall(own))
    numbers = list(copy.changes.values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_journal_of_a_merge_names_segments_of_the_copy(shared: CanvasGrant) -> None:
    (copy,) = archives.store(Archive(packed(shared.workspace)), cast.op(), token=TOKEN)

    merge = copy.changes.get(kind="segment.merged")
    named = {state["profile_of"] for state in merge.after["note"].values()}
    assert named <= set(copy.segments.values_list("public_id", flat=True))
    assert [pair.needs for pair in copy.segment_pairs.all()] == [{"answer": "no"}]


def test_archive_of_an_earlier_release_has_no_pairs(shared: CanvasGrant) -> None:
    found = parts(packed(shared.workspace))
    del found["1/pairs.jsonl"]

    (copy,) = archives.store(Archive(repacked(found)), cast.op(), token=TOKEN)

    assert not copy.segment_pairs.exists()


def test_who_imports_owns_it_and_nobody_else_comes_in(shared: CanvasGrant) -> None:
    (copy,) = archives.store(Archive(packed(shared.workspace)), cast.op(), token=TOKEN)

    inside = copy.members.filter(left_at=None)
    assert [(row.token_hash, row.role) for row in inside] == [(token_hash(TOKEN), Role.OWNER)]
    assert {"Ben"} <= {row.name for row in copy.members.all()}
    assert copy.share_links.count() == 0
    cast.add(cast.on_canvas("dan", copy.canvases.filter(binned_at=None)[0]), text="Goes on")


def test_archive_holds_no_token_and_no_hash(lived_in: CanvasGrant) -> None:
    link = sharing.make_link(lived_in, role=Role.EDITOR, passphrase="very secret words")
    content = b"".join(parts(packed(lived_in.workspace)).values()).decode("latin-1")

    secrets = [link, token_hash(link), "very secret", "pbkdf2"]
    secrets += [str(row.token_hash) for row in Member.objects.filter(left_at=None)]
    secrets += list(cast.TOKENS.values())
    assert not [secret for secret in secrets if secret in content]


def test_several_workspaces_travel_in_one_archive(ada: CanvasGrant, dan: CanvasGrant) -> None:
    cast.add(ada, text="Of Ada")
    cast.add(dan, text="Of Dan")

    stored = archives.store(Archive(packed(ada.workspace, dan.workspace)), cast.op(), token=TOKEN)

    texts = [[note.text for note in row.notes.all()] for row in stored]
    assert texts == [["Of Ada"], ["Of Dan"]]


def test_same_import_sent_twice_is_done_once(ada: CanvasGrant) -> None:
    operation, before = cast.op(), Workspace.objects.count()
    first = archives.store(Archive(packed(ada.workspace)), operation, token=TOKEN)
    again = archives.store(Archive(packed(ada.workspace)), operation, token=TOKEN)

    assert first == again
    assert Workspace.objects.count() == before + 1


def test_nobody_sees_half_an_import_and_the_night_takes_it(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.add(ada)
    monkeypatch.setattr(archives._Copy, "add_notes", lambda _self, _lines: 1 / 0)
    brought = Archive(packed(ada.workspace))

    with pytest.raises(ZeroDivisionError):
        archives.store(brought, cast.op(), token=TOKEN)

    half = Workspace.objects.latest("pk")
    assert half.deleted_at is not None
    assert not half.members.filter(left_at=None).exists()


def test_making_one_can_be_cancelled(lived_in: CanvasGrant) -> None:
    def tell(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        archive.write(io.BytesIO(), [lived_in.workspace], tell)


def test_command_reads_what_the_command_wrote(
    lived_in: CanvasGrant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "all.zip"
    call_command("export_archive", lived_in.workspace.public_id, "-o", str(path))
    call_command("import_archive", str(path))

    public_id, name, address = capsys.readouterr().out.splitlines()[-1].split("\t")
    assert name == lived_in.workspace.name
    assert "/join/" in address
    assert told(Workspace.objects.get(public_id=public_id)) == told(lived_in.workspace)


def test_archive_from_before_cards_had_lines_keeps_them(lived_in: CanvasGrant) -> None:
    """They stood in the state of their canvas."""
    old = parts(packed(lived_in.workspace))
    card = lived_in.canvas.test_cards.get().card
    lines = [json.loads(line) for line in old["1/canvases.jsonl"].splitlines()]
    for line in lines:
        if line["id"] == lived_in.canvas.public_id:
            line["canvas"]["tests"] = [card.stored]
    old["1/canvases.jsonl"] = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    del old["1/test_cards.jsonl"]

    (copy,) = archives.store(Archive(repacked(old)), cast.op(), token=TOKEN)

    row = copy.test_cards.get()
    assert (row.believe, copy.notes.filter(public_id=row.note).exists()) == (card.believe, True)

"""What is taken along comes back: all of it, under new ids."""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from canvases.access import CanvasGrant, token_hash
from canvases.actions import archives, branding, sharing
from canvases.actions.errors import Refused
from canvases.exports.export_request import Cancelled
from canvases.exports.interchange import archive, canvas_file
from canvases.imports.archive import AT_COMMAND, ON_PAGE, Archive, Limits
from canvases.imports.problems import BadFile
from canvases.models import Change, Member, Role, Snapshot, Workspace
from canvases.queries.activity import load_history
from tests import cast
from tests.changing import a_board, some_change

ID = re.compile(r"\b[0-9a-z]{12}\b")
TOKEN = cast.TOKENS["dan"]


@pytest.fixture
def lived_in(ada: CanvasGrant, ben: CanvasGrant) -> CanvasGrant:
    """Ada's workspace after two people have worked in it."""
    a_board(ada)
    cast.comment(ada, cast.add(ada), "Two\nlines")
    chance = random.Random(7)
    for _ in range(150):
        some_change(chance.choice([ada, ben]), chance)
    sharing.rename(ben, name="Ben")
    branding.brand(cast.on_page(ada), cast.op(), main="#1f4fa3", logo=logo())
    return ada


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


def without_ids(content: bytes) -> str:
    """A part of an archive in which all ids are alike."""
    return ID.sub("id", content.decode("latin-1"))


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
        if not name.endswith(("archive.json", "members.jsonl", "changes.jsonl", "README.txt")):
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


def test_who_imports_owns_it_and_nobody_else_comes_in(lived_in: CanvasGrant) -> None:
    (copy,) = archives.store(Archive(packed(lived_in.workspace)), cast.op(), token=TOKEN)

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
    operation = cast.op()
    first = archives.store(Archive(packed(ada.workspace)), operation, token=TOKEN)
    again = archives.store(Archive(packed(ada.workspace)), operation, token=TOKEN)

    assert first == again
    assert Workspace.objects.count() == 2


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


def line(name: str, change: Callable[[dict[str, Any]], object]) -> Callable[..., None]:
    """Changes the first line of a part."""

    def bend(found: dict[str, bytes]) -> None:
        first, _, rest = found[name].partition(b"\n")
        value = json.loads(first)
        change(value)
        found[name] = json.dumps(value).encode() + b"\n" + rest

    return bend


HOSTILE: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "path": (lambda found: found.update({"../../etc/passwd": b"x"}), "does not belong"),
    "foreign part": (lambda found: found.update({"1/run.sh": b"x"}), "does not belong"),
    "no json": (lambda found: found.update({"1/notes.jsonl": b"{nope\n"}), "is not JSON"),
    "no object": (lambda found: found.update({"1/notes.jsonl": b"[]\n"}), "an object"),
    "no utf-8": (lambda found: found.update({"1/notes.jsonl": b"\xff\n"}), "not UTF-8"),
    "missing": (lambda found: found.pop("1/links.jsonl"), "is missing"),
    "no logo": (lambda found: found.update({f"1/logos/{'a' * 64}.png": b"<svg>"}), "logo"),
    "kind": (line("1/notes.jsonl", lambda one: one["note"].update(kind="joke")), "not one of"),
    "side": (line("1/notes.jsonl", lambda one: one["note"].update(kind="product")), "no box"),
    "key": (line("1/members.jsonl", lambda one: one.update(token_hash="x")), "unknown key"),
    "type": (line("1/notes.jsonl", lambda one: one["note"].update(text=7)), "a text"),
    "long": (line("1/notes.jsonl", lambda one: one["note"].update(text="x" * 281)), "at most 280"),
    "marks": (
        line("1/notes.jsonl", lambda one: one["note"].update(text="a" + "\u0301" * 200_000)),
        "characters|marks",
    ),
    "id": (line("1/notes.jsonl", lambda one: one.update(id="../../../etc")), "not allowed"),
    "nowhere": (line("1/notes.jsonl", lambda one: one.update(author="b" * 12)), "nothing with"),
    "gap": (line("1/changes.jsonl", lambda one: one.update(seq=7)), "without gaps"),
    "verb": (line("1/changes.jsonl", lambda one: one.update(kind="robbed")), "no kind"),
    "state": (
        line("1/changes.jsonl", lambda one: one["after"].update(note={"b" * 12: {"text": []}})),
        "not allowed",
    ),
    "time": (line("1/notes.jsonl", lambda one: one.update(created_at="now")), "now"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_archive_is_refused_with_words(ada: CanvasGrant, case: str) -> None:
    cast.add(ada)
    found = parts(packed(ada.workspace))
    bend, words = HOSTILE[case]
    bend(found)

    with pytest.raises(BadFile, match=words):
        Archive(repacked(found), ON_PAGE)


def test_later_version_is_refused(ada: CanvasGrant) -> None:
    found = parts(packed(ada.workspace))
    found["archive.json"] = found["archive.json"].replace(b'"version": 1', b'"version": 2')

    with pytest.raises(BadFile, match="version"):
        Archive(repacked(found))


def test_bomb_is_not_unpacked(ada: CanvasGrant) -> None:
    found = parts(packed(ada.workspace))
    found["1/notes.jsonl"] = b" " * (ON_PAGE.unpacked + 1)
    file = repacked(found)
    assert len(file.getvalue()) < 200_000

    with pytest.raises(BadFile, match="not opened"):
        Archive(file, ON_PAGE)


@pytest.mark.parametrize("limit", ["line", "values", "seconds", "workspaces"])
def test_each_limit_is_kept_with_words(ada: CanvasGrant, limit: str) -> None:
    cast.add(ada)
    limits = {name: getattr(AT_COMMAND, name) for name in AT_COMMAND.__slots__} | {limit: 0}

    with pytest.raises(BadFile):
        Archive(packed(ada.workspace), Limits(**limits))


def test_damaged_archive_is_refused(ada: CanvasGrant) -> None:
    content = bytearray(packed(ada.workspace).getvalue())
    middle = content.index(b"1/changes.jsonl") + 60
    content[middle : middle + 8] = b"\0" * 8

    with pytest.raises(BadFile, match="damaged"):
        Archive(io.BytesIO(bytes(content)))


def test_rows_that_contradict_each_other_are_refused(ada: CanvasGrant) -> None:
    found = parts(packed(ada.workspace))
    twin = json.loads(found["1/canvases.jsonl"])
    twin["id"] = "b" * 12
    found["1/canvases.jsonl"] += json.dumps(twin).encode() + b"\n"

    with pytest.raises(Refused, match="does not fit together"):
        archives.store(Archive(repacked(found)), cast.op(), token=TOKEN)

"""The commands an operator types."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from canvases.imports.canvas_file import read
from canvases.management.commands.load_examples import FOLDER
from canvases.models import Workspace
from tests import cast
from tests.imports.documents import raw, renumbered, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """The small canvas file on disk."""
    path = tmp_path / "small.json"
    path.write_bytes(raw(small()))
    return path


def imported(path: Path) -> list[str]:
    """Id, title and address of the canvas that the command printed."""
    out = StringIO()
    call_command("import_canvas", str(path), stdout=out)
    (line,) = out.getvalue().splitlines()
    return line.split("\t")


def test_import_canvas_prints_id_title_and_address(small_file: Path) -> None:
    public_id, title, address = imported(small_file)

    canvas = Workspace.objects.get().canvases.get()
    assert (public_id, title) == (canvas.public_id, "Fridge on the ward")
    assert address.startswith("http://127.0.0.1:8000/")


def test_import_canvas_address_makes_its_opener_an_owner(small_file: Path, client: Client) -> None:
    public_id, _title, address = imported(small_file)

    response = client.post(address.removeprefix("http://127.0.0.1:8000"), follow=True)

    assert response.request["PATH_INFO"] == f"/c/{public_id}/"
    assert "Canteen closed" in response.content.decode()
    assert Workspace.objects.get().members.get().role == "owner"


def test_import_canvas_lists_every_error_and_imports_nothing(tmp_path: Path) -> None:
    tree = small()
    tree["value_maps"][0]["notes"][0]["kind"] = "thing"
    tree["canvases"][0]["title"] = ""
    path = tmp_path / "bad.json"
    path.write_bytes(raw(tree))
    errors = StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("import_canvas", str(path), stderr=errors)

    assert end.value.code == 1
    kinds = "product, pain_reliever, gain_creator"
    assert errors.getvalue().splitlines() == [
        "$.canvases[0].title: is empty",
        f'$.value_maps[0].notes[0].kind: "thing" is not one of: {kinds}',
    ]
    assert not Workspace.objects.exists()


def test_import_canvas_of_no_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_canvas", str(tmp_path / "none.json"))


def test_export_canvas_writes_what_was_imported(small_file: Path, tmp_path: Path) -> None:
    public_id, *_rest = imported(small_file)
    path = tmp_path / "out.json"

    call_command("export_canvas", public_id, "--format", "json", "-o", str(path))

    assert renumbered(read(path.read_bytes())) == renumbered(read(small_file.read_bytes()))


def test_export_canvas_writes_a_whole_workspace(small_file: Path, tmp_path: Path) -> None:
    imported(small_file)
    path = tmp_path / "out.json"

    workspace = Workspace.objects.get()
    call_command("export_canvas", workspace.public_id, "--format", "json", "-o", str(path))

    assert json.loads(path.read_bytes())["workspace"] == {"name": "Night-shift meals"}


@pytest.mark.parametrize("paper", ["slide", "a4"])
def test_export_canvas_writes_a_pdf(small_file: Path, tmp_path: Path, paper: str) -> None:
    public_id, *_rest = imported(small_file)
    path = tmp_path / "out.pdf"

    call_command("export_canvas", public_id, "--format", "pdf", "--paper", paper, "-o", str(path))

    assert path.read_bytes().startswith(b"%PDF-")


def test_export_canvas_of_an_unknown_id_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out.json"

    with pytest.raises(CommandError, match="no canvas with the id nobody"):
        call_command("export_canvas", "nobody", "--format", "json", "-o", str(path))

    assert not path.exists()


def test_load_examples_stores_each_once() -> None:
    call_command("load_examples", stdout=StringIO())
    first = list(Workspace.objects.values_list("pk", "example"))

    out = StringIO()
    call_command("load_examples", stdout=out)

    assert {slug for _pk, slug in first} == {path.stem for path in FOLDER.glob("*.json")}
    assert list(Workspace.objects.values_list("pk", "example")) == first
    assert out.getvalue() == ""


def test_load_examples_replaces_what_changed_and_drops_what_is_gone() -> None:
    call_command("load_examples", stdout=StringIO())
    old = Workspace.objects.get(example="online-shop")
    Workspace.objects.filter(pk=old.pk).update(example_digest="other", name="Old")
    Workspace.objects.create(name="Gone", example="gone")
    own = Workspace.objects.create(name="Ada's")

    call_command("load_examples", stdout=StringIO())

    assert Workspace.objects.get(example="online-shop").name != "Old"
    assert not Workspace.objects.filter(example="gone").exists()
    assert Workspace.objects.filter(pk=own.pk).exists()


def test_make_key_prints_a_key_to_a_workspace_named_by_any_of_its_ids() -> None:
    canvas = cast.started_by("ada")
    for public_id in (canvas.workspace.public_id, canvas.public_id):
        out = StringIO()
        call_command("make_key", public_id, stdout=out)
        Client().post(out.getvalue().strip().removeprefix("http://127.0.0.1:8000"))

    roles = [member.role for member in canvas.workspace.members.all()]
    assert roles == ["owner", "owner", "owner"]


def test_make_key_says_that_there_is_no_such_workspace() -> None:
    with pytest.raises(CommandError, match="no workspace with the id bcdfghjkmnpq"):
        call_command("make_key", "bcdfghjkmnpq")

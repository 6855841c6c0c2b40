"""Segments from a customer list, step by step, by plain forms."""

import re
import stat
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import customer_files, undo_redo
from canvases.imports import customer_jobs
from tests import cast, customers


def at(grant: CanvasGrant, step: str = "", name: str = "") -> str:
    args = [grant.workspace.public_id, *([name] if name else [])]
    return reverse(f"customer_list{step}", args=args)


def upload(grant: CanvasGrant, raw: bytes, name: str = "customers.csv") -> tuple[Client, Any]:
    client = cast.browser(cast.name_of(grant))
    file = SimpleUploadedFile(name, raw)
    return client, client.post(at(grant), {"file": file}, follow=True)


def body(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.django_db
def test_list_becomes_segments_with_traits_in_one_change(ada: CanvasGrant) -> None:
    client, page = upload(ada, customers.csv_of(customers.rows(200)))
    assert "Kundentyp" in body(page)
    name = page.redirect_chain[-1][0].rstrip("/").rpartition("/")[2]
    before = cast.change_count(ada.workspace)
    choice = {"by": ["3", "4"], "money": "5", "ticked": "1", "group": ["0-0", "1-0"]}
    groups = client.post(at(ada, "_groups", name), choice)
    assert "2 segments will be made" in body(groups)

    names = {"name-0-0": "Private, once", "name-1-0": "Shops, once"}
    made = client.post(at(ada, "_make", name), {**choice, **names})

    assert made.status_code == 302
    segments = ada.workspace.segments.filter(name__in=names.values())
    assert segments.count() == 2
    traits = segments[0].traits
    assert [trait["variable"] for trait in traits] == [
        "industry vertical",
        "usage",
        "revenue today",
    ]
    assert cast.change_count(ada.workspace) == before + 1
    undo_redo.undo(cast.on_page(ada), cast.op())
    assert not ada.workspace.segments.filter(name__in=names.values(), binned_at=None).exists()


@pytest.mark.django_db
def test_same_operation_makes_segments_once(ada: CanvasGrant) -> None:
    file, client = customers.read_list(ada), cast.browser("ada")
    sent = {"by": "1", "ticked": "1", "group": "0", "name-0": "Shops", "op_id": cast.op()}

    for _time in range(2):
        assert client.post(at(ada, "_make", file.name), sent).status_code == 302

    assert ada.workspace.segments.filter(name="Shops").count() == 1


@pytest.mark.django_db
def test_file_is_its_members_alone_and_nobody_elses_to_read(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    file = customers.read_list(ada)

    mode = stat.S_IMODE(file.raw.stat().st_mode) | stat.S_IMODE(file.table.stat().st_mode)
    assert mode == 0o600
    answer = cast.browser("ben").get(at(ben, "_columns", file.name))
    assert answer.status_code == 410
    assert "choose the file again" in body(answer)


@pytest.mark.django_db
def test_list_is_gone_after_half_an_hour(ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch) -> None:
    file = customers.read_list(ada)
    monkeypatch.setattr(customer_files, "SECONDS", -1)

    answer = cast.browser("ada").get(at(ada, "_groups", file.name), {"by": "1"})

    assert answer.status_code == 410
    assert not [*settings.FILE_UPLOAD_TEMP_DIR.glob(f"{file.base.name}*")]


@pytest.mark.django_db
def test_upload_deletes_lists_whose_time_is_over(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = customers.read_list(ada)
    monkeypatch.setattr(customer_files, "SECONDS", -1)

    customer_files.sweep()

    assert not [*settings.FILE_UPLOAD_TEMP_DIR.glob(f"{file.base.name}*")]


@pytest.mark.django_db
def test_personal_cells_are_never_shown(ada: CanvasGrant) -> None:
    client, page = upload(ada, customers.csv_of(customers.rows(60)))
    name = page.redirect_chain[-1][0].rstrip("/").rpartition("/")[2]

    groups = client.get(at(ada, "_groups", name), {"by": ["3", "1", "2"]})

    for answer in (page, groups):
        assert not re.search("ecret", answer.content.decode())


@pytest.mark.django_db
def test_spreadsheet_is_read(ada: CanvasGrant) -> None:
    _client, page = upload(ada, customers.workbook_of(customers.rows(50)), "customers.xlsx")

    assert "50 customers" in body(page)


@pytest.mark.django_db
def test_reading_is_cancelled_by_deleting_the_list(ada: CanvasGrant) -> None:
    file = customers.read_list(ada)
    file.tell(state=customer_jobs.READING, done=30, name="big.xlsx")
    client = cast.browser("ada")
    assert 'value="30"' in body(client.get(at(ada, "_columns", file.name)))

    client.post(at(ada, "_cancel", file.name))

    assert not file.is_there


@pytest.mark.django_db
def test_groups_take_as_many_queries_whatever_the_list_holds(
    ada: CanvasGrant, django_assert_max_num_queries: Any
) -> None:
    file, client = (
        customers.read_list(ada, customers.csv_of(customers.rows(300))),
        cast.browser("ada"),
    )

    with django_assert_max_num_queries(3):
        client.get(at(ada, "_groups", file.name), {"by": ["3", "4"], "money": "5"})


@pytest.mark.django_db
def test_list_of_another_workspace_is_not_found(ada: CanvasGrant) -> None:
    other = cast.on_canvas("ada", cast.started_by("ada"))
    file = customers.read_list(ada)

    assert cast.browser("ada").get(at(other, "_columns", file.name)).status_code == 410


@pytest.mark.django_db
def test_member_has_three_lists_at_a_time(ada: CanvasGrant) -> None:
    files = [customers.read_list(ada) for _time in range(5)]

    assert sum(file.is_there for file in files) == 3
    assert files[-1].is_there


@pytest.mark.django_db
def test_list_is_read_again_with_other_letters_and_separator(ada: CanvasGrant) -> None:
    file, client = (
        customers.read_list(ada, "Ort,x;Typ\nK\xf6ln;a\nK\xf6ln;a\nUlm;b\n".encode("cp1252")),
        cast.browser("ada"),
    )
    sent = {"encoding": "cp1250", "separator": ",", "names": "1"}

    page = client.post(at(ada, "_read", file.name), sent, follow=True)

    assert page.status_code == 200
    assert file.state()["encoding"] == "cp1250"
    assert "x;Typ" in body(page)


@pytest.mark.django_db
def test_suggested_name_follows_the_bounds_and_a_written_one_stays(ada: CanvasGrant) -> None:
    file, client = customers.read_list(ada), cast.browser("ada")
    sent = {"by": "2", "ticked": "1", "group": ["0", "1"], "bounds-2": "5; 20"}
    sent |= {"name-0": "Umsatz below 9", "suggested-0": "Umsatz below 9", "name-1": "The middle"}

    page = body(client.post(at(ada, "_groups", file.name), sent))

    assert 'name="name-0" value="Umsatz below 5"' in page
    assert 'name="name-1" value="The middle"' in page

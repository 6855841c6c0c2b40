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
@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (bytes(range(256)) * 9, "zero bytes"),
        (b"\x89PNG\r\n" + bytes(90), "is a .png file"),
        (b"PK\x03\x04" + bytes(90), "damaged spreadsheet"),
        (b"Type;Town\n", "one row only"),
        (b";".join([b"column"] * 10_000) + b"\n" + b";" * 9_999, "10000 columns"),
        (b'Type;Town\na;b\n"c;d\ne;f\n', "quotation mark"),
        (b"Type\n" + b"a\n" * 50_001, "more than 50000 rows"),
        (b"E-Mail;Name\n" + b"a@b.org;Ana\n" * 9, "No column of this list"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_list_that_is_no_good_is_told_where_it_was_chosen(
    ada: CanvasGrant, raw: bytes, words: str
) -> None:
    _client, page = upload(ada, raw)

    assert page.status_code in (200, 422)
    assert words in body(page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "raw",
    [
        b"Type\n" + b"club\nfirm\n" * 5,
        "\ufeffTyp;Ort\r\n".encode() + b"club;K\xc3\xb6ln\r\nfirm;K\xf6ln\r\n" * 5,
        "Typ\tOrt\n".encode("utf-16") + "club\tUlm\nfirm\tUlm\n".encode("utf-16-le") * 5,
        b"Type;Town\nclub;Ulm\nfirm\nclub;Ulm;;x\nfirm;Ulm\nclub;Bern\n",
        b'Type;Town\n=HYPERLINK("http://x");Ulm\n=HYPERLINK("http://x");Ulm\n' + b"club;Bern\n" * 3,
        b"Type;Text\n" + b"club;" + b"x" * 4_000 + b"\nfirm;b\nclub;c\nfirm;d\n",
    ],
    ids=["one column", "mixed encodings", "utf-16", "ragged", "formulas", "long cells"],
)
def test_odd_list_is_read(ada: CanvasGrant, raw: bytes) -> None:
    client, page = upload(ada, raw)
    assert page.status_code == 200, body(page)
    name = page.redirect_chain[-1][0].rstrip("/").rpartition("/")[2]

    assert "club" in body(client.get(at(ada, "_groups", name), {"by": "0"}))


@pytest.mark.django_db
def test_row_with_too_many_cells_is_left_out_and_told(ada: CanvasGrant) -> None:
    _client, page = upload(
        ada, b"Type;Town\nclub;Ulm\nclub;Ulm;;x\nfirm;Ulm\nclub;Bern\nfirm;Ulm\n"
    )

    assert "1 row was left out" in body(page)
    assert "Row: 3" in body(page)


@pytest.mark.django_db
def test_spreadsheet_is_read(ada: CanvasGrant) -> None:
    _client, page = upload(ada, customers.workbook_of(customers.rows(50)), "customers.xlsx")

    assert "50 customers" in body(page)


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [{}, {"by": "99"}, {"by": ["0", "x"]}, {"by": "-1"}])
def test_choice_of_no_column_is_refused_with_words(ada: CanvasGrant, sent: dict[str, str]) -> None:
    file = customers.read_list(ada)

    answer = cast.browser("ada").get(at(ada, "_groups", file.name), sent)

    assert answer.status_code == 422
    assert "at least one column" in body(answer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"group": []}, "Tick at least one group."),
        ({"name-0": ""}, "Please write something."),
        ({"name-0": "x" * 4_000}, "at most 120 fit"),
        ({"about-1": "nonsense"}, "a model and a variable"),
    ],
)
def test_segments_that_cannot_be_made_are_told_and_nothing_is_lost(
    ada: CanvasGrant, sent: dict[str, str], words: str
) -> None:
    file = customers.read_list(ada)
    form = {"by": "1", "ticked": "1", "group": "0", "name-0": "Shops", **sent}

    answer = cast.browser("ada").post(at(ada, "_make", file.name), form)

    assert answer.status_code == 422
    assert words in body(answer)
    assert file.is_there


@pytest.mark.django_db
def test_bounds_can_be_changed_and_wrong_ones_are_told(ada: CanvasGrant) -> None:
    file, client = customers.read_list(ada), cast.browser("ada")

    good = client.get(at(ada, "_groups", file.name), {"by": "2", "bounds-2": "5; 20"})
    bad = client.get(at(ada, "_groups", file.name), {"by": "2", "bounds-2": "5; soon"})

    assert "below 5" in body(good)
    assert "“soon” is no number." in body(bad)
    assert 'value="5; soon"' in body(bad)


@pytest.mark.django_db
def test_reading_is_cancelled_by_deleting_the_list(ada: CanvasGrant) -> None:
    file = customers.read_list(ada)
    file.tell(state=customer_jobs.READING, done=30, name="big.xlsx")
    client = cast.browser("ada")
    assert 'value="30"' in body(client.get(at(ada, "_columns", file.name)))

    client.post(at(ada, "_cancel", file.name))

    assert not file.is_there

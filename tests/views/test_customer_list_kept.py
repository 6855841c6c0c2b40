"""No cell of a customer list is kept but the labels that were chosen: in the database, in its
journal, in caches, in files, in the log."""

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import customer_files
from tests import cast, customers

HEAD = "Name;E-Mail;Kundentyp;Ort;Umsatz\n"
ROWS = [
    f"Qxperson{one};qxmail{one}@x.org;{'Qxchosen' if one % 2 else 'Qxother'};Qxtown;7{one}1,23"
    for one in range(40)
]
CELLS = ("Qxperson", "qxmail", "Qxother", "Qxtown", "7251,23")


def left_in_files() -> set[str]:
    """Which of the cells stand in any file of the data folder, the database among them."""
    found: set[str] = set()
    for path in Path(settings.DATA_DIR).rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            found |= {cell for cell in CELLS if cell.lower().encode() in content}
            found |= {cell for cell in CELLS if cell.lower().encode("utf-16-le") in content}
    return found


@pytest.mark.django_db(transaction=True)
def test_no_cell_but_chosen_labels_is_stored_or_logged(
    ada: CanvasGrant, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    client, workspace = cast.browser("ada"), ada.workspace.public_id
    raw = (HEAD + "\n".join(ROWS)).encode()
    sent = client.post(
        reverse("customer_list", args=[workspace]), {"file": SimpleUploadedFile("a.csv", raw)}
    )
    name = sent["Location"].rstrip("/").rpartition("/")[2]
    assert left_in_files()  # so that the test can fail

    choice = {"by": "2", "money": "4", "ticked": "1", "group": "0", "name-0": "Chosen ones"}
    assert (
        client.post(reverse("customer_list_groups", args=[workspace, name]), choice).status_code
        == 200
    )
    assert (
        client.post(reverse("customer_list_make", args=[workspace, name]), choice).status_code
        == 302
    )

    made = ada.workspace.segments.get(name="Chosen ones")
    assert made.traits[0]["value"] == "Qxchosen"
    assert left_in_files() == set()
    told = caplog.text + "".join(capfd.readouterr())
    assert not [cell for cell in CELLS if cell in told]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "raw",
    [
        (HEAD + "\n".join(ROWS) + '\n"Qxperson;1').encode(),
        (HEAD + "\n".join(f"{row};Qxtown" for row in ROWS)).encode(),
        (HEAD + "\n".join(ROWS * 1_300)).encode(),
    ],
    ids=["quotation mark", "ragged", "too long"],
)
def test_list_that_is_refused_leaves_nothing_but_its_file_which_ends(
    ada: CanvasGrant,
    raw: bytes,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    client = cast.browser("ada")

    page = client.post(
        reverse("customer_list", args=[ada.workspace.public_id]),
        {"file": SimpleUploadedFile("a.csv", raw)},
        follow=True,
    )
    monkeypatch.setattr(customer_files, "SECONDS", -1)
    customer_files.sweep()

    assert not [cell for cell in CELLS if cell.encode() in page.content]
    assert left_in_files() == set()
    told = caplog.text + "".join(capfd.readouterr())
    assert not [cell for cell in CELLS if cell in told]


@pytest.mark.django_db(transaction=True)
def test_columns_that_are_personal_are_not_even_read_into_the_file_of_columns(
    ada: CanvasGrant,
) -> None:
    file = customers.read_list(ada, (HEAD + "\n".join(ROWS)).encode())

    kept = file.table.read_text()

    assert "Qxchosen" in kept
    assert not [cell for cell in ("Qxperson", "qxmail", "Qxtown") if cell in kept]

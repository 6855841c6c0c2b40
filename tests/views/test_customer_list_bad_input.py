"""Customer lists that are none, odd ones, and choices that cannot be: words where they arose."""

import re

import pytest

from canvases.access import CanvasGrant
from canvases.imports import customer_jobs
from tests import cast, customers
from tests.views.test_customer_list import at, body, upload


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (bytes(range(256)) * 9, "file of another kind. Save it as .xlsx"),
        (b"Type;Town\nbusiness\0;Riga\n", "zero bytes"),
        (b"\x89PNG\r\n" + bytes(90), "file of another kind (.png). Save it as .xlsx"),
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
@pytest.mark.parametrize("sent", [{}, {"by": "99"}, {"by": ["0", "x"]}, {"by": "-1"}])
def test_choice_of_no_column_is_refused_with_words(ada: CanvasGrant, sent: dict[str, str]) -> None:
    file = customers.read_list(ada)

    answer = cast.browser("ada").get(at(ada, "_groups", file.name), sent)

    assert answer.status_code == 422
    assert "at least one column" in body(answer)


@pytest.mark.django_db
def test_columns_stay_without_ticks_beside_the_words_that_ask_for_one(ada: CanvasGrant) -> None:
    file = customers.read_list(ada)
    columns = body(cast.browser("ada").get(at(ada, "_columns", file.name)))

    asked = body(cast.browser("ada").get(at(ada, "_groups", file.name), {"money": ""}))

    ticked = re.compile(r'name="by"[^>]* checked')
    assert ticked.search(columns)
    assert not ticked.search(asked)


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
    assert "“soon” is not a number." in body(bad)
    assert 'value="5; soon"' in body(bad)


@pytest.mark.django_db
def test_label_that_no_text_may_hold_is_shown_and_left_out_of_traits(ada: CanvasGrant) -> None:
    raw = ("Type\n" + f"cl\x01ub\na{chr(0x301) * 40}\n" * 5).encode()
    file, client = customers.read_list(ada, raw), cast.browser("ada")
    sent = {"by": "0", "ticked": "1", "group": ["0", "1"], "name-0": "One", "name-1": "Two"}

    assert client.get(at(ada, "_groups", file.name), {"by": "0"}).status_code == 200
    assert client.post(at(ada, "_make", file.name), sent).status_code == 302

    made = ada.workspace.segments.filter(name__in=["One", "Two"])
    values = sorted(trait["value"] for one in made for trait in one.traits)
    assert (made.count(), values) == (2, ["club"])


@pytest.mark.django_db
def test_interrupted_reading_is_told(ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch) -> None:
    file = customers.read_list(ada)
    file.tell(state=customer_jobs.READING, done=30, name="big.xlsx")
    monkeypatch.setattr(customer_jobs, "_SILENT", -1)

    assert "interrupted" in body(cast.browser("ada").get(at(ada, "_columns", file.name)))

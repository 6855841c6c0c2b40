"""Bad input through HTTP: clear words, a 4xx, and nothing changed."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from markupsafe import escape

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from canvases.views.refusals import FORM as FORM_BYTES
from tests import cast
from tests.addresses import GUARDED, fields, ids_of
from tests.shared_rows import SharedRows

FORM = "application/x-www-form-urlencoded"
HEAP = "a" + "\u0315" * 31


@pytest.fixture(scope="module")
def there(shared_rows: SharedRows) -> dict[str, str]:
    """Made once: what is refused changes nothing."""
    return shared_rows(lambda: ids_of(cast.on_canvas("ada", cast.started_by("ada"))))


@pytest.fixture
def ids(there: dict[str, str], db: None) -> dict[str, str]:  # noqa: ARG001 — it opens the database
    return there


def post(ids: dict[str, str], form: str, **sent: str) -> tuple[int, str]:
    """Ada sends a form. Returns the status and the words of the refusal."""
    address = next(address for address in GUARDED.values() if address.name == form)
    before = cast.all_states()
    answer = cast.browser("ada").post(address.at(ids), sent)
    assert cast.all_states() == before
    words = answer.content.decode()
    assert words.startswith('<p id="refusal"')
    return answer.status_code, words


@pytest.mark.parametrize(
    ("form", "sent", "said"),
    [
        ("notes", {"kind": "pain", "text": ""}, "Please write something."),
        ("notes", {"kind": "pain"}, "Please write something."),
        ("notes", {"kind": "pain", "text": "\x00\x01\ufffe\u200b"}, "Please write something."),
        ("notes", {"kind": "pain", "text": "x" * 281}, "281 characters"),
        ("notes", {"kind": "pain", "text": HEAP}, "30 accents or marks"),
        ("notes", {"kind": "pain", "text": HEAP * 6_400}, "at most 280 fit"),
        ("notes", {"kind": "idea", "text": "x"}, "idea"),
        ("notes", {"kind": "pain", "text": "x", "weight": "6"}, "from 1 to 5"),
        ("note", {"version": "1", "text": " "}, "Please write something."),
        ("note", {"version": "1", "details": HEAP}, "30 accents or marks"),
        ("note", {"version": "1", "type": "functional"}, "functional"),
        ("note", {"version": "1", "moment": "never"}, "never"),
        ("note", {"version": "one", "text": "x"}, "whole number"),
        ("note", {"text": "x"}, "missing"),
        ("weight", {"weight": "heavy"}, "from 1 to 5"),
        ("place", {"kind": "product"}, "own side"),
        ("place", {"step": "sideways"}, "sideways"),
        ("place", {}, "Choose where"),
        ("paste", {"kind": "job", "text": "line\n" * 10_000, "confirmed": "1"}, "10000 lines"),
        ("paste", {"kind": "job", "text": "line\n" * 501, "confirmed": "1"}, "501 lines"),
        ("paste", {"kind": "job", "text": "x" * 281, "confirmed": "1"}, "line 1"),
        ("paste", {"kind": "job", "text": f"x\n{HEAP}", "confirmed": "1"}, "30 accents or marks"),
        ("title", {"title": "x" * 121}, "121 characters"),
        ("title", {"title": HEAP}, "30 accents or marks"),
        ("segment_name", {"name": "x" * 121}, "121 characters"),
        ("names", {"title": "x" * 121}, "121 characters"),
        ("names", {"title": "", "segment": " "}, "Write whom it is for"),
        ("statement", {"text": HEAP}, "30 accents or marks"),
        ("comments", {"text": HEAP}, "30 accents or marks"),
        ("statement", {"text": "x" * 601}, "601 characters"),
        ("links", {"source": "x", "target": "y"}, "not a note"),
        ("segments", {"name": ""}, "Please write something."),
        ("row", {"name": ""}, "Please write something."),
        ("add_canvas", {"title": "x"}, "Please write something."),
        ("add_canvas", {"new_segment": "x" * 121}, "121 characters"),
        ("add_canvas", {"title": "x", "segment": "bcdfghjkmnpq"}, "cannot be chosen"),
    ],
    ids=lambda value: f"{value}"[:60],
)
def test_bad_input_is_refused_in_words(
    ids: dict[str, str], form: str, sent: dict[str, str], said: str
) -> None:
    status, words = post(ids, form, **sent)

    assert status == 422
    assert said in words


def test_link_between_wrong_kinds_is_refused_in_words(ids: dict[str, str]) -> None:
    status, words = post(ids, "links", source=ids["note"], target=ids["source"], strength="weak")

    assert (status, "Pain relievers link to pains" in words) == (422, True)


@pytest.mark.parametrize(
    "op", ["short", "x" * 41, "with space", "ünïcödé-op", "a/../../b", "a\x00bcdefgh"]
)
def test_operation_with_a_malformed_name_is_refused(ids: dict[str, str], op: str) -> None:
    status, words = post(ids, "notes", kind="pain", text="x", op_id=op)

    assert (status, "operation id" in words) == (400, True)


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "{{7*7}} <{% raw %}> ${7*7}",
        '<svg onload="alert(1)">',
        "\"'><img src=x onerror=alert(1)>",
        "<!-- room steps -->",
        "&lt;b&gt; &amp;",
    ],
)
def test_markup_is_text_and_nothing_else(ada: CanvasGrant, text: str) -> None:
    browser, board = cast.browser("ada"), reverse("board", args=[ada.canvas.public_id])
    sent = {"kind": "pain", "text": text}

    answer = browser.post(reverse("notes", args=[ada.canvas.public_id]), sent)
    page = browser.get(board).content.decode()

    assert cast.texts(ada.canvas, Kind.PAIN) == [text]
    for html in (answer.content.decode(), page):
        assert f'data-text="{escape(text)}">{escape(text)}</p>' in html
        assert text not in html
    assert page.count('id="steps"') == 1


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b"Canteen%ED%A0%80", "Canteen\ufffd\ufffd\ufffd"),  # a lone surrogate
        (b"Canteen%FF closed", "Canteen\ufffd closed"),  # no UTF-8 at all
        (b"Canteen%00%07 closed", "Canteen closed"),
        (b"Canteen%EF%BF%BE%F4%8F%BF%BF closed", "Canteen closed"),  # non-characters
        (b"Canteen%E2%80%AE closed", "Canteen closed"),  # text turned round
        (b"Canteen\xff closed", "Canteen\xff closed"),  # Latin-1, not even in percent signs
    ],
)
def test_broken_bytes_become_clean_text(ada: CanvasGrant, sent: bytes, kept: str) -> None:
    address = reverse("notes", args=[ada.canvas.public_id])

    answer = cast.browser("ada").post(address, b"kind=pain&text=" + sent, content_type=FORM)

    assert answer.status_code == 200
    assert cast.texts(ada.canvas, Kind.PAIN) == [kept]


@pytest.mark.parametrize("charset", ["utf-16", "raw_unicode_escape"])
@pytest.mark.parametrize("htmx", [True, False])
def test_other_encodings_bring_nothing_in(ada: CanvasGrant, charset: str, *, htmx: bool) -> None:
    answer = cast.browser("ada", htmx=htmx).post(
        reverse("segments", args=[ada.workspace.public_id]),
        b"--b\r\nContent-Disposition: form-data; name=name\r\n\r\n\\ud800\\ud800\r\n--b--\r\n",
        content_type=f"multipart/form-data; boundary=b; charset={charset}",
    )

    assert answer.status_code == 415
    assert b"UTF-8" in answer.content


def test_text_far_beyond_all_measure_is_refused_quickly(ids: dict[str, str]) -> None:
    status, words = post(ids, "paste", kind="job", text="\u2066\n" * 150_000)

    assert (status, "at most 200000 fit" in words) == (422, True)


def test_form_larger_than_the_server_takes_is_refused_in_words(ids: dict[str, str]) -> None:
    sent = {"kind": "job", "text": "x" * FORM_BYTES}
    address = reverse("paste", args=[ids["canvas"]])

    answer = cast.browser("ada").post(address, urlencode(sent), content_type=FORM)

    assert (answer.status_code, b"at most 2 MB of text" in answer.content) == (413, True)


@pytest.mark.parametrize(
    "rest", ["%00", "..%2f..", "%F0%9F%A6%84", "%ED%A0%80", "' OR 1=1 --", "x" * 3000]
)
@pytest.mark.parametrize(
    "place", ["/c/{}/", "/w/{}/", "/c/OWN/notes/{}/", "/join/{}/", "/w/{}/row/{}/"]
)
def test_strange_ids_are_not_found(ada: CanvasGrant, place: str, rest: str) -> None:
    address = place.replace("OWN", ada.canvas.public_id).replace("{}", rest)

    with CaptureQueriesContext(connection) as queries:
        assert cast.browser("ada").get(address).status_code == 404
    assert not any(rest in query["sql"] for query in queries)


@pytest.mark.parametrize("before", ["x", "-1", "0", "1e9", "٣", "9" * 400, "%00", "3; DROP TABLE"])
def test_history_before_nonsense_is_still_a_history(ada: CanvasGrant, before: str) -> None:
    address = reverse("history", args=[ada.canvas.public_id])

    assert cast.browser("ada").get(address, {"before": before}).status_code == 200


def test_wrong_methods_are_refused(ids: dict[str, str]) -> None:
    browser = cast.browser("ada")
    before = cast.all_states()

    for address in GUARDED.values():
        for method in (browser.put, browser.delete, browser.patch):
            assert method(address.at(ids)).status_code == 405
    assert cast.all_states() == before


def test_going_to_the_address_of_a_form_shows_a_way_back(ids: dict[str, str]) -> None:
    answer = cast.browser("ada", htmx=False).get(reverse("make_link", args=[ids["workspace"]]))

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert f'href="{reverse("workspace", args=[ids["workspace"]])}"' in answer.content.decode()


def test_form_without_its_token_is_refused_everywhere(ids: dict[str, str]) -> None:
    browser = cast.browser("ada", enforce_csrf_checks=True)
    before = cast.all_states()

    for address in GUARDED.values():
        assert browser.post(address.at(ids), fields(ids)).status_code in (403, 405)
    assert cast.all_states() == before


def test_form_with_more_fields_than_any_has_is_refused(ids: dict[str, str]) -> None:
    sent = {f"field-{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    address = reverse("notes", args=[ids["canvas"]])

    answer = cast.browser("ada").post(address, sent)

    assert (answer.status_code, b'id="refusal"' in answer.content) == (400, True)

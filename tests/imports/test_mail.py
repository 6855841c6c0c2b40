"""Mails that were saved as files."""

from email.message import EmailMessage

import pytest

from canvases.imports import mail, upload
from canvases.imports.plan import plan
from canvases.imports.problems import BadFile

REPLY = (
    "Late\r\nCold\r\n\r\nOn Mon, 31 Mar 2025 at 14:22, Ada <ada@example.org> wrote:\r\n"
    "> What is it?\r\n\r\n-- \r\nBen, ward 3\r\n"
)


def letter(text: str, *, html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "ben@example.org", "Pains"
    message.set_content(text, subtype="html" if html else "plain", charset="iso-8859-15")
    return message.as_bytes()


def texts(raw: bytes) -> tuple[list[str], list[str]]:
    """What a mail brings, and what it leaves out."""
    made = plan(upload.of_document(mail.read(raw), "Pains.eml"), {}, "Ward", "Night shift")
    assert made.reading is not None
    return (
        [note.text for note in made.reading.notes], [note.text for note in made.reading.left_out]
    )  # fmt: skip


def test_what_a_mail_quotes_and_its_signature_are_left_out() -> None:
    found, left_out = texts(letter(REPLY))

    assert found == ["Late", "Cold"]
    assert left_out[1:] == ["What is it?", "Ben, ward 3"]


def test_mail_in_html_is_read_as_it_is_seen() -> None:
    page = "<html><body><ul><li>Zu spät</li><li>5 €</li></ul></body></html>"

    assert texts(letter(page, html=True))[0] == ["Zu spät", "5 €"]


def test_attached_files_are_told() -> None:
    message = EmailMessage()
    message["From"] = "ben@example.org"
    message.set_content("Late")
    message.add_attachment(b"a", maintype="image", subtype="png", filename="ward.png")

    assert texts(message.as_bytes()) == (["Late"], ["Attached file: ward.png"])


@pytest.mark.parametrize("depth", [2, 3_000])
def test_damaged_mail_and_one_nested_too_deep_are_refused(depth: int) -> None:
    part = "Content-Type: multipart/mixed; boundary={0}\n\n--{0}\n"
    raw = "From: a@b.c\nMIME-Version: 1.0\n" + "".join(map(part.format, range(depth)))

    with pytest.raises(BadFile):
        texts(raw.encode())


def test_mail_is_known_by_its_name_and_its_fields() -> None:
    assert mail.is_one(letter("Late"), "Pains.eml")
    assert not mail.is_one(letter("Late"), "Pains.txt")
    assert not mail.is_one(b"Pains: late\nGains: warm\n", "Pains.eml")

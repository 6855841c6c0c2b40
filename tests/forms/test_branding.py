"""Logos and colours: what cannot be taken is said, what is taken is drawn anew."""

import io
import struct
import zlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict
from PIL import Image  # noqa: TID253 — to look at what was made

from canvases.forms.branding import BrandForm


def form(content: bytes = b"", **data: str) -> BrandForm:
    """The form with a file and fields."""
    files: MultiValueDict[str, UploadedFile[Any]] = MultiValueDict()
    if content:
        files["logo"] = SimpleUploadedFile("logo.png", content)
    return BrandForm(data, files)


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, 1 if mode == "1" else None).save(made, kind)
    return made.getvalue()


def animated() -> bytes:
    made = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(made, "PNG", save_all=True, append_images=frames[1:])
    return made.getvalue()


def bomb() -> bytes:
    """A PNG of a hundred bytes whose head says that it unpacks to 400 megapixels."""
    small = picture(mode="1")
    head = b"IHDR" + struct.pack(">II", 20_000, 20_000) + small[24:29]
    return small[:12] + head + struct.pack(">I", zlib.crc32(head)) + small[33:]


@pytest.mark.parametrize(
    "content",
    [picture(), picture("JPEG"), picture("JPEG", mode="CMYK"), picture(mode="P"),
     picture(mode="RGBA"), picture(mode="I;16"), picture(size=(8000, 100))],
    ids=["png", "jpeg", "cmyk", "palette", "transparent", "16 bit", "wide"],
)  # fmt: skip
def test_logo_becomes_a_small_png(content: bytes) -> None:
    found = form(content)
    assert found.is_valid()
    logo = Image.open(io.BytesIO(found.cleaned_data["logo"]))
    assert logo.format == "PNG"
    assert logo.width <= 1200
    assert logo.mode in ("RGB", "RGBA")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "PNG or JPEG"),
        (picture("GIF", mode="P"), "PNG or JPEG"),
        (picture()[:60], "PNG or JPEG"),
        (bomb(), "too large"),
        (picture(size=(20_000, 10), mode="1"), "20000 × 10 pixels"),
        (animated(), "animated"),
        (picture() + bytes(1_100_000), "1 MB"),
    ],
    ids=["svg", "gif", "cut off", "bomb", "long", "animated", "large"],
)
def test_what_is_no_logo_is_refused_in_words(content: bytes, words: str) -> None:
    assert words in str(form(content).errors["logo"])


def test_what_else_a_picture_carries_is_left_behind() -> None:
    made = io.BytesIO()
    image = Image.new("RGB", (9, 9))
    image.info["comment"] = "secret"
    image.save(made, "JPEG", comment=b"secret place", exif=b"Exif\x00\x00secret")
    found = form(made.getvalue())
    assert found.is_valid()
    assert b"secret" not in found.cleaned_data["logo"]
    assert b"secret" not in zlib.compress(found.cleaned_data["logo"])


@pytest.mark.parametrize(
    ("colour", "words"),
    [("#ffff00", "1.0 : 1"), ("red", "#1f4fa3"), ("#1234", "#1f4fa3")],
)
def test_colour_that_cannot_be_read_is_refused_with_its_contrast(colour: str, words: str) -> None:
    assert words in str(form(main=colour).errors["main"])


def test_our_own_colours_are_none() -> None:
    found = form(main="#1F2D3A", accent="", footer=" Ward  & Co. ")
    assert found.is_valid()
    assert found.cleaned_data == {"main": "", "accent": "", "footer": "Ward & Co.", "logo": None}


def test_logo_can_be_taken_away() -> None:
    found = form(no_logo="1")
    assert found.is_valid()
    assert found.cleaned_data["logo"] == b""

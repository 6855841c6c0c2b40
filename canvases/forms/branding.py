"""The form for the look of exports. A logo is drawn anew, never stored as it was sent."""

import io
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from canvases.forms.fields import LineField
from canvases.method.colours import READABLE, VISIBLE, contrast, is_colour
from canvases.method.text import NAME

LOGO_BYTES: Final = 1024 * 1024
"""Largest logo that is taken, as a file."""

_LONGEST: Final = 8_000  # pixels of a side; its header says so before anything is unpacked
_PIXELS: Final = 16_000_000
_KEPT: Final = (1200, 600)  # pixels of the logo we keep, at most
# How a whole picture ends. Pillow looks after that, too, but WeasyPrint tells it not to wherever
# it is loaded.
_ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
_PAPER: Final = "#f6f4ef"  # of the slide; the other papers are white


class ColourField(forms.CharField):
    """A colour as browsers send it; `least` is the contrast it needs on paper (WCAG)."""

    def __init__(self, *, least: float, own: str) -> None:
        super().__init__(required=False, max_length=7)
        self.least, self.own = least, own

    def clean(self, value: Any) -> str:
        """Empty for none and for our own colour."""
        colour = str(super().clean(value)).lower()
        if colour in ("", self.own):
            return ""
        if not is_colour(colour):
            raise forms.ValidationError(_("Write a colour like #1f4fa3."))
        found = contrast(colour, _PAPER)
        if found < self.least:
            words = _(
                "%(colour)s is too light: its contrast to the paper is %(found).1f : 1, and it"
                " takes %(least).1f : 1 to be seen well."
            )
            raise forms.ValidationError(
                words % {"colour": colour, "found": found, "least": self.least}
            )
        return colour


class LogoField(forms.FileField):
    """A PNG or JPEG; cleaned, it is a PNG of at most 1200 × 600 pixels without anything else."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The bytes of the PNG, or None where nothing was sent."""
        file: UploadedFile[Any] | None = super().clean(data, initial)
        if not file:
            return None
        if file.size is None or file.size > LOGO_BYTES:
            raise forms.ValidationError(_("This logo is larger than 1 MB."))
        return _redrawn(file.read())


class BrandForm(forms.Form):
    """Logo, colours and the line at the foot."""

    main = ColourField(least=READABLE, own="#1f2d3a")
    accent = ColourField(least=VISIBLE, own="#1f4fa3")
    footer = LineField(max_length=NAME, required=False)
    logo = LogoField(required=False)
    no_logo = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """`logo` as actions/branding.py takes it."""
        values: dict[str, Any] = super().clean() or {}
        if values.pop("no_logo", False) and values.get("logo") is None:
            values["logo"] = b""
        return values


def _redrawn(content: bytes) -> bytes:
    """The picture as PNG. Raises ValidationError with words for what cannot be taken."""
    from PIL import Image, ImageOps

    no_picture = _("A logo must be a PNG or JPEG file. This is something else, or damaged.")
    try:
        with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture:
            _check(picture.width, picture.height, animated=getattr(picture, "is_animated", False))
            is_whole = _ENDS[str(picture.format)] in content
            upright = ImageOps.exif_transpose(picture)
            plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
            plain.thumbnail(_KEPT)
            made = io.BytesIO()
            Image.frombytes(plain.mode, plain.size, plain.tobytes()).save(made, "PNG")
    except forms.ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise forms.ValidationError(_too_large()) from error
    except Exception as error:  # decoders raise all sorts of things
        raise forms.ValidationError(no_picture) from error
    if not is_whole:
        raise forms.ValidationError(no_picture)
    return made.getvalue()


def _check(width: int, height: int, *, animated: bool) -> None:
    """Refuse what its header tells is too much, before it is unpacked."""
    if max(width, height) > _LONGEST or width * height > _PIXELS:
        raise forms.ValidationError(_too_large(width, height))
    if animated:
        raise forms.ValidationError(_("This picture is animated. Choose one that stands still."))


def _too_large(width: int = 0, height: int = 0) -> str:
    if not width:
        return _("This picture is too large.")
    words = _("This picture is %(width)d × %(height)d pixels; at most %(most)d on a side fit.")
    return words % {"width": width, "height": height, "most": _LONGEST}

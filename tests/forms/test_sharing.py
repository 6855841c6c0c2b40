"""The sites that may show a canvas."""

import contextlib
import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from canvases.forms.sharing import clean_origin


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://example.org", "https://example.org"),
        ("example.org", "https://example.org"),
        ("HTTPS://Example.ORG:443/a?b#c", "https://example.org"),
        ("https://example.org:8443/", "https://example.org:8443"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ],
)
def test_origin_is_read_from_any_address_of_the_site(written: str, origin: str) -> None:
    assert clean_origin(written) == origin


@given(st.text() | st.text(alphabet="https:/ex.org;*'\"\n\r, @", max_size=40))
def test_origin_can_never_add_to_the_policy(text: str) -> None:
    with contextlib.suppress(ValidationError):
        assert re.fullmatch(r"https://[a-z0-9.-]+(:\d{1,5})?", clean_origin(text))

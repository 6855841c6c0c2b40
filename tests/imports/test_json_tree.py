"""Files that are no JSON, or more than that."""

import json

import pytest

from tests.imports.documents import problems_of, raw, small


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "$: is not JSON: Expecting value in line 1, column 1"),
        (b"\xff\xfe{\x00}\x00", "$: is not UTF-8 text (byte 1)"),
        (b"[1]", "$: must be an object, not a list"),
        (b"null", "$: must be an object, not null"),
        (b"NaN", "$: must be an object, not NaN"),
        (b"[" * 200_000, "$: is nested more than 20 levels deep"),
        (b" " * 5_000_001, "$: is larger than 5 MB"),
        (b"[" + b"1," * 200_000 + b"1]", "$: holds more than 200000 values"),
    ],
)
def test_read_refuses_what_is_no_canvas_file(content: bytes, problem: str) -> None:
    assert problems_of(content)[0] == problem


def test_read_refuses_thirty_levels() -> None:
    deep = b'{"format": ' + b"[" * 30 + b"]" * 30 + b"}"
    assert "$.format" + "[0]" * 19 + ": is nested more than 20 levels deep" in problems_of(deep)


def test_read_refuses_a_key_given_twice() -> None:
    content = raw(small()).replace(b'"version": 1', b'"version": 2, "version": 1')
    assert problems_of(content) == ["$.version: this key is given more than once"]


@pytest.mark.parametrize("number", ["9" * 5_000, "1e999", "NaN", "-Infinity", "1e400"])
def test_read_refuses_numbers_that_are_none(number: str) -> None:
    content = raw(small()).replace(b'"weight": 5', f'"weight": {number}'.encode())
    assert problems_of(content)[0].startswith("$.segments[0].profile.notes[2].weight: must be")


def test_read_stops_listing_after_a_thousand() -> None:
    problems = problems_of(json.dumps({str(number): 1 for number in range(5_000)}).encode())
    assert len(problems) == 1_001
    assert "$: there are more errors; these are the first 1000" in problems

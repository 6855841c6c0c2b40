"""Codes of sessions are read right however they are typed."""

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.session_code import ALPHABET, LENGTH, new_code, read_code, shown_code

codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


@given(codes, st.sampled_from(["", "-", " ", " - ", "\u2013", "."]), st.booleans())
def test_code_is_read_with_or_without_dash_in_any_case(code: str, dash: str, low: bool) -> None:
    said = f" {code[:4]}{dash}{code[4:]} "

    assert read_code(said.lower() if low else said) == code


@given(codes, st.data())
def test_letters_that_look_like_figures_are_read_as_figures(code: str, data: st.DataObject) -> None:
    looks = {"0": "0Oo", "1": "1IiLl"}
    said = "".join(data.draw(st.sampled_from(looks.get(one, one))) for one in code)

    assert read_code(said) == code


@given(st.text())
def test_whatever_is_typed_is_a_code_or_nothing(said: str) -> None:
    read = read_code(said)

    assert read == "" or (len(read) == LENGTH and set(read) <= set(ALPHABET))


@given(codes)
def test_code_as_it_is_shown_is_read_as_itself(code: str) -> None:
    assert read_code(shown_code(code)) == code


def test_new_codes_are_codes_and_differ() -> None:
    made = {new_code() for _ in range(1000)}

    assert len(made) == 1000
    assert all(read_code(code) == code for code in made)

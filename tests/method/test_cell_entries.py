"""Several entries in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.cell_entries import entries, is_list


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("• Late\n• Cold", ["Late", "Cold"]),
        ("1. Late\n2. Cold", ["Late", "Cold"]),
        ("Late\n\nCold\r\n", ["Late", "Cold"]),
        ("Late;Cold; Far;", ["Late", "Cold", "Far"]),
        ("• Late • Cold", ["Late", "Cold"]),
        ("Late • Cold", ["Late • Cold"]),
        ("1. Late 2. Cold 3. Far", ["Late", "Cold", "Far"]),
        ("1) Late; again 2) Cold", ["Late; again", "Cold"]),
        ("1. Late at 4. floor", ["1. Late at 4. floor"]),
        ("Late 1. Cold 2. Far", ["Late 1. Cold 2. Far"]),
        ("Late, again, and again", ["Late, again, and again"]),
        ("Late; cold\nFar", ["Late; cold", "Far"]),
        ("Late ;)", ["Late ;)"]),
        ("", []),
    ],
)
def test_cell_has_its_entries(cell: str, found: list[str]) -> None:
    assert entries(cell) == found


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [("• Late\n• Cold", True), ("• Late\nand again", False), ("• Late", False), ("", False)],
)
def test_list_has_a_sign_before_each_line(cell: str, is_one: bool) -> None:
    assert is_list(cell) is is_one


@given(st.lists(st.text("ab, 4.", min_size=1).filter(str.strip), min_size=2))
def test_entries_lose_and_gain_no_letter(parts: list[str]) -> None:
    letters = [sign for part in parts for sign in part if sign.isalpha()]

    assert [
        sign for part in entries("\n".join(parts)) for sign in part if sign.isalpha()
    ] == letters

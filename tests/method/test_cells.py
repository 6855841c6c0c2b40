"""Cells that no spreadsheet runs, and that come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.cells import guard, unguard


@given(st.text() | st.text(alphabet="'=+-@\t\r\nab"))
def test_text_comes_back_as_it_was(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5 %", "@name", "\t=1", "'quoted'", "＝1"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["it's", "5 > 3", "'tis the season", ""])
def test_harmless_cell_stays_as_it_is(cell: str) -> None:
    assert unguard(cell) == cell

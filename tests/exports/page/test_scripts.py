"""Direction of texts, and lines of several."""

import pytest

from canvases.exports.layout.papers import PAPERS
from canvases.exports.page.header import footer
from canvases.exports.page.scripts import joined
from tests.exports.sheets import HALF_EM, sheet


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["Meals", "29 November 2026"], "Meals · 29 November 2026"),
        (["משמרת", "29 November 2026"], "\u2068משמרת\u2069 · 29 November 2026"),
        (["", "وردية 7", ""], "\u2068وردية 7\u2069"),
        ([], ""),
    ],
)
def test_name_in_another_direction_keeps_it_to_itself(words: list[str], line: str) -> None:
    assert joined(words) == line


def test_foot_of_a_page_isolates_the_name_beside_the_date() -> None:
    found = footer(
        sheet(workspace="משמרת", date="29 November 2026"), PAPERS["slide"], HALF_EM, 1, key=True
    )

    assert "\u2068משמרת\u2069 · 29 November 2026" in [text.text for text in found.texts]

"""What WeasyPrint is spared changes nothing: with and without it, pages are the same."""

import io
import re

import pytest
from pypdf import PdfReader

from canvases.exports import press
from canvases.exports.papers import PAPERS
from canvases.exports.rendering import Proof, print_proof, proof
from tests.exports.sheets import sheet
from tests.exports.test_pdf import SCRIPTS

TEXTS = {
    "plain": ["A short note", "A note that is too long to stand on one line of its box"],
    "scripts": list(SCRIPTS.values()),
    "mixed": [" ".join(SCRIPTS.values())],
    "odd": ["x", "", " ", "two\u2028lines", "a\u00adsoft\u00adhyphen", "1 2  3   4", "x\ty"],
}


def by_weasyprint_alone(page: Proof) -> bytes:
    press.uninstall()
    try:
        return print_proof(page)
    finally:
        press.install()


def written(document: bytes) -> list[list[str | float]]:
    """What is written on each page, and how many objects the file has."""
    reader = PdfReader(io.BytesIO(document))
    pages = [page.get_contents() for page in reader.pages]
    words = [page.get_data().decode("latin-1").split() for page in pages if page]
    return [*map(rounded, words), [len(reader.xref[0])]]


def rounded(words: list[str]) -> list[str | float]:
    """A rounding apart is not a difference: sums are made in another order."""
    number = re.compile(r"-?\d+\.\d+")
    return [round(float(word), 3) if number.fullmatch(word) else word for word in words]


@pytest.mark.parametrize("texts", sorted(TEXTS))
@pytest.mark.parametrize("paper", ["slide", "a4"])
def test_pages_are_those_weasyprint_makes(texts: str, paper: str) -> None:
    page = proof(sheet([14] * 6, texts=TEXTS[texts]), PAPERS[paper])
    assert written(print_proof(page)) == written(by_weasyprint_alone(page))


def test_lines_from_right_to_left_stand_where_weasyprint_puts_them() -> None:
    page = proof(sheet([6] * 6, texts=TEXTS["scripts"], rtl=True), PAPERS["slide"])
    assert written(print_proof(page)) == written(by_weasyprint_alone(page))

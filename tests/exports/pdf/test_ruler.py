"""Measured text is as wide as it will be printed: lines broken by it are never cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.text.fonts import FontConfiguration  # noqa: TID253 — the thing measured against

from canvases.exports.layout.line_breaking import balanced, break_lines, natural_width
from canvases.exports.layout.notes import PAD_X
from canvases.exports.page.scripts import is_rtl, language_of
from canvases.exports.pdf.ruler import FAMILIES, Ruler, measure

FONTS = FontConfiguration()
RULER = Ruler(FONTS)
TEXTS = (
    "Low-sugar bowls, planned by a dietician (warm in 90 s) – “To Yo AV” 11:11 1/2 ->",
    "Ζεστό γεύμα σε δέκα λεπτά, Горячая еда за десять минут",
    "وجبة ساخنة في عشر دقائق أثناء المناوبة الليلية للممرضات",
    "ארוחה חמה בעשר דקות בלי תור ובלי מזומן",
    "दस मिनट में गरम खाना और स्वास्थ्य का ध्यान",
    "夜勤の看護師は、十分で「温かい食事」を食べたいです。ＡＢＣ",
    "야간 근무 간호사는 십 분 안에 따뜻한 식사를 원한다",
    "กินข้าวร้อนๆในสิบนาทีโดยไม่ต้องรอคิว",
    "🍲 👍🏽 👩‍⚕️ ✓ 1️⃣ 100 % 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
    "é̂ạ̈ n̈ Z̶a̶l̶g̶o̶",
)
alphabets = st.sampled_from([text.replace(" ", "") + " " for text in TEXTS])
anything = alphabets.flatmap(lambda letters: st.text(letters, max_size=120))


def printed_width(text: str) -> float:
    return measure([text], FAMILIES, FONTS, 400, language_of(text, "en"))[text][0]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("measure", [6.0, 9.5, 16.0])
def test_lines_are_printed_no_wider_than_measured(text: str, measure: float) -> None:
    pieces = RULER.pieces(text, 400, language_of(text, "en"))
    for line in break_lines(pieces, measure):
        assert printed_width(line.text) <= max(measure, line.width) + 0.02


@given(anything)
@settings(max_examples=60, deadline=None)
def test_any_mixture_keeps_within_its_lines(text: str) -> None:
    pieces = RULER.pieces(text, 400, language_of(text, "en"))
    for line in break_lines(pieces, 9.0):
        assert printed_width(line.text) <= 9.0 + PAD_X  # still in the note, off its edge


@given(anything)
@settings(max_examples=60, deadline=None)
def test_nothing_but_spaces_is_lost_in_breaking(text: str) -> None:
    pieces = RULER.pieces(text, 400, "")
    for broken in (break_lines(pieces, 7.0), balanced(pieces, 7.0)):
        letters = "".join(line.text for line in broken).replace(" ", "")
        assert letters == text.replace(" ", "")


def test_a_line_may_end_after_a_hyphen_and_between_chinese_characters() -> None:
    assert [piece.text for piece in RULER.pieces("low-sugar")] == ["low-", "sugar"]
    assert len(RULER.pieces("温かい食事", 400, "ja")) == 5


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("->", ["->"]),
        ("กินข้าวร้อนๆ", ["กิน", "ข้าว", "ร้อนๆ"]),
        ("ខ្ញុំញ៉ាំបាយ", ["ខ្ញុំ", "ញ៉ាំបាយ"]),
    ],
)
def test_arrows_and_words_without_spaces_between_them_stay_whole(
    text: str, pieces: list[str]
) -> None:
    assert [piece.text for piece in RULER.pieces(text)] == pieces


def test_letters_of_a_family_of_emoji_stay_together() -> None:
    lines = break_lines(RULER.pieces("👩‍👩‍👧‍👦" * 12), 5.0)
    assert len(lines) > 1
    assert all(line.text.startswith("👩‍👩‍👧‍👦") for line in lines)


def test_balanced_lines_are_of_about_one_length() -> None:
    pieces = RULER.pieces("Our fridge helps nurses who want to eat warm meals at night")
    lines = balanced(pieces, natural_width(pieces) * 0.9)
    assert len(lines) == 2
    assert min(line.width for line in lines) > 0.7 * max(line.width for line in lines)


def test_fonts_higher_than_the_first_ask_for_higher_lines() -> None:
    assert RULER.pieces("食")[0].lift > 0.03
    assert RULER.pieces("meal")[0].lift == 0


@pytest.mark.parametrize(
    ("text", "expected"), [("שלום abc", True), ("1. سلام", True), ("abc שלום", False)]
)
def test_direction_is_that_of_the_first_letter_that_has_one(text: str, expected: bool) -> None:
    assert is_rtl(text) is expected


def test_direction_without_letters_is_that_of_the_page() -> None:
    assert is_rtl("123 …", default=True)


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [("食べる", "en", "ja"), ("먹다", "en", "ko"), ("食", "ja", "ja"), ("食", "en", "zh-Hans")],
)
def test_language_follows_the_characters(text: str, page: str, expected: str) -> None:
    assert language_of(text, page) == expected


def test_korean_words_stay_whole() -> None:
    pieces = RULER.pieces("원한다 AI를 (서울)은 low-소금", 400, "ko")
    assert [piece.text for piece in pieces] == ["원한다", "AI를", "(서울)은", "low-", "소금"]

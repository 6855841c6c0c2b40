"""Chats, mails and HTML that people paste: what they say becomes notes, not who says it."""

import pytest

from canvases.imports import upload
from canvases.imports.plan import Plan, plan


def brought(text: str) -> Plan:
    return plan(upload.of_text(text), {}, "Ward", "Night shift")


def texts(made: Plan) -> list[str]:
    assert made.reading is not None
    return [note.text for note in made.reading.notes]


def left_out(made: Plan) -> list[str]:
    assert made.reading is not None
    return [note.text for note in made.reading.left_out]


@pytest.mark.parametrize(
    "text",
    [
        "[31/03/2025, 14:22:05] Ada: Late: again\n[31/03/2025, 14:23:10] Ben Lee: Cold",
        "31/03/2025, 14:22 - Ada: Late: again\n31/03/2025, 14:23 - +49 170 1: Cold",
        "3/31/25, 2:22 PM - Ada: Late: again\n3/31/25, 2:23 PM - Ben: Cold",
        "[31.03.25, 14:22:05] Ada: Late: again\n[31.03.25, 14:23:10] Ben: Cold",
    ],
    ids=["iphone", "android", "american", "german"],
)
def test_messages_lose_the_day_the_time_and_the_name(text: str) -> None:
    assert texts(brought(text)) == ["Late: again", "Cold"]


def test_further_lines_of_a_message_belong_to_it() -> None:
    made = brought(
        "31/03/2025, 14:22 - Ada: Late\nagain\n\nand again\n31/03/2025, 14:23 - Ben left\n"
        "31/03/2025, 14:24 - Ben: Also:\n- Cold\n- Far"
    )

    assert texts(made) == ["Late again and again", "Also:", "Cold", "Far"]


def test_lines_above_messages_are_left_out_and_can_be_put_back() -> None:
    made = brought("Pains:\nAda Lovelace  10:42 AM\n• Late\nBen  14:45\n• Cold\n<Media omitted>")

    assert texts(made) == ["Late", "Cold"]
    assert left_out(made) == ["Ada Lovelace 10:42 AM", "Ben 14:45", "<Media omitted>"]


def test_saved_chat_is_read_as_a_pasted_one() -> None:
    chat = (
        "31/03/2025, 14:20 - Messages are encrypted, end to end.\r\n"
        "31/03/2025, 14:22 - Ada: Late, again\r\n31/03/2025, 14:23 - Ben: Cold\r\n"
    )
    made = plan(upload.of_file(chat.encode(), "Chat with Ada.txt", None), {}, "Ward", "Night")

    assert texts(made) == ["Late, again", "Cold"]
    assert left_out(made) == ["31/03/2025, 14:20 - Messages are encrypted, end to end."]


def test_name_above_or_beside_a_time_is_who_wrote() -> None:
    made = brought("Ada Lovelace\n  9:14 AM\nLate\n[09:15] Lovelace, Ada\nCold\n9:41\nFar")

    assert texts(made) == ["Late", "Cold", "Far"]


def test_times_alone_and_reactions_are_left_out() -> None:
    made = brought("[Yesterday 09:41] Ada Lovelace\nLate\n9:42\nCold\n:+1: 2\n[sic] Far")

    assert texts(made) == ["Late", "Cold", "[sic] Far"]


def test_quotation_of_a_mail_is_read_without_its_first_line() -> None:
    made = brought("On Mon, 31 Mar 2025 at 14:22, Ada <ada@example.org> wrote:\n> Late\n> > - Cold")

    assert texts(made) == ["Late", "Cold"]


@pytest.mark.parametrize(
    "text",
    [
        "31/03/2025 is the day",
        "Meet at 10:30",
        "Home at 6:00 PM",
        "3:1 nurses",
        "Night shift: late",
    ],
)
def test_one_line_with_a_day_or_time_is_what_somebody_says(text: str) -> None:
    assert texts(brought(f"{text}\nLate")) == [text, "Late"]


def test_html_becomes_the_lines_that_it_shows() -> None:
    made = brought("<h2>Pains</h2><ul><li>Late</li><li>Too <b>cold</b> &amp; far</li></ul>")

    assert made.reading is not None
    assert [(note.kind, note.text) for note in made.reading.notes] == [
        ("pain", "Late"), ("pain", "Too cold & far"),
    ]  # fmt: skip


def test_table_in_html_has_its_columns() -> None:
    rows = "<tr><td>Late<br>again</td><td>5</td></tr><tr><td>Cold</td><td></td></tr>"
    table = f"<table><thead><tr><th>Pain</th><th>Weight</th></tr></thead>{rows}</table>"
    below = brought(f"<html><body><h2>Pains</h2>{table}<h2>Gains</h2><ul><li>Warm</ul>")
    alone = brought(table)

    assert below.reading is not None
    assert [(note.kind, note.text) for note in below.reading.notes] == [
        ("pain", "Late"), ("pain", "again"), ("pain", "Cold"), ("gain", "Warm"),
    ]  # fmt: skip
    assert alone.columns is not None
    assert alone.columns.roles == ("pain", "weight")
    assert alone.sample[0][1] == ["Late\nagain", "5"]


def test_tables_that_only_lay_a_mail_out_are_text() -> None:
    inner = "<table><tr><td>Late</td></tr><tr><td>Cold</td></tr></table>"

    assert texts(brought(f"<table><tr><td>{inner}</td></tr></table>")) == ["Late", "Cold"]


def test_saved_page_becomes_the_lines_that_it_shows() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Ours</title></head>"
        "<style>p, b {color: red}</style><body><h2>Pains</h2><!-- old -->"
        "<ul><li>Late, again</li><li>Cold</li></ul></body></html>"
    )
    made = plan(upload.of_file(page.encode(), "Pains.html", None), {}, "Ward", "Night shift")

    assert texts(made) == ["Late, again", "Cold"]

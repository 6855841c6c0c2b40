"""Customer lists for tests: as a file, as they are uploaded, and as they are read."""

import random
from collections.abc import Sequence
from io import BytesIO

from canvases.access import Grant
from canvases.actions import customer_files
from canvases.actions.customer_files import CustomerFile
from canvases.imports import customer_jobs, customer_rows

NAMES = ("Kundennummer", "Name", "E-Mail", "Kundentyp", "Bestellungen", "Umsatz")
SMALL = "Name;Kundentyp;Umsatz\n" + "".join(
    f"Person {number};{'Werkstatt' if number % 3 else 'privat'};{number},50 €\n"
    for number in range(1, 31)
)
"""Thirty customers of two kinds."""


def rows(count: int, seed: int = 1) -> list[list[str]]:
    """A list with what lists have: numbers, names, addresses, kinds, orders, money."""
    chance = random.Random(seed)
    return [list(NAMES)] + [
        [
            f"{20_000 + number}",
            f"Zacharias Secretmann{number}",
            f"secret{number}@example.org",
            chance.choice(["privat", "privat", "privat", "Werkstatt", "Verein", "Vermieter"]),
            f"{chance.choice([1, 1, 1, 2, 3, 5, 8, 12, 30])}",
            f"{chance.randint(1, 999)}.{chance.randint(100, 999)},{chance.randint(10, 99)} €",
        ]
        for number in range(count)
    ]


def csv_of(table: Sequence[Sequence[str]], separator: str = ";", encoding: str = "utf-8") -> bytes:
    """The list as CSV."""
    return "\r\n".join(separator.join(row) for row in table).encode(encoding)


def workbook_of(table: Sequence[Sequence[str]]) -> bytes:
    """The list as a spreadsheet, with numbers as numbers."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Kunden")
    for row in table:
        sheet.append([float(cell) if cell.isdecimal() else cell for cell in row])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def read_list(grant: Grant, raw: bytes = SMALL.encode()) -> CustomerFile:
    """A list of a member that was uploaded and read, without a worker."""
    how = customer_jobs.how_to_read(raw, "customers.csv")
    file = customer_files.keep(grant, [raw])
    progress = file.base.with_suffix(".progress")
    assert customer_rows.read_list(str(file.raw), str(file.table), how, str(progress)) is None
    file.tell(
        state=customer_jobs.DONE, name="customers.csv", form=how.form, encoding=how.encoding,
        separator=how.separator, words="",
    )  # fmt: skip
    return file

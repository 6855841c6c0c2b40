"""People and tables are listed as one counts."""

from canvases.method.natural_order import natural


def test_numbers_in_names_count() -> None:
    names = ["Table 10", "table 2", "Table 1", "Table", "1", "11", "2", "Ana 3 b", "Ana 3"]

    assert sorted(names, key=natural) == [
        "1",
        "2",
        "11",
        "Ana 3",
        "Ana 3 b",
        "Table",
        "Table 1",
        "table 2",
        "Table 10",
    ]

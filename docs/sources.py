"""Writes the table of what can be imported in docs/importing.md from the program:
`python -m docs.sources`."""

from docs.generated_table import GeneratedTable, set_up


def rows() -> list[str]:
    """One for each kind of file or text."""
    from canvases.imports.sources import SOURCES

    head = ["| what | files | is read as | at most |", "|---|---|---|---|"]
    return head + [
        f"| **{source.name}** | {', '.join(f'`.{one}`' for one in source.endings) or 'or pasted'}"
        f" | {source.about} | {source.most} |"
        for source in SOURCES
    ]


TABLE = GeneratedTable("importing.md", "what comes in", "docs.sources", rows)

if __name__ == "__main__":
    set_up()
    TABLE.write()

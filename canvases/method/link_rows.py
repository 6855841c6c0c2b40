"""The rows of links in a workbook, which exports write and imports read."""

from typing import Final

LINKS_SHEET: Final = "Links"

LINK_COLUMNS: Final = ("from", "from_text", "strength", "to", "to_text")
"""Names of the columns, never translated: ids of the notes at both ends, what they say, and how
strongly one answers the other."""

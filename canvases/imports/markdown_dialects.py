"""What chats, wikis and word processors write otherwise than Markdown has it: signs of lists,
headings of Confluence, and headings in bold letters without an empty line before them."""

import re
from typing import Final

_WIKI_HEADING: Final = re.compile(r"(?m)^h([1-6])\.[ \t]+(?=\S)")
_WIKI_ITEM: Final = re.compile(r"(?m)^([*#-]{1,6})[ \t]+(?=\S)")
_WIKI_NAMES: Final = re.compile(r"(?m)^\|\|([^\n]{1,2000})\|\|[ \t]*$")
_BULLET: Final = re.compile(r"(?m)^([ \t]*)[•◦▪‣●○·∙➢►▸✓✔☐☑✅👉]\ufe0f?[ \t\u00a0]+(?=\S)")
_HEADING: Final = re.compile(
    r"(?m)^(?=(?:\*\*|__)[^*_\n]{1,120}(?:\*\*|__)[ \t]*:?[ \t]*$|[^\W\d_][^|\n]{1,60}[:：][ \t]*$)"
)


def unified(text: str) -> str:
    """The text with line ends of one kind (browsers send pasted ones as Windows writes them), and
    as Markdown has it. A heading in bold letters, or with a colon, belongs to no item above it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HEADING.sub("\n", _BULLET.sub(r"\1- ", text))
    if not _WIKI_HEADING.search(text):
        return text
    text = _WIKI_ITEM.sub(lambda found: "  " * (len(found[1]) - 1) + "- ", text)
    text = _WIKI_NAMES.sub(_table_names, text)
    return _WIKI_HEADING.sub(lambda found: "\n" + "#" * int(found[1]) + " ", text)


def _table_names(found: re.Match[str]) -> str:
    cells = found[1].split("||")
    return f"\n| {' | '.join(cells)} |\n|{' --- |' * len(cells)}"

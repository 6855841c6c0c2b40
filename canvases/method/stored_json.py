"""Reads what is stored in JSON, which may be of any shape."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from canvases.method.text import without_unwanted


def stored_text(entry: Mapping[str, Any], name: str, most: int) -> str:
    """What is stored under a name, whatever it is: clean text of at most so many characters."""
    text = entry.get(name)
    return without_unwanted(text)[:most] if isinstance(text, str) else ""


def is_day(text: str) -> bool:
    """Whether this is a day as in 2026-03-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

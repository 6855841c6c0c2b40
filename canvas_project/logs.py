"""Keeps the tokens of share links out of the log: Django names the address of what it refuses."""

import logging
import re

_KEY = re.compile(r"/(join|embed)/[^/\s\"']+")


class NoKeys(logging.Filter):
    """Puts an ellipsis in the place of a token."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Pass the record on without tokens in its message."""
        message = record.getMessage()
        if "/join/" in message or "/embed/" in message:
            record.msg, record.args = _KEY.sub(r"/\1/…", message), ()
        return True

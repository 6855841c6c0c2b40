"""The parts of a mail that was saved (eml). Run in a worker process: some fields take the library
very long."""

from email import message_from_bytes, policy
from typing import NamedTuple


class MailParts(NamedTuple):
    """What a mail says, and the names of attached files."""

    text: str
    names: tuple[str, ...]


def parts_of(raw: bytes) -> MailParts | None:
    """The parts of a mail; None where it is damaged."""
    try:
        message = message_from_bytes(raw, policy=policy.default)
        body = message.get_body(("plain", "html"))
        text = body.get_content() if body else ""
        names = tuple(part.get_filename() or "" for part in message.iter_attachments())
    except (LookupError, ValueError, AttributeError, RecursionError):
        return None
    return MailParts(text, names) if isinstance(text, str) else None

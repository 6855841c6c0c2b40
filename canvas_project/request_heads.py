"""Limits the length of a request's address and headers.

Some parsers take the square of that length: Python's cookies with backslashes in quotation marks,
for example, and the parameters of a content type. uvicorn sets no limit.
"""

from http import HTTPStatus
from typing import Any, Final

LINE: Final = 8 * 1024
"""Bytes of an address with its query, and of one header; nginx takes as much."""

HEAD: Final = 32 * 1024
"""Bytes of all headers together."""


def refusal(scope: Any) -> HTTPStatus | None:
    """The status for a head that is too long, or None."""
    if len(scope["path"]) + len(scope["query_string"]) > LINE:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    sizes = [len(name) + len(value) for name, value in scope["headers"]]
    if max(sizes, default=0) > LINE or sum(sizes) > HEAD:
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return None

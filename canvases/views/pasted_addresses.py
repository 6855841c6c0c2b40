"""Corrects addresses that chats, mails and tables hand on with a bracket, a comma, a quote, a space
or a slash too many."""

from urllib.parse import quote

from django.urls import Resolver404, resolve

from canvases.access import is_token

# Nothing of this begins or ends a part of an address of ours.
_GLUE = " \t\r\n\u00a0\u200b\ufeff,.;:!?…'\"`´«»‹›“”„‘’‚()[]{}<>|*\\。、，；：！？）（」』】》"


def unglued(path: str) -> str:
    """The address that was meant by a `path` that is none, ready to be sent; "" where it is not
    known, or is this very one."""
    *parts, last = [part for part in path.split("/") if part] or [""]
    meant = [part.strip(_GLUE) for part in (*parts, last)]
    if last != ".." and not meant[-1]:
        del meant[-1]
    for address in ("/".join(["", *meant, ""]), "/".join(["", *meant])):
        if all(meant) and address != path and _exists(address):
            return quote(address)
    return ""


def _exists(path: str) -> bool:
    try:
        parts = resolve(path).kwargs
    except Resolver404:
        return False
    return all(is_token(parts[name]) for name in ("token", "embed", "device") if name in parts)

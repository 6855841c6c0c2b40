"""Walking through the steps of an import as a browser does."""

import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.imports.choices import Keys
from tests import cast

CSV = "Box;Text;Weight;Links\nPain;Café zu;5;\nPain reliever;Open all night;4;Café zu (weak)\n"


def address_of(grant: CanvasGrant) -> str:
    return reverse("import_to_canvas", args=[grant.canvas.public_id])


def bring(grant: CanvasGrant, content: bytes | str, name: str = "notes.csv", **more: str) -> Any:
    """Ada uploads a file, or pastes a text where there is no name."""
    client = cast.browser("ada", htmx=False)
    if not name:
        return client.post(address_of(grant), {"text": content, **more})
    raw = content.encode() if isinstance(content, str) else content
    return client.post(address_of(grant), {"file": SimpleUploadedFile(name, raw), **more})


def go_on(page: Any, go: str, who: str = "ada", **chosen: str) -> Any:
    """Send the form of a page as a browser would, with these choices."""
    html = page.content.decode()
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))
    selects = re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL)
    for name, options in selects:
        sent[name] = (re.findall(r'value="([^"]*)" selected', options) or [""])[0]
    fields = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.DOTALL)
    sent |= dict(fields)
    ticked = re.findall(r'type="checkbox" name="([^"]+)" value="([^"]*)" checked', html)
    sent |= dict(ticked)
    sent = {unescape(name): unescape(value) for name, value in sent.items()}
    client = cast.browser(who, htmx=False)
    return client.post(page.wsgi_request.path, {**sent, "go": go, **chosen})


def key(text: str) -> str:
    """What the fields of a text are called by."""
    return Keys().key_of(text)


def problems(page: Any) -> str:
    """What the page says is wrong, as plain text."""
    html = page.content.decode()
    found = re.search(r'<section id="refusal".*?</section>', html, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split()) if found else ""

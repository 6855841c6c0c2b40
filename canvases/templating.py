"""The Jinja2 environment of all templates: addresses, static files, translation, the vocabulary."""

import json
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined

from canvases.method import kinds, text
from canvases.method.questions import GUIDES
from canvases.queries.room import circle_room

# htmx may not evaluate strings, run scripts of fragments, inject styles, keep pages in the
# browser's storage or call other hosts; 4xx answers carry patches and messages like any other.
HTMX_CONFIG = json.dumps(
    {
        "allowEval": False,
        "allowScriptTags": False,
        "includeIndicatorStyles": False,
        "historyCacheSize": 0,
        "selfRequestsOnly": True,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "4..", "swap": True, "error": True},
            {"code": "5..", "swap": False, "error": True},
        ],
    }
)


def environment(**options: Any) -> Environment:
    """The environment Django's Jinja2 backend asks for. A misspelt name in a template is an error."""
    env = Environment(
        **options | {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    )
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True
    )
    env.globals |= {
        "url": _url,
        "static": static,
        "htmx_script": htmx_script,
        "htmx_config": HTMX_CONFIG,
        "kinds": kinds,
        "guides": GUIDES,
        "limits": text,
        "circle_room": circle_room,
        "get_language": translation.get_language,
        "get_language_bidi": translation.get_language_bidi,
    }
    env.filters |= {"date": date_format, "localtime": timezone.localtime}
    return env


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named view."""
    return reverse(name, args=args or None, kwargs=kwargs or None)

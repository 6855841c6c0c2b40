"""The Jinja2 environment of all templates: addresses, static files, translation, the vocabulary."""

import json
from collections.abc import Callable, MutableMapping
from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from canvases.exports.formats import FORMATS
from canvases.exports.layout.papers import PAPERS
from canvases.imports.workbook import MOST_BYTES
from canvases.method import (
    assessment,
    buying_roles,
    cards,
    evidence,
    fit_kinds,
    journey,
    kinds,
    note_fields,
    ranking,
    research_methods,
    segmentation,
    stance,
    text,
    traits,
    way,
    weight,
)
from canvases.method.questions import GUIDES
from canvases.queries.names import name_of, opened_by, title_of

# htmx may not evaluate strings, run scripts of fragments, inject styles, keep pages in the
# browser's storage or call other hosts; 4xx answers carry patches and messages like any other.
HTMX_CONFIG = json.dumps(
    {
        "allowEval": False,
        "allowScriptTags": False,
        "includeIndicatorStyles": False,
        "historyCacheSize": 0,
        "defaultSettleDelay": 0,
        "selfRequestsOnly": True,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "4..", "swap": True, "error": True},
            {"code": "5..", "swap": False, "error": True},
        ],
    }
)


_METHOD = {
    "cards": cards,
    "evidence": evidence,
    "fit_kinds": fit_kinds,
    "kinds": kinds,
    "note_fields": note_fields,
    "weights": weight,
    "guides": GUIDES,
    "limits": text,
    "segmentation": segmentation,
    "traits": traits,
    "buying_roles": buying_roles,
    "stance": stance,
    "research_methods": research_methods,
    "journey": journey,
    "way": way,
    "ranking": ranking,
    "ten": assessment,
}
"""The vocabulary of the method."""


class _Environment(Environment):
    """Every rendering copies the globals, and a chain of dictionaries takes ten times as long to
    copy as one."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of one template."""
        return {**self.globals, **(d or {})}


def environment(**options: Any) -> Environment:
    """The environment that Django's Jinja2 backend asks for; it turns autoescaping on.
    A misspelt name in a template is an error."""
    env = _Environment(
        **options | {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    )
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True
    )
    env.globals |= _METHOD | {
        "_": _translate,
        "url": _url,
        "static": cache(static),
        "fixed": _fixed(env),
        "htmx_script": htmx_script,
        "htmx_config": HTMX_CONFIG,
        "export_formats": FORMATS,
        "papers": PAPERS,
        "most_bytes": MOST_BYTES,
        "opened_by": opened_by,
        "title_of": title_of,
        "name_of": name_of,
        "get_language": translation.get_language,
        "get_language_bidi": translation.get_language_bidi,
    }
    env.filters |= {
        "date": date_format,
        "localtime": timezone.localtime,
        "quoting": _quoting,
        "initials": text.initials,
        "without_quotes": text.without_quotes,
    }
    return env


def _translate(message: str, **values: object) -> str:
    """The message in the reader's language, with values put in; escaped where it is printed.

    Remembered by language: a board asks hundreds of times for the same few words.
    """
    text = _known(translation.get_language(), message)
    return text % values if values else text


@cache
def _known(_language: str | None, message: str) -> str:
    return translation.gettext(message)


def _fixed(env: Environment) -> Callable[..., Markup]:
    """A function for templates: `fixed(template, macro, …)` is what the macro says, remembered for
    each language. For help, word lists and menus, which depend on nothing but the values."""

    @lru_cache(maxsize=8192)
    def remembered(_language: str | None, template: str, macro: str, *values: object) -> Markup:
        made = getattr(env.get_template(template).module, macro)(*values)
        return Markup(made)  # noqa: S704 — what a template made is escaped already

    def fixed(template: str, macro: str, *values: object) -> Markup:
        return remembered(translation.get_language(), template, macro, *values)

    return fixed


def _quoting(sentence: str) -> Markup:
    """A sentence of the program in which what people wrote, from the first quotation mark to the
    last, is left alone when a browser translates the page."""
    before, mark, rest = sentence.partition("“")
    quoted, end, after = rest.rpartition("”")
    if not end:
        return escape(sentence)
    return Markup('%s<span translate="no">%s</span>%s') % (before, mark + quoted + end, after)


@lru_cache(maxsize=4096)
def _url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named view."""
    return reverse(name, args=args or None, kwargs=kwargs or None)

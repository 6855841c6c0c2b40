"""The contexts of the pages that make segments of a customer list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from canvases.access import Grant
from canvases.actions.customer_files import LARGEST, CustomerFile
from canvases.actions.customer_segments import NewSegment
from canvases.forms.customer_list import AboutForm, NamesForm, without_twins
from canvases.forms.traits import TraitForm
from canvases.imports.alphabets import ENCODINGS
from canvases.imports.customer_choice import Found, Shown, column_name
from canvases.imports.customer_table import contents_in
from canvases.imports.delimited import SEPARATORS
from canvases.imports.problems import Problem
from canvases.method.customer_columns import KINDS, WHY, Column, Kind
from canvases.method.customer_groups import MOST_COLUMNS, MOST_GROUPS
from canvases.method.traits import Trait
from canvases.views.requests import HtmxRequest

Context = dict[str, Any]

_FEW: Final = 12  # different values of a column that is suggested


@dataclass(frozen=True, slots=True)
class Listed:
    """A member's list, and what is known of reading it."""

    grant: Grant
    file: CustomerFile
    state: Context

    @property
    def context(self) -> Context:
        """What every page about it shows."""
        return {
            "workspace": self.grant.workspace,
            "upload": self.file.name,
            "state": self.state,
            "ends": timezone.localtime(datetime.fromtimestamp(self.file.ends, UTC)),
            "subject": _("The file “%s”") % self.state["name"],
        }


class MakeForm:
    """What is to be made of the ticked groups: names, and what the traits are called."""

    def __init__(self, found: Found, sent: Any, list_name: str) -> None:
        self._found, self._list = found, list_name
        self.names = NamesForm(sent, [one.group.key for one in found.chosen])
        self.abouts = {part.at: AboutForm(part.about) for part in found.parts}

    def is_valid(self) -> bool:
        """Whether segments can be made."""
        return self.names.is_valid() and not any(one.errors for one in self.abouts.values())

    def segments(self) -> list[NewSegment]:
        """What will be made."""
        return [
            NewSegment(name, self._traits(shown), self._description(shown))
            for name, shown in zip(self.names.names(), self._found.chosen, strict=True)
        ]

    def _traits(self, shown: Shown) -> list[Trait]:
        found = [
            self.abouts[part.at].trait(value)
            for part, value in zip(self._found.parts, shown.values, strict=True)
        ]
        if self._found.money is not None:
            value = worth(self._found, shown)
            found.append({"model": "value_based", "variable": "revenue today", "value": value})
        return without_twins([one for one in found if one is not None])

    def _description(self, shown: Shown) -> str:
        words = {
            "size": f"{shown.group.size:,}", "all": f"{self._found.contents.rows:,}",
            "share": percent(shown.group.share), "day": date_format(timezone.localdate()),
        }  # fmt: skip
        return _("%(size)s of %(all)s customers (%(share)s) in a list of %(day)s.") % words


def worth(found: Found, shown: Shown) -> str:
    """What a group brings, as the value of a trait."""
    each = found.money_shown(shown.group.each)
    return _("%(each)s each, %(share)s of all") % {
        "each": each, "share": percent(shown.group.revenue_share)
    }  # fmt: skip


def percent(thousandths: int) -> str:
    """A share to read."""
    return f"{thousandths / 10:.1f} %"


def show_choose(
    request: HtmxRequest, grant: Grant, problems: Sequence[Problem] = (), status: int = 422
) -> HttpResponse:
    """The first step."""
    sent = request.FILES.get("file") if request.method == "POST" else None
    subject = _("The file “%s”") % (sent.name if sent else "")
    context: Context = {"workspace": grant.workspace, "subject": subject, "most_bytes": LARGEST}
    return _page(request, context | _step(1, problems), status if problems else 200)


def show_gone(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """The first step, where the list is no longer there."""
    words = _(
        "This list is not here any more: it is deleted after half an hour, or once its segments are"
        " made. Please choose the file again."
    )
    return show_choose(request, grant, [Problem((), words)], status=410)


def show_reading(request: HtmxRequest, listed: Listed) -> HttpResponse:
    """How far a list is read."""
    if is_watching(request):
        return render(request, "components/customers/reading.html", listed.context)
    return _page(request, listed.context | _step(0))


def is_watching(request: HtmxRequest) -> bool:
    """Whether a page asks again how far its list is read."""
    return request.htmx.target == "reading-list"


def show_columns(
    request: HtmxRequest, listed: Listed, problems: Sequence[Problem] = ()
) -> HttpResponse:
    """The second step: what is in each column."""
    if listed.state.get("words"):
        problems = [*problems, Problem((), listed.state["words"])]
    try:
        contents = contents_in(listed.file.table)
    except OSError:
        contents = None
    columns = list(enumerate(contents.columns)) if contents else []
    sent = request.POST if request.method == "POST" else request.GET
    money = next((str(at) for at, one in columns if one.counts and one.is_money), "")
    context = listed.context | _step(2, problems) | _WORDS | {"contents": contents}
    context |= {
        "usable": [one for one in columns if one[1].splits],
        "useless": [one for one in columns if not one[1].splits],
        "money_columns": [one for one in columns if one[1].counts],
        # Whoever took every tick out meets no other ticks beside the words that say so.
        "by": sent.getlist("by") or ([] if problems else [str(at) for at in _suggested(columns)]),
        "money": sent.get("money", money),
    }
    return _page(request, context, 422 if problems else 200)


_WORDS: Final[Context] = {
    "column_name": column_name,
    "kinds_of_cells": KINDS,
    "why": WHY,
    "most": MOST_COLUMNS,
    "encodings": ENCODINGS,
    "separators": SEPARATORS,
}


def _suggested(columns: Sequence[tuple[int, Column]]) -> list[int]:
    """The first column of a few words."""
    words = [
        at for at, one in columns
        if one.splits and one.kind is Kind.WORDS and one.distinct <= _FEW
    ]  # fmt: skip
    return words[:1]


def show_groups(
    request: HtmxRequest, listed: Listed, found: Found, make: MakeForm | None, refusal: str = ""
) -> HttpResponse:
    """The third step: the groups, and what will be made of them."""
    context = listed.context | _step(3)
    context |= {
        "found": found,
        "headline": _headline(found),
        "make": make,
        "refusal": refusal,
        "percent": percent,
        "worth": worth,
        "most": MOST_GROUPS,
        "variables": list(TraitForm(market="").offered),
    }
    return _page(request, context, 422 if refusal or make is not None else 200)


def _headline(found: Found) -> str:
    """What the groups say, in a sentence."""
    named = [one for one in found.groups if one.group.is_named]
    if not named:
        return _("No group says much yet")
    if found.money is not None and found.revenue > 0:
        best = max(named, key=lambda one: one.group.revenue_share - one.group.share).group
        if best.revenue_share > best.share + 50:
            return _("%(revenue)s of the revenue comes from %(size)s of the customers") % {
                "revenue": percent(best.revenue_share), "size": percent(best.share),
            }  # fmt: skip
    largest = max(one.group.share for one in named)
    words = {"share": percent(largest), "count": len(found.groups)}
    if largest * len(found.groups) > 2 * 1000:
        return _("%(share)s of the customers are in one of %(count)d groups") % words
    words = {"size": f"{found.contents.rows:,}", "count": len(found.groups)}
    return (
        ngettext(
            "%(size)s customers, all alike",
            "%(size)s customers in %(count)d groups",
            len(found.groups),
        )
        % words
    )


def _step(step: int, problems: Sequence[Problem] = ()) -> Context:
    return {"step": step, "problems": problems, "problem_count": len(problems)}


def _page(request: HtmxRequest, context: Context, status: int = 200) -> HttpResponse:
    return render(request, "customer_list.html", context, status=status)

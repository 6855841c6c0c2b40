"""The form that filters and sorts the table of segments."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.method.buying_roles import ROLES
from canvases.method.segmentation import MARKET_KINDS
from canvases.method.stance import STANCES
from canvases.queries.segment_table import COLUMNS, UNSAID, TableChoice

Choices = list[tuple[str, Any]]

_SORTS: Final[Choices] = [
    one
    for name, column in COLUMNS.items()
    for one in ((name, _(column.rising)), (f"-{name}", _(column.falling)))
]


def _labels(facts: dict[str, Any], unsaid: Any) -> Choices:
    return [*((name, _(fact.label)) for name, fact in facts.items()), (UNSAID, unsaid)]


def _choice(label: Any, everything: Any, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", everything), *choices], required=False)


class SegmentTableForm(forms.Form):
    """What is not known is passed over: an address that somebody kept still shows a table."""

    target = _choice(_("Target"), _("all"), [("yes", _("the target")), ("no", _("not the target"))])
    role = _choice(_("Role"), _("all"), _labels(ROLES, _("none named")))
    kind = _choice(_("Kind of market"), _("all"), _labels(MARKET_KINDS, _("not set")))
    stance = _choice(_("Stance"), _("all"), _labels(STANCES, _("not decided")))
    sort = _choice(_("Order"), _("as a tree"), _SORTS)

    @property
    def choice(self) -> TableChoice:
        """Which rows are asked for, in which order."""
        self.full_clean()
        return TableChoice(**{name: self.cleaned_data.get(name, "") for name in self.fields})

"""Forms for share links and members."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import LineField
from canvases.method.text import PERSON
from canvases.models import Role

PASSPHRASE = 200  # characters at most

# What a link may let people do; owners are made by a key or by another owner.
SHARED = [Role.VIEWER, Role.COMMENTER, Role.EDITOR]
MEMBERS = [*SHARED, Role.OWNER]

LIFETIMES: dict[str, timedelta | None] = {
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
    "never": None,
}


class LinkForm(forms.Form):
    """A new share link."""

    role = forms.ChoiceField(choices=[(role, role) for role in SHARED])
    lifetime = forms.ChoiceField(choices=[(name, name) for name in LIFETIMES], required=False)
    passphrase = forms.CharField(
        max_length=PASSPHRASE,
        min_length=6,
        required=False,
        error_messages={"min_length": _("A passphrase has at least 6 characters.")},
    )

    def clean_lifetime(self) -> timedelta | None:
        """How long the link lets people in; None for ever."""
        return LIFETIMES[self.cleaned_data["lifetime"] or "week"]


class JoinForm(forms.Form):
    """Who comes in by a link."""

    name = LineField(max_length=PERSON, required=False)
    passphrase = forms.CharField(max_length=PASSPHRASE, required=False)

    def __init__(self, sent: object, *, role: str) -> None:
        super().__init__(sent)  # type: ignore[arg-type]
        self.fields["name"].required = role != Role.VIEWER
        self.fields["name"].error_messages["required"] = _("Please say what to call you.")


class PersonForm(forms.Form):
    """What a person is called; empty for a guest without a name."""

    name = LineField(max_length=PERSON, required=False)


class RoleForm(forms.Form):
    """What a member may do from now on."""

    role = forms.ChoiceField(choices=[(role, role) for role in MEMBERS])

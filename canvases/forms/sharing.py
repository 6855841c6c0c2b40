"""Forms for share links and members."""

import re
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import BlockField, LineField
from canvases.method.text import PERSON
from canvases.models import ONE_CANVAS, Canvas, Role, Workspace

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


class ShareLinkForm(forms.Form):
    """A new share link."""

    role = forms.ChoiceField(choices=[(role, role) for role in SHARED])
    lifetime = forms.ChoiceField(choices=[(name, name) for name in LIFETIMES], required=False)
    passphrase = forms.CharField(
        max_length=PASSPHRASE,
        min_length=6,
        required=False,
        error_messages={"min_length": _("A passphrase needs at least 6 characters.")},
    )
    history = forms.BooleanField(required=False)
    here = forms.BooleanField(required=False)  # only the canvas one is on, where the role allows it

    def __init__(self, sent: object, *, workspace: Workspace) -> None:
        super().__init__(sent)  # type: ignore[arg-type]
        self.fields["only"] = _canvas_field(workspace, required=False)

    def clean_lifetime(self) -> timedelta | None:
        """How long the link lets people in; None for ever."""
        return LIFETIMES[self.cleaned_data["lifetime"] or "week"]

    def clean(self) -> dict[str, Any]:
        """Nobody edits one canvas only."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("only") and values.get("role", Role.VIEWER) not in ONE_CANVAS:
            words = _(
                "A link to one canvas is for viewing or commenting: edits would show on other"
                " canvases, too."
            )
            self.add_error("only", words)
        return values


def _canvas_field(workspace: Workspace, *, required: bool) -> "forms.ModelChoiceField[Canvas]":
    words = _("Choose a canvas.")
    return forms.ModelChoiceField(
        Canvas.objects.filter(workspace=workspace, binned_at=None),
        to_field_name="public_id",
        required=required,
        error_messages={"invalid_choice": words, "required": words},
    )


_HOST: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+", re.ASCII)
MOST_ORIGINS: Final = 10

_OPENING: Final = re.compile(
    r"/(?:join|device)/[A-Za-z0-9_-]{43}(?:/[0-9a-z]{12})?(?![\w-])", re.ASCII
)


def clean_origin(text: str) -> str:
    """The origin of an address, as browsers write it: https://example.org or with a port. Raises
    ValidationError for what is none; nothing of what was typed but host and port is kept."""
    refused = forms.ValidationError(
        _("“%(text)s” is not the address of a website. Write it like https://example.org"),
        params={"text": text[:80]},
    )
    try:
        parts = urlsplit(text if "//" in text else f"https://{text}")
        host = (parts.hostname or "").encode("idna").decode().lower()
        port = parts.port
    except (ValueError, UnicodeError):
        raise refused from None
    if parts.scheme != "https" or "@" in parts.netloc or not _HOST.fullmatch(host):
        raise refused
    return f"https://{host}" + (f":{port}" if port and port != 443 else "")


class EmbedForm(forms.Form):
    """A canvas to be shown in pages of other sites."""

    origins = BlockField(max_length=2000)
    lifetime = forms.ChoiceField(choices=[(name, name) for name in LIFETIMES], required=False)

    def __init__(self, sent: object, *, workspace: Workspace) -> None:
        super().__init__(sent)  # type: ignore[arg-type]
        self.fields["shown"] = _canvas_field(workspace, required=True)
        self.fields["origins"].error_messages["required"] = _(
            "Enter the website that will show it."
        )

    def clean_origins(self) -> list[str]:
        """The origins, each once."""
        words = re.split(r"[\s,]+", self.cleaned_data["origins"])
        origins = list(dict.fromkeys(clean_origin(word) for word in words if word))
        if len(origins) > MOST_ORIGINS:
            raise forms.ValidationError(
                _("One link works for at most %(most)d websites."), params={"most": MOST_ORIGINS}
            )
        return origins

    def clean_lifetime(self) -> timedelta | None:
        """How long the link shows the canvas; None for ever."""
        return LIFETIMES[self.cleaned_data["lifetime"] or "never"]


class LandingForm(forms.Form):
    """A link to the landing page of a canvas."""

    lifetime = forms.ChoiceField(choices=[(name, name) for name in LIFETIMES], required=False)

    def clean_lifetime(self) -> timedelta | None:
        """How long the link shows the page; None for ever."""
        return LIFETIMES[self.cleaned_data["lifetime"] or "never"]


class JoinForm(forms.Form):
    """Who comes in by a link."""

    name = LineField(max_length=PERSON, required=False)
    passphrase = forms.CharField(max_length=PASSPHRASE, required=False)

    def __init__(self, sent: object, *, needs_name: bool) -> None:
        super().__init__(sent)  # type: ignore[arg-type]
        self.fields["name"].required = needs_name
        self.fields["name"].error_messages["required"] = _("Please enter your name.")


class PastedLinkForm(forms.Form):
    """A link to come in by, as it was pasted: with whatever stands around it."""

    link = LineField(max_length=500)

    def clean_link(self) -> str:
        """The address of it on this site."""
        found = _OPENING.search(self.cleaned_data["link"])
        if found is None:
            raise forms.ValidationError(_("This text has no link that opens something here."))
        return found[0] + "/"


class PersonForm(forms.Form):
    """What a person is called; empty for a guest without a name."""

    name = LineField(max_length=PERSON, required=False)


class RoleForm(forms.Form):
    """What a member may do from now on."""

    role = forms.ChoiceField(choices=[(role, role) for role in MEMBERS])


class HistoryAccessForm(forms.Form):
    """Whether a viewer sees history and people from now on."""

    history = forms.BooleanField(required=False)

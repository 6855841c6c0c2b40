"""What is asked for the room of a session: its Wi-Fi, and what to print."""

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.method.agenda import NETWORK, NETWORK_PASSWORD


class WifiForm(forms.Form):
    """The network of the room. An empty name: there is none to show."""

    network = forms.CharField(
        max_length=NETWORK,
        required=False,
        error_messages={"max_length": _("The name of a network has 32 characters at most.")},
    )
    password = forms.CharField(
        max_length=NETWORK_PASSWORD,
        required=False,
        strip=False,
        error_messages={"max_length": _("A Wi-Fi password has 63 characters at most.")},
    )


class KitForm(forms.Form):
    """What to print. `recovery`: a new recovery code on a page of its own."""

    recovery = forms.BooleanField(required=False)

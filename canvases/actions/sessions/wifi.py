"""Keeps how phones come into the network of the room, for as long as the session lasts."""

from django.db import transaction

from canvases.actions.sessions.locking import led
from canvases.session_access import SessionGrant


@transaction.atomic
def set_wifi(grant: SessionGrant, *, network: str, password: str) -> None:
    """Show this network beside the code to join; "" shows none. Raises NotAllowed and Closed."""
    session = led(grant)
    session.wifi = {"network": network, "password": password} if network else {}
    session.save(update_fields=["wifi"])

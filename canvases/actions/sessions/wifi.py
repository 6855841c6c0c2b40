"""Keeps how phones come into the network of the room, for as long as the session lasts."""

from canvases.actions.sessions.session_lock import led
from canvases.journal.group_commit import in_transaction
from canvases.session_access import SessionGrant


@in_transaction
def set_wifi(grant: SessionGrant, *, network: str, password: str) -> None:
    """Show this network beside the code to join; "" shows none. Raises NotAllowed and Closed."""
    session = led(grant)
    session.wifi = {"network": network, "password": password} if network else {}
    session.save(update_fields=["wifi"])

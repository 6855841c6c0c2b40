"""Django's PostgreSQL, but that a connection which answered a moment ago is not asked again whether
it is there: its socket tells, without a round trip. Why: docs/decisions/013-postgresql.md."""

import select
import time
from typing import Final

from django.db.backends.postgresql import base
from psycopg import Error

RECENT: Final = 5.0
"""Seconds for which an answer counts. What breaks meanwhile shows at the socket, unless the line
was cut without a word; whoever starts anew and forgets the connection takes longer."""


class DatabaseWrapper(base.DatabaseWrapper):
    """What Django looks for in a database engine."""

    health_check_enabled: bool
    health_check_done: bool
    _known_well = float("-inf")  # when the connection was last about to be used

    def close_if_health_check_failed(self) -> None:
        """Before a connection is used in a request: replace it where it has broken."""
        if self.connection is None or not self.health_check_enabled or self.health_check_done:
            return
        # Django asks by itself where the last use brought an error, so there was none.
        now = time.monotonic()
        if now - self._known_well < RECENT and self._is_quiet():
            self.health_check_done = True
        else:
            super().close_if_health_check_failed()
        self._known_well = now

    def _is_quiet(self) -> bool:
        """Whether the socket has nothing to read, neither a last word nor its end."""
        try:
            handle = self.connection.pgconn.socket
        except Error:
            return False
        line = select.poll()  # select() knows no numbers above 1,023
        line.register(handle, select.POLLIN)
        return not line.poll(0)

"""How tests start servers that do not outlive them: a test that is ended for standing still ends
nothing itself, and what it had started would hold up whoever waits for the end of its output."""

import shutil

_PREFIX = ["setpriv", "--pdeathsig", "KILL", "--"] if shutil.which("setpriv") else []


def mortal(*command: str) -> list[str]:
    """The command, so that on Linux the system ends it together with its parent."""
    return [*_PREFIX, *command]

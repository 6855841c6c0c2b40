"""Makes the code by which a session is led on another device, and takes it there."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from canvases.actions.sessions.session_lock import led
from canvases.method.session_code import new_code
from canvases.models import Recovery, Session
from canvases.session_access import SessionGrant, recovered_hash


def make_code(grant: SessionGrant) -> str:
    """A new recovery code of the session, known to nobody but whoever reads it now; an earlier one
    works no longer, nor does the browser that came with it. Raises NotAllowed and Closed."""
    code = new_code()
    hashed = make_password(code)  # slow on purpose: not under the lock
    with transaction.atomic():
        session = led(grant)
        Recovery.objects.update_or_create(
            session=session,
            defaults={"member": grant.member, "code_hash": hashed, "token_hash": ""},
        )
    return code


def recover(session: Session | None, token: str, *, code: str) -> bool:
    """Let the browser with this new token lead the session, in place of one that did so before.
    Whether the code was right; that takes as long where there is no session."""
    found = Recovery.objects.filter(session=session).first() if session else None
    if found is None:
        make_password(code)
        return False
    if not code or not check_password(code, found.code_hash):
        return False
    hashed = recovered_hash(token, found.session.public_id)
    same = Recovery.objects.filter(pk=found.pk, code_hash=found.code_hash)
    return same.update(token_hash=hashed) > 0

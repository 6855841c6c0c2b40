"""The cookies that identify a browser: their names, their contents, and how they are set.

Their name includes the installation, so that another server on the same host never overwrites them.
Earlier secrets stay beside the one in use, each under a name of its own.
docs/decisions/015-guest-cookie.md gives the reasons.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from django.conf import settings
from django.http import HttpResponse

from canvases.access import Grant, is_token, token_hash

G = TypeVar("G", bound=Grant)

AGE = 365 * 24 * 3600  # seconds
RENEWED_EVERY = 7 * 24 * 3600  # seconds
MOST_TRIED = 6  # secrets of one browser

# Every installation's name, and the one that all had before. `__Host-` is what nobody but this very
# host can set, over TLS only: where it is used, a cookie without it could be anybody's.
_PLAIN = re.compile(r"(__Host-)?guest(-[0-9a-f]{8}){0,2}", re.ASCII)
_HOST = re.compile(r"__Host-guest(-[0-9a-f]{8}){0,2}", re.ASCII)


def tokens_in(cookies: Mapping[str, str]) -> list[str]:
    """The secrets that a browser sends, each once: the one in use, those kept aside, and those
    under other names, from a time before this installation had its present name."""
    named = _HOST if settings.HTTPS else _PLAIN
    rest = sorted(
        (name for name in cookies if named.fullmatch(name)),
        key=lambda name: (not name.startswith(settings.GUEST_COOKIE), name),
    )
    found = [cookies[name] for name in rest if is_token(cookies[name])]
    return list(dict.fromkeys(found))[:MOST_TRIED]


def participant_cookie(session: str) -> str:
    """The name under which a browser keeps its secret for the session with this id."""
    return f"{_participants()}-{session}"


def participations_in(cookies: Mapping[str, str]) -> dict[str, str]:
    """The secrets of a browser for sessions in which it takes part, by the ids of these."""
    start = f"{_participants()}-"
    named = {
        name.removeprefix(start): said for name, said in cookies.items() if name.startswith(start)
    }
    return {session: said for session, said in named.items() if is_token(said)}


def visitor_in(cookies: Mapping[str, str]) -> str:
    """What tells this browser from others at its address: its secret, or that of a session in which
    it takes part; "" where it has none."""
    if found := cookies.get(settings.GUEST_COOKIE):
        return found
    named = (name for name in sorted(cookies) if name.startswith(_participants()))
    return next((cookies[name] for name in named if is_token(cookies[name])), "")


def first_grant(
    cookies: Mapping[str, str], find: Callable[..., G | None], *ids: str
) -> tuple[str, G | None]:
    """The first secret with which `find`, a function of the gate, returns a grant for these `ids`,
    and the grant. "" and None where there is none."""
    for token in tokens_in(cookies):
        if grant := find(token, *ids):
            return token, grant
    return "", None


def put(response: HttpResponse, cookies: Mapping[str, str], token: str) -> None:
    """Make `token` the secret in use. An earlier one is kept aside: a restored database may know it
    again."""
    before = cookies.get(settings.GUEST_COOKIE, "")
    if before != token and is_token(before):
        _set(response, _aside(before), before)
    _set(response, settings.GUEST_COOKIE, token)
    _set(response, _renewed(), "1", RENEWED_EVERY)


def renew(response: HttpResponse, cookies: Mapping[str, str], token: str) -> None:
    """Renew the browser's secrets for another year, once a week. A `token` that came under another
    name gets the present name."""
    own = dict(_own(cookies))
    if settings.GUEST_COOKIE not in own:
        put(response, cookies, token)
        return
    if token not in own.values():
        _set(response, _aside(token), token)
    if _renewed() not in cookies:
        for name, value in own.items():
            _set(response, name, value)
        _set(response, _renewed(), "1", RENEWED_EVERY)


def is_told(cookies: Mapping[str, str]) -> bool:
    """Whether this session has already seen the notice that there is no other way in."""
    return _told() in cookies


def tell(response: HttpResponse) -> None:
    """Remember that, as long as the browser is open."""
    _set(response, _told(), "1", None)


def _participants() -> str:
    return settings.GUEST_COOKIE.replace("guest", "participant", 1)


def _told() -> str:
    return f"{settings.GUEST_COOKIE}-told"


def _own(cookies: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in cookies.items():
        if name.startswith(settings.GUEST_COOKIE) and is_token(value):
            yield name, value


def _aside(token: str) -> str:
    return f"{settings.GUEST_COOKIE}-{token_hash(token)[:8]}"


def _renewed() -> str:
    """The cookie of a week that says that nothing has to be renewed."""
    return f"{settings.GUEST_COOKIE}-renewed"


def _set(response: HttpResponse, name: str, value: str, age: int | None = AGE) -> None:
    response.set_cookie(
        name, value, max_age=age, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )

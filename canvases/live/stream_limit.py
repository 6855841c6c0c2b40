"""Which stream the hub closes where a process holds as many as it may."""

from collections import Counter
from collections.abc import Collection

from canvases.live.subscriber import Subscriber


def stream_to_close(
    streams: Collection[Subscriber], visitor: str, network: str
) -> Subscriber | None:
    """The stream to close so that a visitor can open one: of the network with the most streams, or
    of the visitor with the most in their own network. None where nobody has more than they would
    have then."""
    networks = Counter(one.network for one in streams)
    visitors = Counter(one.key for one in streams)
    there, most = networks.most_common(1)[0] if networks else ("", 0)
    if most > networks[network] + 1:
        candidates = [one for one in streams if one.network == there]
    else:
        least = visitors[visitor] + 1
        candidates = [
            one for one in streams if one.network == network and visitors[one.key] > least
        ]
    return max(candidates, key=lambda one: visitors[one.key], default=None)

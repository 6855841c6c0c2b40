"""The network of an address: what counts as one place."""

from ipaddress import ip_address, ip_network


def network_of(address: str) -> str:
    """The address itself; with IPv6 the network of 64 bits around it, as every household has a
    whole one to choose addresses from."""
    try:
        is_long = ip_address(address).version == 6
    except ValueError:  # a proxy may say anything
        return address
    return str(ip_network((address, 64), strict=False)) if is_long else address

"""Who asks: the address of the client, seen through a known number of proxies."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import HTTPConnection


def client_address(connection: HTTPConnection, trusted_proxies: int) -> str:
    """The client's address: the peer's, or what the outermost trusted proxy saw.

    Every trusted proxy appends the address of its peer to ``X-Forwarded-For``, so the entry that counts is the
    ``trusted_proxies``-th from the right; what stands left of it can be forged and is not read.
    """
    peer = connection.client.host if connection.client else ""
    if trusted_proxies == 0:
        return peer
    forwarded = ",".join(connection.headers.getlist("x-forwarded-for"))
    seen = [part.strip() for part in forwarded.split(",") if part.strip()]
    return seen[-trusted_proxies] if len(seen) >= trusted_proxies else peer


def bucket(address: str) -> str:
    """The part of an address that one client holds: an IPv4 address, or the first 64 bits of an IPv6 one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:64]
    return str(IPv6Address(int(parsed) >> 64 << 64)) if isinstance(parsed, IPv6Address) else str(parsed)


def is_loopback(address: str) -> bool:
    """Whether the address is this machine itself."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False

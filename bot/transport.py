"""Reading a broken HTTP call: did the message leave or not?"""

import ssl
from functools import cache

import httpx

from bot.errors import DeliveryError, TryLater, Unclear

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
CONNECT_SECONDS = 5.0


@cache
def trusted() -> ssl.SSLContext:
    """The certificates trusted, read once for all clients."""
    return httpx.create_ssl_context()


def patience(seconds: float) -> httpx.Timeout:
    """How long to wait for an answer; a connection is made sooner or not at all."""
    return httpx.Timeout(seconds, connect=CONNECT_SECONDS)


def broken(error: Exception) -> DeliveryError:
    """``TryLater`` where no connection was made, ``Unclear`` where it broke later. Names no address."""
    kind = type(error).__name__
    return TryLater(kind) if isinstance(error, _NEVER_LEFT) else Unclear(kind)


def failed_status(status: int) -> DeliveryError | None:
    """The meaning of an HTTP status that is not the platform's own word; 504 tells nothing about the far side."""
    if status == httpx.codes.GATEWAY_TIMEOUT:
        return Unclear(f"HTTP {status}")
    if status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return TryLater(f"HTTP {status}")
    return None

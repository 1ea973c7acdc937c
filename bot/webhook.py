"""What all webhooks share: a size limit, constant-time secrets, and JSON that is an object."""

import hmac
import json
from typing import Any

from starlette.requests import Request

_LARGEST_BODY = 1 << 20


async def read_body(request: Request) -> bytes | None:
    """The raw body, or ``None`` if it is over one mebibyte."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_BODY:
            return None
    return bytes(body)


def read_object(body: bytes) -> dict[str, Any] | None:
    """The JSON object of a body, or ``None`` if it is anything else."""
    try:
        found = json.loads(body)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def same_secret(given: str | None, expected: str) -> bool:
    """Whether a secret is right, in a time that does not tell how much of it was."""
    return hmac.compare_digest((given or "").encode(), expected.encode())

"""The Zalo Bot Platform's calls: POST and JSON, and an envelope that says whether it worked.

Source: docs.zaloplatforms.com/docs/BOT. The token stands in the path, so no address is ever logged or raised.
"""

from typing import Any

import httpx

from bot.errors import DeliveryError, OperatorNeeded, Refused, TryLater, Unclear
from bot.transport import broken, failed_status, patience, trusted

NOTHING_NEW = 408
"""``getUpdates`` answers so, with HTTP 200, when nothing arrived in the time asked for."""
_SLACK_SECONDS = 7.0


class Client:
    """One bot's API."""

    def __init__(self, url: str, token: str, seconds: float) -> None:
        self._http = httpx.AsyncClient(base_url=f"{url}/bot{token}/", verify=trusted())
        self._seconds = seconds

    async def call(self, method: str, **fields: object) -> dict[str, Any]:
        """The result of a call, ``{}`` where it has none; raises a ``DeliveryError``."""
        return _result(*await self._post(method, fields, self._seconds))

    async def poll(self, seconds: int) -> dict[str, Any] | None:
        """The next update, which Zalo then no longer holds, or ``None`` if none came in the time."""
        status, envelope = await self._post("getUpdates", {"timeout": seconds}, seconds + _SLACK_SECONDS)
        if envelope.get("error_code") == NOTHING_NEW:
            return None
        return _result(status, envelope) or None

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _post(self, method: str, fields: dict[str, object], seconds: float) -> tuple[int, dict[str, Any]]:
        try:
            response = await self._http.post(method, json=fields, timeout=patience(seconds))
        except httpx.HTTPError as error:
            raise broken(error) from None
        try:
            envelope = response.json()
        except ValueError:
            envelope = None
        return response.status_code, envelope if isinstance(envelope, dict) else {}


def _result(status: int, envelope: dict[str, Any]) -> dict[str, Any]:
    """The result in an envelope; the HTTP status counts only where there is no envelope."""
    if envelope.get("ok"):
        result = envelope.get("result")
        return result if isinstance(result, dict) else {}
    raise _meaning(int(envelope.get("error_code") or status), str(envelope.get("description") or ""))


def _meaning(code: int, description: str) -> DeliveryError:
    """An error by its code; 403 is what the platform calls its own internal error, 408 leaves the outcome open."""
    reason = f"Zalo Bot error {code} {description}".strip()
    if code == httpx.codes.UNAUTHORIZED:
        return OperatorNeeded(reason)
    if code == httpx.codes.FORBIDDEN:
        return TryLater(reason)
    if code in (httpx.codes.OK, NOTHING_NEW):
        return Unclear(reason)
    return failed_status(code) or Refused(reason)

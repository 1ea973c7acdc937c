"""What the library's errors say about the message it was to send."""

from datetime import timedelta

import httpx
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.errors import DeliveryError, OperatorNeeded, Refused, TryLater, Unclear
from bot.transport import broken


def meaning(error: TelegramError) -> DeliveryError:
    """The error as the delivery understands it; a broken connection is read from the cause that httpx gives."""
    if isinstance(error, RetryAfter):
        return TryLater("429", after=_seconds(error))
    if isinstance(error, Forbidden):
        return Refused(error.message, gone=True)
    if isinstance(error, InvalidToken | Conflict):
        return OperatorNeeded(f"Telegram: {error.message}")
    if isinstance(error, BadRequest):
        return Refused(error.message, gone="chat not found" in error.message.lower())
    if isinstance(error.__cause__, httpx.HTTPError):
        return broken(error.__cause__)
    if isinstance(error, NetworkError) and "gateway timeout" not in error.message.lower():
        return TryLater(error.message)
    return Unclear(type(error).__name__)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)

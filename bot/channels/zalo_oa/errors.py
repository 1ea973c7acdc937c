"""What the error codes of the Official Account mean for a message."""

import tomllib
from functools import cache
from pathlib import Path

from bot import data
from bot.errors import DeliveryError, OperatorNeeded, Refused, TryLater

_FILE = Path(data.__file__).with_name("zalo_oa_errors.toml")


def is_token_error(code: int) -> bool:
    """Whether a new access token may help."""
    return _classes().get(code) == "token"


def is_later(code: object) -> bool:
    """Whether the same call may pass after a while."""
    return isinstance(code, int) and _classes().get(code) == "later"


def meaning(code: int) -> DeliveryError:
    """The error as the delivery understands it; a code that is not in the list is final for its message."""
    reason = f"Zalo OA error {code}"
    match _classes().get(code):
        case "later":
            return TryLater(reason)
        case "gone":
            return Refused(reason, gone=True)
        case "token" | "operator":
            return OperatorNeeded(reason)
        case _:
            return Refused(reason)


@cache
def _classes() -> dict[int, str]:
    listed = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {code: name for name, codes in listed.items() for code in codes}

"""Events of the Official Account's webhook: checking who sent them, and reading them."""

import hashlib
import hmac
from typing import Any

from bot.message import Address, Inbound, Kind

_FOLLOWED: dict[str, Kind] = {"follow": "start", "unfollow": "left"}


def is_authentic(body: bytes, event: dict[str, Any], signature: str | None, first: str, key: str) -> bool:
    """Whether Zalo signed these raw bytes: ``mac=sha256(first + body + timestamp + OA Secret Key)``, no HMAC.

    ``first`` is the application's id. Source: developers.zalo.me, "Webhook > Xác thực"; the timestamp is the
    body's own, a string of milliseconds.
    """
    plain = first.encode() + body + str(event.get("timestamp", "")).encode() + key.encode()
    expected = f"mac={hashlib.sha256(plain).hexdigest()}"
    return hmac.compare_digest((signature or "").encode(), expected.encode())


def read_event(event: dict[str, Any]) -> Inbound | None:
    """The message in an event, or ``None``: echoes of the account's own messages, receipts, groups, new kinds."""
    name = str(event.get("event_name", ""))
    if name in _FOLLOWED:
        return _inbound(event, _id(event.get("follower")), str(event.get("oa_id", "")), kind=_FOLLOWED[name])
    if not name.startswith("user_send_") or name.startswith("user_send_group_"):
        return None
    message = event.get("message")
    text = str(message.get("text") or "") if isinstance(message, dict) else ""
    kind: Kind = "text" if text else "unreadable"
    return _inbound(event, _id(event.get("sender")), _id(event.get("recipient")), kind=kind, text=text)


def _inbound(event: dict[str, Any], user_id: str, account: str, *, kind: Kind, text: str = "") -> Inbound | None:
    if not user_id:
        return None
    message = event.get("message")
    moment = str(event.get("timestamp", ""))
    own_id = message.get("msg_id") if isinstance(message, dict) else None
    return Inbound(
        channel="zalo_oa",
        account=account,
        event_id=str(own_id or f"{event['event_name']}/{user_id}/{moment}"),
        user_id=user_id,
        address=Address(chat_id=user_id),
        kind=kind,
        text=text,
        order=int(moment) if moment.isdecimal() else 0,
    )


def _id(party: object) -> str:
    """The id of a sender or recipient; "" where there is none."""
    return str(party.get("id") or "") if isinstance(party, dict) else ""

"""Updates of the Zalo Bot Platform, in the shape of the documentation and in the one seen live."""

import re
from typing import Any

from bot.message import Address, Inbound, Kind

_LEADING_MENTION = re.compile(r"^@\S+\s*")
_IGNORED = {"message.reaction.received"}


def read_update(body: dict[str, Any], account: str, display_name: str | None) -> Inbound | None:
    """The message in an update, or ``None`` where there is none to answer.

    The documentation wraps it, ``{"ok": true, "result": {event_name, message}}``; live webhooks send it flat.
    """
    result = body.get("result")
    update = result if isinstance(result, dict) else body
    message = update.get("message")
    if not isinstance(message, dict) or update.get("event_name") in _IGNORED:
        return None
    sender, chat = message.get("from"), message.get("chat")
    if (
        not isinstance(sender, dict)
        or not isinstance(chat, dict)
        or sender.get("is_bot")
        or not message.get("message_id")
    ):
        return None
    group = chat.get("chat_type") == "GROUP"
    text = str(message.get("text") or message.get("caption") or "").strip()
    if group:
        text = _without_mention(text, display_name)
    kind: Kind = "text" if text else "unreadable"
    return Inbound(
        channel="zalo_bot",
        account=account,
        event_id=str(message["message_id"]),
        user_id=str(sender.get("id", "")),
        address=Address(chat_id=str(chat.get("id", "")), group=group),
        kind=kind,
        text=text,
        order=int(message.get("date") or 0),
    )


def _without_mention(text: str, display_name: str | None) -> str:
    """A group message without the bot's name before it; in what form Zalo writes it is not documented."""
    if display_name and text.lower().startswith(f"@{display_name}".lower()):
        return text[len(display_name) + 1 :].strip()
    return _LEADING_MENTION.sub("", text)

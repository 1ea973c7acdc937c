"""The limits of each chat platform, with where each is written down.

Sources: [TG] core.telegram.org/bots/api and ``telegram.constants`` of python-telegram-bot 22.8; [OA]
docs.zaloplatforms.com/docs/OA, pages "Gửi tin tư vấn", "Điều kiện gửi tin tư vấn", "Mã lỗi"; [ZB]
docs.zaloplatforms.com/docs/BOT, page "sendMessage". Lengths are counted in UTF-16 units: Telegram says so,
and of the readings of Zalo's "2.000 ký tự" it is the one that never runs over.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """What one platform lets a bot send."""

    text: int
    """Longest text of one message, in UTF-16 units, less a margin where the unit is not documented."""
    buttons: int = 0
    """Most buttons under one message; 0 where the platform has none."""
    button_label: int = 0
    """Longest label of a button, in UTF-16 units."""
    per_second: float = 20.0
    """Messages per second over all chats."""
    chat_interval: float = 0.0
    """Seconds between two messages to one person."""
    group_interval: float = 0.0
    """Seconds between two messages to one group."""
    typing_every: float | None = None
    """Seconds after which a "typing…" sign must be renewed; ``None`` where there is no such sign."""
    window: timedelta | None = None
    """How long after a person's last message the bot may write; ``None`` for no end."""
    notice_in_every_answer: bool = False
    """Whether the terms ask for the automated-system notice in every answer, not only at the start."""


TELEGRAM = Limits(
    text=4096,  # [TG] sendMessage: 1-4096 characters after entities parsing; MessageLimit.MAX_TEXT_LENGTH
    buttons=24,  # [TG] 100 in all, InlineKeyboardMarkupLimit; more than these no one reads
    button_label=60,  # our own: longer labels are cut on a telephone
    per_second=30,  # [TG] FloodLimit.MESSAGES_PER_SECOND
    chat_interval=1.0,  # [TG] FloodLimit.MESSAGES_PER_SECOND_PER_CHAT
    group_interval=3.0,  # [TG] FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP = 20
    typing_every=4.0,  # [TG] sendChatAction: the status is set for 5 seconds or less
)
TELEGRAM_CALLBACK_BYTES = 64  # [TG] InlineKeyboardButton.callback_data: 1-64 bytes

ZALO_OA = Limits(
    text=1900,  # [OA] text: 2.000 ký tự; the margin allows for another way of counting
    buttons=5,  # [OA] at most 5 buttons in a template
    button_label=100,  # [OA] title: at most 100 characters
    per_second=60,  # [OA] 4.000 requests a minute for an app (error -32)
    window=timedelta(hours=48),  # [OA] free of charge up to 48 hours; refused after 7 days (-230, -232)
)

ZALO_BOT = Limits(
    text=1900,  # [ZB] text: 1..2000
    per_second=10,  # [ZB] no figure is published; error 429 tells
    typing_every=4.0,  # [ZB] sendChatAction
    window=timedelta(hours=48),  # [ZB] no figure is published; the Official Account's rule is kept
    notice_in_every_answer=True,  # [ZB] terms of use: end users must be told that a system answers
)

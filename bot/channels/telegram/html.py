"""Replies as Telegram shows them: HTML of the few tags that the Bot API knows, and inline buttons."""

from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.limits import TELEGRAM_CALLBACK_BYTES
from bot.message import Block, Link, Message

_TAGS = {"plain": "{}", "bold": "<b>{}</b>", "quote": "<blockquote>{}</blockquote>"}
_WIDE_LABEL = 16


def html(message: Message) -> str:
    """The text of a message as HTML; parsed, it is never longer than the plain text."""
    return "\n".join(_tagged(block) for block in message.blocks)


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """The buttons: long labels one to a row, short ones side by side."""
    rows: list[list[InlineKeyboardButton]] = []
    for button in message.buttons:
        if len(button.token.encode()) > TELEGRAM_CALLBACK_BYTES:
            continue
        shown = InlineKeyboardButton(button.label, callback_data=button.token)
        if len(button.label) <= _WIDE_LABEL and rows and len(rows[-1][0].text) <= _WIDE_LABEL and len(rows[-1]) < 4:
            rows[-1].append(shown)
        else:
            rows.append([shown])
    return InlineKeyboardMarkup(rows) if rows else None


def _tagged(block: Block) -> str:
    if isinstance(block, Link):
        return f'<a href="{escape(block.url)}">{escape(block.label, quote=False)}</a>'
    return _TAGS[block.style].format(escape(block.text, quote=False))

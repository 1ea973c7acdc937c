"""Telegram."""

from bot.channels.telegram.channel import Telegram

__all__ = ["Telegram"]

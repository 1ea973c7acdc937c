"""Zalo Bot Platform."""

from bot.channels.zalo_bot.channel import ZaloBot

__all__ = ["ZaloBot"]

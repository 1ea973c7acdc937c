"""Zalo Official Account, OpenAPI v3."""

from bot.channels.zalo_oa.channel import ZaloOA

__all__ = ["ZaloOA"]

"""The day in Việt Nam, wherever the server stands: deadlines are counted by it."""

from datetime import date, datetime

from bot.settings import TIMEZONE


def today() -> date:
    """Today's date in Việt Nam."""
    return datetime.now(TIMEZONE).date()

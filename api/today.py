"""The day in Việt Nam, wherever the server stands: deadlines are counted by it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """Today's date in Việt Nam."""
    return datetime.now(VIETNAM).date()

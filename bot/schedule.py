"""When reminders fall due, and when it is too early or too late in the day to write to anyone."""

from datetime import datetime, time, timedelta

from bot.store.reminders import Every


def next_time(every: Every, after: datetime, at: time) -> datetime:
    """The first moment after ``after`` at the time of day ``at``: of any day, or of a Monday."""
    moment = datetime.combine(after.date(), at, after.tzinfo)
    while moment <= after or (every == "week" and moment.weekday() != 0):
        moment += timedelta(days=1)
    return moment


def is_quiet(now: time, start: time, end: time) -> bool:
    """Whether a time of day lies in the quiet hours, which may run over midnight."""
    if start <= end:
        return start <= now < end
    return now >= start or now < end

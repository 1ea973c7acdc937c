"""Periods of the calendar, as exact as words give them."""

import calendar
from dataclasses import dataclass, replace
from datetime import MINYEAR, date, timedelta

from corpus.records import Precision

_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, both included. ``assumed`` tells that its year was not said."""

    first: date
    last: date
    precision: Precision
    assumed: bool = False

    @property
    def year(self) -> str:
        """The year or years, as a plan's table writes them: "2030", "2028-2030"."""
        return str(self.first.year) if self.first.year == self.last.year else f"{self.first.year}-{self.last.year}"

    @property
    def is_single(self) -> bool:
        """Whether it is one day, month, quarter, half-year or year, not a range of them."""
        if self.precision is Precision.DAY:
            return self.first == self.last
        return months(self.first.year, self.first.month, self.precision).last == self.last

    def to(self, other: "Period") -> "Period":
        """From the start of this one to the end of the other; a year said once holds for both."""
        return replace(other, first=min(self.sharing_year(other).first, other.first))

    def sharing_year(self, other: "Period") -> "Period":
        """The same part of the other's year, if that was said and this one's was not."""
        return self.in_year(other.last.year) if self.assumed and not other.assumed else self

    def in_year(self, year: int) -> "Period":
        """The same part of another year."""
        if self.precision is Precision.DAY:
            return day(year, self.first.month, self.first.day) or self
        return months(year, self.first.month, self.precision)


def day(year: int, month: int, number: int) -> Period | None:
    """One day; ``None`` if the calendar has no such day."""
    try:
        that = date(year, month, number)
    except ValueError:
        return None
    return Period(that, that, Precision.DAY)


def months(year: int, first_month: int, precision: Precision) -> Period:
    """A month, quarter, half-year or year that begins with this month (which may lie beyond 1 to 12)."""
    first = _first_of(year, first_month)
    following = _first_of(first.year, first.month + _MONTHS[precision])
    return Period(first, following - timedelta(days=1), precision)


def around(that: date, precision: Precision, steps: int = 0) -> Period:
    """The month, quarter, half-year or year that holds a day, or the one so many steps later."""
    length = _MONTHS[precision]
    return months(that.year, (that.month - 1) // length * length + 1 + steps * length, precision)


def week(that: date, steps: int = 0) -> Period:
    """Monday to Sunday around a day, or so many weeks later."""
    monday = that - timedelta(days=that.weekday() - 7 * steps)
    return Period(monday, monday + timedelta(days=6), Precision.DAY)


def add_months(that: date, count: int) -> date:
    """The same day so many months later, or the last day of that month if it is shorter."""
    first = _first_of(that.year, that.month + count)
    return first.replace(day=min(that.day, calendar.monthrange(first.year, first.month)[1]))


def _first_of(year: int, month: int) -> date:
    """The first day of a month counted from January of ``year``; years stay inside what dates can hold."""
    index = year * 12 + month - 1
    return date(min(max(index // 12, MINYEAR), 9998), index % 12 + 1, 1)

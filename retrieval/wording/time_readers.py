"""What each form of a time means: from a match of the grammar and the day of asking to a period.

A reader returns ``None`` where the calendar has no such day or period.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from corpus.records import Precision
from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.periods import Period, add_months, around, day, months, week

_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNITS = {"thang": Precision.MONTH, "quy": Precision.QUARTER, "qui": Precision.QUARTER, "nam": Precision.YEAR}
_BACKWARD = frozenset(("qua", "vua qua", "truoc", "gan day", "vua roi"))


def full_day(match: re.Match[str], _: date) -> Period | None:
    """A day with its year: "31/3/2026", also "31/3/26"."""
    year = int(match["y"])
    return day(year + 2000 if year < 100 else year, _month_number(match["m"]), int(match["d"]))


def day_of_year(match: re.Match[str], as_of: date) -> Period | None:
    """A day, its year said or not: "ngày 31 tháng 3", "30 June 2026"."""
    year = _year(match, as_of)
    that = day(year or as_of.year, _month_number(match["m"]), int(match["d"]))
    return that and replace(that, assumed=year is None)


def one_month(match: re.Match[str], as_of: date) -> Period | None:
    """A month: "tháng 6/2026", "tháng mười hai"."""
    number = _month_number(match["m"])
    return _part(match, as_of, number, Precision.MONTH) if 1 <= number <= 12 else None


def one_quarter(match: re.Match[str], as_of: date) -> Period | None:
    """A quarter: "quý II/2026", "quý cuối năm"."""
    return _part(match, as_of, _quarter_number(match["n"]) * 3 - 2, Precision.QUARTER)


def quarters(match: re.Match[str], as_of: date) -> Period | None:
    """Quarters named together: "quý I và II năm 2026"."""
    first, last = (_quarter_number(match[group]) for group in ("n", "n2"))
    return _part(match, as_of, first * 3 - 2, Precision.QUARTER, last * 3 - 2) if first < last else None


def listed_months(match: re.Match[str], as_of: date) -> Period | None:
    """Months named together: "tháng 6 và 7 năm 2026"."""
    first, last = int(match["n"]), int(match["n2"])
    return _part(match, as_of, first, Precision.MONTH, last) if 1 <= first < last <= 12 else None


def half_year(match: re.Match[str], as_of: date) -> Period | None:
    """Half a year: "6 tháng đầu năm 2026"."""
    return _part(match, as_of, 1 if fold(match["n"]) in ("dau", "first") else 7, Precision.HALF)


def end_of_year(match: re.Match[str], as_of: date) -> Period | None:
    """The first or last quarter, which "đầu năm" and "cuối năm" mean."""
    return _part(match, as_of, 1 if fold(match["n"]) == "dau" else 10, Precision.QUARTER)


def whole_year(match: re.Match[str], as_of: date) -> Period | None:
    """A year: "năm 2026", "năm nay"."""
    year = _year(match, as_of)
    return None if year is None else months(year, 1, Precision.YEAR)


def span_of_years(match: re.Match[str], _: date) -> Period | None:
    """Years from and to: "2028-2030"."""
    first, last = int(match["y"]), int(match["y2"])
    return months(first, 1, Precision.YEAR).to(months(last, 1, Precision.YEAR)) if first < last else None


def stepped(match: re.Match[str], as_of: date) -> Period | None:
    """A period counted from the present one: "tuần này", "quý sau"."""
    steps = _words("step")[_spaced(match["step"])]
    unit = fold(match["unit"])
    return week(as_of, steps) if unit == "tuan" else around(as_of, _UNITS[unit], steps)


def single_day(match: re.Match[str], as_of: date) -> Period | None:
    """A day counted from today: "ngày mai"."""
    that = as_of + timedelta(days=_words("day")[_spaced(match["it"])])
    return Period(that, that, Precision.DAY)


def span_of_days(match: re.Match[str], as_of: date) -> Period | None:
    """A number of days: "30 ngày tới" runs from the day of asking, "2 tuần qua" up to it."""
    written = _spaced(match["n"])
    count = int(written) if written.isdigit() else _words("count")[written]
    sign = -1 if _spaced(match["way"]) in _BACKWARD else 1
    unit = fold(match["unit"])
    if unit in ("ngay", "tuan"):
        other = as_of + timedelta(days=sign * count * (7 if unit == "tuan" else 1))
    else:
        other = add_months(as_of, sign * count * {"thang": 1, "quy": 3, "nam": 12}[unit])
    return Period(min(as_of, other), max(as_of, other), Precision.DAY)


def this_year(_: re.Match[str], as_of: date) -> Period:
    """The year of asking: "hết năm"."""
    return replace(months(as_of.year, 1, Precision.YEAR), assumed=True)


def _part(
    match: re.Match[str], as_of: date, first_month: int, precision: Precision, last_part: int | None = None
) -> Period:
    """The part of a year that begins with a month, or from it to the part that begins with another."""
    said = _year(match, as_of)
    year = said or as_of.year
    part = months(year, first_month, precision)
    whole = part if last_part is None else part.to(months(year, last_part, precision))
    return replace(whole, assumed=said is None)


def _quarter_number(written: str) -> int:
    plain = _spaced(written)
    return _ROMANS.get(plain) or _words("quarter").get(plain) or int(plain)


def _year(match: re.Match[str], as_of: date) -> int | None:
    """The year said in digits or as a step from this one; ``None`` if none was."""
    groups = match.groupdict()
    if groups.get("y") or groups.get("y2"):
        return int(groups["y"] or groups["y2"])
    if groups.get("yy"):
        return 2000 + int(groups["yy"])
    return as_of.year + _words("step")[_spaced(groups["ystep"])] if groups.get("ystep") else None


def _month_number(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _words("month").get(_spaced(written)) or _words("english")[_spaced(written)]


def _spaced(text: str) -> str:
    return " ".join(fold(text).split())


@cache
def _words(table: str) -> dict[str, int]:
    return {fold(word): number for word, number in load("time_words")[table].items()}

"""Dates as plans write them: days, months, quarters, half-years, years and ranges of these.

General date parsers invent the parts that a text leaves out ("tháng 6/2026" becomes the 22nd); this grammar
gives the period that the words cover, and nothing where the words give no period.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.records import Precision

_DASH = r"[-–—−]"
_YEAR = r"(?:19|20)\d{2}"
_LIST = rf"(?:\s*(?:,|{_DASH}|\bvà\b|\bđến\b)\s*(?:tháng\s+|quý\s+)?{{item}})*"
_MONTHS = r"\d{1,2}(?![\d/])" + _LIST.format(item=r"\d{1,2}(?!\d)")
_QUARTERS = r"(?:IV|I{1,3}|[1-4])\b" + _LIST.format(item=r"(?:IV|I{1,3}|[1-4])\b")
_OF_YEAR = rf"(?:\s*(?:/|{_DASH}|\.|,?\s*(?:của\s+)?năm)?\s*(?P<{{0}}>{_YEAR})(?![\d/]))?"

_DATE = re.compile(
    "|".join(
        (
            r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<day_month>\d{1,2})" + _OF_YEAR.format("day_year"),
            rf"(?<![\d/])(?P<dmy_day>\d{{1,2}})\s*(?P<dot>[/.-])\s*(?P<dmy_month>\d{{1,2}})\s*(?P=dot)\s*(?P<dmy_year>{_YEAR})(?!\d)",
            r"(?:(?<=ngày\s)|(?<=trước\s)|(?<=đến\s)|(?<=hết\s))(?P<dm_day>\d{1,2})\s*/\s*(?P<dm_month>\d{1,2})(?![\d/])",
            r"\btháng\s+(?P<months>" + _MONTHS + ")" + _OF_YEAR.format("month_year"),
            rf"\btháng\s+(?P<one_month>\d{{1,2}})/(?P<one_month_year>{_YEAR})(?!\d)",
            rf"(?<![\d/])(?P<my_month>\d{{1,2}})\s*/\s*(?P<my_year>{_YEAR})(?![\d/])",
            r"\bquý\s+(?P<quarters>" + _QUARTERS + ")" + _OF_YEAR.format("quarter_year"),
            r"\b(?:(?:0?6|sáu)\s+tháng|nửa)\s+(?P<half>đầu|cuối)(?:\s+năm)?\b" + _OF_YEAR.format("half_year"),
            rf"(?<![\d/.])(?P<year>{_YEAR})(?![\d/.]?\d|/)",
            r"\btrong\s+(?P<this_year>năm)(?:\s+nay)?(?=\s*(?:[.,;)]|$))",
        )
    ),
    re.IGNORECASE,
)
_OTHER_DOCUMENT = re.compile(
    r"\b\d+[\w.-]*/(?:\d{4}/)?[A-ZĐƯ][\w/-]*(?:,?\s*ngày\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]|tháng\s+\d{1,2}\s+năm)\s*\d{4})?"
)
_TO = re.compile(rf"\s*(?:{_DASH}|đến|tới)\s*(?:hết\s+|cuối\s+|trước\s+)?(?:năm\s+|ngày\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:kể\s+)?từ\s+(?:đầu\s+)?(?:năm\s+|ngày\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(r"\btrước\s+(?:năm\s+)?$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s*(?:trở\s+đi|và\s+(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau|tiếp))", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class When:
    """A period that the text names at ``[at, until)``: its first and last day and how exactly it is given.

    ``start`` is ``None`` for a single date, ``end`` for a period that goes on ("từ năm 2025").
    """

    at: int
    until: int
    start: date | None
    end: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class _Atom:
    """One date expression, whose year may still be missing."""

    at: int
    until: int
    months: tuple[int, int]
    precision: Precision
    year: int | None
    day: int | None = None
    spread: bool = False

    def dated(self, year: int | None) -> "When | None":
        """Its first and last day in its own or else the given year; ``None`` without one or for a 31/02."""
        year = self.year or year
        first, last = self.months
        if year is None or not 1 <= first <= last <= 12:
            return None
        length = monthrange(year, last)[1]
        if self.day is not None and not 1 <= self.day <= length:
            return None
        start, end = date(year, first, self.day or 1), date(year, last, self.day or length)
        return When(self.at, self.until, start, end, self.precision)


def find_dates(text: str, *, year: int | None = None) -> tuple[When, ...]:
    """The dates of a text in reading order, ranges joined; dates of cited documents left out.

    A date without a year takes that of the next date in its clause, else ``year``, else is left out.
    "Trước ngày 15/4/2026" ends on the named day itself, as officials count it; "trước tháng 6/2026" ends on
    the last day before that month.
    """
    masked = _OTHER_DOCUMENT.sub(lambda m: "·" * len(m.group()), text)
    found: list[When] = []
    for atom, period in _periods(masked, year):
        joined = found and _TO.fullmatch(masked, found[-1].until, period.at)
        if joined and not atom.spread and found[-1].end and period.end and found[-1].end <= period.end:
            found[-1] = replace(
                period, at=found[-1].at, start=_begin(found[-1], masked, year), until=period.until
            )
        else:
            found.append(_single(period, masked, spread=atom.spread))
    return tuple(_opened(period, masked) for period in found)

"""The grammar of dates in Vietnamese (and plain English) words: each form of a period with how it is read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from corpus.records import Precision
from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.periods import Period, add_months, around, day, months, week
from retrieval.wording.words import loose

Reader = Callable[[re.Match[str], date], Period | None]
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNITS = {"thang": Precision.MONTH, "quy": Precision.QUARTER, "qui": Precision.QUARTER, "nam": Precision.YEAR}
_BACKWARD = frozenset(("qua", "vua qua", "truoc", "gan day", "vua roi"))


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a period, and what it means."""

    pattern: re.Pattern[str]
    read: Reader


def find_periods(text: str, as_of: date) -> list[tuple[tuple[int, int], Period]]:
    """The periods named in a clean text with their offsets, from left to right; of overlapping ones the longest."""
    found = sorted(_all(text, as_of), key=lambda item: (item[0][0], -item[0][1]))
    kept: list[tuple[tuple[int, int], Period]] = []
    for span, period in found:
        if not kept or span[0] >= kept[-1][0][1]:
            kept.append((span, period))
    return kept


def _all(text: str, as_of: date) -> Iterator[tuple[tuple[int, int], Period]]:
    for form in _forms():
        for match in form.pattern.finditer(text):
            period = form.read(match, as_of)
            if period is not None:
                yield match.span("it"), period


def _full_day(match: re.Match[str], _: date) -> Period | None:
    year = int(match["y"])
    return day(year + 2000 if year < 100 else year, _month_number(match["m"]), int(match["d"]))


def _day_of_year(match: re.Match[str], as_of: date) -> Period | None:
    year = _year(match, as_of)
    that = day(year or as_of.year, _month_number(match["m"]), int(match["d"]))
    return that and replace(that, assumed=year is None)


def _month(match: re.Match[str], as_of: date) -> Period | None:
    number = _month_number(match["m"])
    return _part(match, as_of, number, Precision.MONTH) if 1 <= number <= 12 else None


def _quarter(match: re.Match[str], as_of: date) -> Period | None:
    return _part(match, as_of, _quarter_number(match["n"]) * 3 - 2, Precision.QUARTER)


def _quarters(match: re.Match[str], as_of: date) -> Period | None:
    """Quarters named together: "quý I và II năm 2026"."""
    first, last = (_quarter_number(match[group]) for group in ("n", "n2"))
    return _part(match, as_of, first * 3 - 2, Precision.QUARTER, last * 3 - 2) if first < last else None


def _listed_months(match: re.Match[str], as_of: date) -> Period | None:
    """Months named together: "tháng 6 và 7 năm 2026"."""
    first, last = int(match["n"]), int(match["n2"])
    return _part(match, as_of, first, Precision.MONTH, last) if 1 <= first < last <= 12 else None


def _half(match: re.Match[str], as_of: date) -> Period | None:
    return _part(match, as_of, 1 if fold(match["n"]) in ("dau", "first") else 7, Precision.HALF)


def _end_of_year(match: re.Match[str], as_of: date) -> Period | None:
    return _part(match, as_of, 1 if fold(match["n"]) == "dau" else 10, Precision.QUARTER)


def _whole_year(match: re.Match[str], as_of: date) -> Period | None:
    year = _year(match, as_of)
    return None if year is None else months(year, 1, Precision.YEAR)


def _years(match: re.Match[str], _: date) -> Period | None:
    first, last = int(match["y"]), int(match["y2"])
    return months(first, 1, Precision.YEAR).to(months(last, 1, Precision.YEAR)) if first < last else None


def _stepped(match: re.Match[str], as_of: date) -> Period | None:
    steps = _words("step")[_spaced(match["step"])]
    unit = fold(match["unit"])
    return week(as_of, steps) if unit == "tuan" else around(as_of, _UNITS[unit], steps)


def _single_day(match: re.Match[str], as_of: date) -> Period | None:
    that = as_of + timedelta(days=_words("day")[_spaced(match["it"])])
    return Period(that, that, Precision.DAY)


def _span_of_days(match: re.Match[str], as_of: date) -> Period | None:
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


def _this_year(_: re.Match[str], as_of: date) -> Period:
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


def _any_of(table: str) -> str:
    return "|".join(word.replace(" ", r"\s+") for word in sorted(load("time_words")[table], key=len, reverse=True))


@cache
def _forms() -> tuple[_Form, ...]:
    year = r"(?:20\d\d|19[4-9]\d)"
    step = _any_of("step")
    slashed = r"/(?P<yy>[23]\d)(?!\d)"
    said = rf"\s*(?:[/.,-]|của\b|of\b)?\s*(?:năm\s*)?(?P<y>{year})|\s*(?:của\s*)?năm\s+(?P<ystep>{step})"
    that_year = rf"(?:{slashed}|{said})"
    english, month = _any_of("english"), _any_of("month")
    quarter = f"iv|i{{1,3}}|[1-4]|{_any_of('quarter')}"
    forms: tuple[tuple[str, Reader], ...] = (
        (rf"(?:ngày\s*)?(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>{year}|\d\d)", _full_day),
        (rf"(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)", _full_day),
        (rf"(?:ngày|mùng|mồng)\s*(?P<d>\d\d?)\s*tháng\s*(?P<m>\d\d?|{month}){that_year}?", _day_of_year),
        (r"(?:ngày|mùng|mồng|hôm)\s*(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})", _day_of_year),
        (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{english})(?:,?\s+(?P<y>{year}))?", _day_of_year),
        (rf"(?P<m>{english})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y>{year}))?", _day_of_year),
        (r"(?:hạn|trước|sau|đến|tới|hết|từ|vào|là)\s+(?P<it>(?P<d>\d{1,2})/(?P<m>\d{1,2}))", _day_of_year),
        (rf"(?P<unit>tuần|tháng|quý|quí)\s+(?P<step>{step})", _stepped),
        (rf"(?:giai\s+đoạn\s*)?(?:năm\s*)?(?P<y>{year})\s*-\s*(?P<y2>{year})", _years),
        (rf"(?:tháng|thg|t)\s*(?P<m>\d{{1,2}}){that_year}?", _month),
        (rf"tháng\s+(?P<m>{month}){that_year}?", _month),
        (rf"(?P<m>\d{{1,2}})\s*[/-]\s*(?P<y>{year})", _month),
        (rf"(?:in|by|of|before|after|until|since|from|to|and)\s+(?P<it>(?P<m>{english}){that_year})", _month),
        (rf"(?:quý|quí|quarter|q)\s*[.]?\s*(?P<n>{quarter}){that_year}?", _quarter),
        (rf"(?:quý|quí|q)\s*(?P<n>{quarter})\s*(?:,|và|&|-)\s*(?:quý\s*)?(?P<n2>{quarter}){that_year}?", _quarters),
        (rf"(?:tháng|t)\s*(?P<n>\d\d?)\s*(?:,|và|&|-)\s*(?:tháng\s*)?(?P<n2>\d\d?){that_year}", _listed_months),
        (rf"(?:6|sáu|nửa)\s*(?:tháng\s*)?(?P<n>đầu|cuối)(?:\s+năm(?!\s*\d))?{that_year}?", _half),
        (rf"(?P<n>đầu|cuối)\s+(?:năm(?:\s*(?P<y>{year})|\s+(?P<ystep>{step}))?|(?P<y2>{year}))", _end_of_year),
        (r"hết\s+(?P<it>năm)", _this_year),
        (rf"(?:năm\s*)?(?P<y>{year})", _whole_year),
        (rf"năm\s+(?P<ystep>{step})", _whole_year),
        (
            rf"(?:trong\s+)?(?:vòng\s+)?(?P<n>\d{{1,3}}|{_any_of('count')})\s*(?P<unit>ngày|tuần|tháng|quý|năm)\s*"
            r"(?P<way>tới|nữa|sắp\s+tới|tiếp\s+theo|sau|qua|vừa\s+qua|trước|gần\s+đây|vừa\s+rồi)",
            _span_of_days,
        ),
        (_any_of("day"), _single_day),
    )
    return tuple(_Form(_whole_words(pattern), read) for pattern, read in forms)


def _whole_words(pattern: str) -> re.Pattern[str]:
    """The pattern between word borders; its group ``it`` is the period itself, all of it unless marked."""
    marked = pattern if "(?P<it>" in pattern else f"(?P<it>{pattern})"
    return loose(rf"(?<![^\W_])(?<!\d[/.,-])(?:{marked})(?![^\W_])(?![/-]\d)(?!\s*%)")

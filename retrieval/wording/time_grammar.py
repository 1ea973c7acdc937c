"""The grammar of dates in Vietnamese (and plain English) words: each form of a period with how it is read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from retrieval.wording import time_readers as read
from retrieval.wording.data import load
from retrieval.wording.periods import Period
from retrieval.wording.words import loose

Reader = Callable[[re.Match[str], date], Period | None]


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


def _any_of(table: str) -> str:
    return "|".join(word.replace(" ", r"\s+") for word in sorted(load("time_words")[table], key=len, reverse=True))


@cache
def _forms() -> tuple[_Form, ...]:
    year = r"(?:20\d\d|19[4-9]\d)"
    step = _any_of("step")
    slashed = r"/(?P<yy>[23]\d)(?!\d)"
    said = rf"\s*(?:[/.,-]|của\b|of\b)?\s*(?:năm\s*)?(?P<y>{year})|\s*(?:của\s*)?năm\s+(?P<ystep>{step})"
    that_year = rf"(?:{slashed}|{said})"
    not_may = r"(?!may\b(?!(?:\s+\d\d?)?,?\s+\d{4}))"  # without a year "may" is Vietnamese, typed without marks
    english, month = f"{not_may}(?:{_any_of('english')})", _any_of("month")
    quarter = f"iv|i{{1,3}}|[1-4]|{_any_of('quarter')}"
    forms: tuple[tuple[str, Reader], ...] = (
        (rf"(?:ngày\s*)?(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>{year}|\d\d)", read.full_day),
        (rf"(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)", read.full_day),
        (rf"(?:(?:ngày|mùng|mồng)\s*)?(?P<d>\d\d?)\s*tháng\s*(?P<m>\d\d?|{month}){that_year}?", read.day_of_year),
        (r"(?:ngày|mùng|mồng|hôm)\s*(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})", read.day_of_year),
        (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{english})(?:,?\s+(?P<y>{year}))?", read.day_of_year),
        (rf"(?P<m>{english})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y>{year}))?", read.day_of_year),
        (r"(?:hạn|trước|sau|đến|tới|hết|từ|vào|là)\s+(?P<it>(?P<d>\d{1,2})/(?P<m>\d{1,2}))", read.day_of_year),
        (rf"(?P<unit>tuần|tháng|quý|quí)\s+(?P<step>{step})", read.stepped),
        (rf"(?:giai\s+đoạn\s*)?(?:năm\s*)?(?P<y>{year})\s*-\s*(?P<y2>{year})", read.span_of_years),
        (rf"(?:tháng|thg|t)\s*(?P<m>\d{{1,2}}){that_year}?", read.one_month),
        (rf"tháng\s+(?P<m>{month}){that_year}?", read.one_month),
        (rf"(?P<m>\d{{1,2}})\s*[/-]\s*(?P<y>{year})", read.one_month),
        (rf"(?:in|by|of|before|after|until|since|from|to|and)\s+(?P<it>(?P<m>{english}){that_year})", read.one_month),
        (rf"(?:năm\s*)?(?P<y>{year})\s*,?\s*(?:quý|quí|q)\s*(?P<n>{quarter})", read.one_quarter),
        (rf"(?:quý|quí|quarter|q)\s*[.]?\s*(?P<n>{quarter}){that_year}?", read.one_quarter),
        (rf"(?:quý|quí|q)\s*(?P<n>{quarter})\s*(?:,|và|&|-)\s*(?:quý\s*)?(?P<n2>{quarter}){that_year}?", read.quarters),
        (rf"(?:tháng|t)\s*(?P<n>\d\d?)\s*(?:,|và|&|-)\s*(?:tháng\s*)?(?P<n2>\d\d?){that_year}", read.listed_months),
        (rf"(?:6|sáu|nửa)\s*(?:tháng\s*)?(?P<n>đầu|cuối)(?:\s+năm(?!\s*\d))?{that_year}?", read.half_year),
        (rf"(?P<n>đầu|cuối)\s+(?:năm(?:\s*(?P<y>{year})|\s+(?P<ystep>{step}))?|(?P<y2>{year}))", read.end_of_year),
        (r"hết\s+(?P<it>năm)", read.this_year),
        (rf"(?:năm\s*)?(?P<y>{year})", read.whole_year),
        (rf"năm\s+(?P<ystep>{step})", read.whole_year),
        (
            rf"(?:trong\s+)?(?:vòng\s+)?(?P<n>\d{{1,3}}|{_any_of('count')})\s*(?P<unit>ngày|tuần|tháng|quý|năm)\s*"
            r"(?P<way>tới|nữa|sắp\s+tới|tiếp\s+theo|sau|qua|vừa\s+qua|trước|gần\s+đây|vừa\s+rồi)",
            read.span_of_days,
        ),
        (_any_of("day"), read.single_day),
    )
    return tuple(_Form(_whole_words(pattern), reader) for pattern, reader in forms)


def _whole_words(pattern: str) -> re.Pattern[str]:
    """The pattern between word borders; its group ``it`` is the period itself, all of it unless marked."""
    marked = pattern if "(?P<it>" in pattern else f"(?P<it>{pattern})"
    return loose(rf"(?<![^\W_])(?<!\d[/.,-])(?:{marked})(?![^\W_])(?![/-]\d)(?!\s*%)")

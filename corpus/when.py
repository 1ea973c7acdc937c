"""Dates as plans write them: days, months, quarters, half-years, years and ranges of these.

General date parsers invent the parts that a text leaves out ("tháng 6/2026" becomes the 22nd); this grammar
gives the period that the words cover, and nothing where the words give no period.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.records import Precision

_DASH = r"[-–—−]"
_YYYY = r"(?:19|20)\d{2}"
_NOT_COUNTED = "".join(rf"(?<!{word}\s)" for word in ("tuần", "thứ", "đợt", "lần", "kỳ"))
"""Before a number that is no day: "tuần 2 tháng 6/2026"."""


def _of_year(name: str) -> str:
    return rf"(?:\s*(?:/|{_DASH}|\.|,?\s*(?:của\s+)?năm)?\s*(?P<{name}_year>{_YYYY})(?![\d/]))?"


def _listed(item: str) -> str:
    return rf"{item}(?:\s*(?:,|{_DASH}|\bvà\b|\bđến\b)\s*(?:tháng\s+|quý\s+)?{item})*"


_FORMS = {
    Precision.DAY: (
        rf"\b(?:ngày\s+|{_NOT_COUNTED})(?P<a_day>\d{{1,2}})\s+tháng\s+(?P<a>\d{{1,2}})(?!\d|\s*lần)" + _of_year("a"),
        rf"(?<![\d/])(?P<b_day>\d{{1,2}})\s*(?P<dot>[/.-])\s*(?P<b>\d{{1,2}})\s*(?P=dot)\s*(?P<b_year>{_YYYY})(?!\d)",
        r"(?:(?<=ngày\s)|(?<=trước\s)|(?<=đến\s)|(?<=hết\s)|(?<=từ\s))(?P<c_day>\d{1,2})\s*/\s*(?P<c>\d{1,2})(?![\d/])",
    ),
    Precision.QUARTER: (r"\bquý\s+(?P<f>" + _listed(r"(?:[I1l]V|[I1l]{1,3}|[2-4])\b") + ")" + _of_year("f"),),
    Precision.MONTH: (
        r"\btháng\s+(?P<d>" + _listed(r"\d{1,2}(?!\d|\s*lần)") + ")" + _of_year("d"),
        rf"(?<![\d/])(?<!quý\s)(?:\bT\.?\s?)?(?P<e>\d{{1,2}})\s*/\s*(?P<e_year>{_YYYY})(?![\d/])",
    ),
    Precision.HALF: (r"\b(?:(?:0?6|sáu)\s+tháng|nửa)\s+(?P<g>đầu|cuối)(?:\s+năm)?\b" + _of_year("g"),),
    Precision.YEAR: (
        rf"(?<![\d/.])(?P<h_year>{_YYYY})(?![\d/]|\.\d)",
        r"\btrong\s+(?P<h>năm)(?:\s+nay)?(?=\s*(?:[.,;)]|$))",
    ),
}
_PATTERNS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, forms in _FORMS.items() for form in forms)
_OTHER_DOCUMENT = re.compile(
    r"(?<!\w)\d+[\w.-]*/(?:\d{4}/)?[A-ZĐƯ][\w/-]*"
    r"(?:,?\s*ngày\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]|tháng\s+\d{1,2}\s+năm)\s*\d{4})?"
)
_TO = re.compile(rf"\s*(?:{_DASH}|đến|tới)\s*(?:(?:hết|cuối|trước)\s+)?(?:(?:năm|ngày)\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:kể\s+)?từ\s+(?:đầu\s+)?(?:(?:năm|ngày)\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(r"\btrước\s+(?:năm\s+)?$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s*(?:trở\s+đi|(?:và|,)\s+(?:các|những)\s+năm\s+(?:tiếp\s+theo|tiếp|sau))", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMED = {"đầu": 1, "cuối": 2, "năm": 1}
_LIST_WORDS = frozenset({"tháng", "quý", "và", "đến"})
_MONTHS_IN = {Precision.DAY: 1, Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}


@dataclass(frozen=True, slots=True)
class When:
    """A period named at ``text[at:until]``: its first and last day and how exactly it is given.

    ``start`` is ``None`` for a single date, ``end`` for a period that goes on ("từ năm 2025").
    """

    at: int
    until: int
    start: date | None
    end: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one date: its place, its units (months, quarters… from and to), its day and year if given."""

    at: int
    until: int
    precision: Precision
    units: tuple[int, int]
    spread: bool
    day: int | None
    year: int | None


def find_dates(text: str, *, year: int | None = None) -> tuple[When, ...]:
    """The dates of a text in reading order, ranges joined; dates of cited documents are left out.

    A date without a year takes that of the next date in its clause, else ``year``, else is left out.
    "Trước ngày 15/4/2026" ends on the named day itself, as officials count it; "trước tháng 6/2026" ends on
    the last day before that month.
    """
    masked = _OTHER_DOCUMENT.sub(lambda cited: "·" * len(cited.group()), text)
    words = _with_years(_read_words(masked), masked, year)
    return tuple(_joined(filter(None, map(_period, words)), masked))


def _read_words(masked: str) -> list[_Words]:
    found: list[_Words] = []
    for precision, pattern in _PATTERNS:
        for match in pattern.finditer(masked):
            if not any(match.start() < other.until and other.at < match.end() for other in found):
                found.append(_words(match, precision))
    return sorted(found, key=lambda words: words.at)


def _words(match: re.Match[str], precision: Precision) -> _Words:
    parts = {name[1:]: value for name, value in match.groupdict().items() if value}
    listed = parts.get("", "1")
    units = [_unit(item, precision) for item in re.findall(r"\w+", listed) if item.lower() not in _LIST_WORDS]
    return _Words(
        match.start(),
        match.end(),
        precision,
        (units[0], units[-1]),
        spread=bool(re.search(rf"{_DASH}|đến", listed)),
        day=int(parts["_day"]) if "_day" in parts else None,
        year=int(parts["_year"]) if "_year" in parts else None,
    )


def _unit(word: str, precision: Precision) -> int:
    """The number of a month, quarter or half. Quarters are also known as scanners read them: "Quý 11" is II."""
    if precision is Precision.QUARTER and word not in {"2", "3", "4"}:
        return _ROMAN[word.lower().replace("1", "i").replace("l", "i")]
    return _NAMED.get(word.lower()) or int(word)


def _with_years(words: list[_Words], masked: str, year: int | None) -> list[_Words]:
    """Each date with a year, its own or borrowed from the one after it in the same clause."""
    dated: list[_Words] = []
    following: _Words | None = None
    for item in reversed(words):
        near = following is not None and not re.search(r"[;.]\s", masked[item.until : following.at])
        borrowed = following.year if following is not None and near else year
        following = replace(item, year=item.year or borrowed)
        dated.append(following)
    return dated[::-1]


def _period(words: _Words) -> When | None:
    """First and last day; ``None`` without a year and for days that no calendar has."""
    span = _MONTHS_IN[words.precision]
    first, last = (words.units[0] - 1) * span + 1, words.units[1] * span
    if words.year is None or not 1 <= first <= last <= 12:
        return None
    length = monthrange(words.year, last)[1]
    if words.day is not None and not 1 <= words.day <= length:
        return None
    end = date(words.year, last, words.day or length)
    start = date(words.year, first, 1) if words.spread else None
    return When(words.at, words.until, start, end, words.precision)


def _joined(periods: Iterable[When], masked: str) -> Iterator[When]:
    """Ranges out of neighbours ("2025 - 2026"), and the words before and after a date taken into account."""
    held: When | None = None
    for period in periods:
        if held and held.end and period.end and held.end <= period.end and _TO.fullmatch(masked, held.until, period.at):
            held = replace(period, at=held.at, start=held.start or first_day(held))
            continue
        if held:
            yield _bounded(held, masked)
        held = period
    if held:
        yield _bounded(held, masked)


def first_day(period: When) -> date:
    """The first day of a period with an end: of a quarter or month for a single one, the day itself for a day."""
    assert period.end is not None
    if period.precision is Precision.DAY:
        return period.end
    return date(period.end.year, period.end.month - _MONTHS_IN[period.precision] + 1, 1)


def _bounded(period: When, masked: str) -> When:
    """The period as "từ", "trước" and "trở đi" around it bound it."""
    before = masked[: period.at]
    first = period.start or first_day(period)
    onwards = _ONWARDS.match(masked, period.until)
    if onwards:
        return replace(period, start=first, end=None, until=onwards.end())
    if period.start is None and _FROM.search(before):
        return replace(period, start=first, end=None)
    if period.start is None and period.precision is not Precision.DAY and _BEFORE.search(before):
        return replace(period, end=first - timedelta(days=1))
    return period

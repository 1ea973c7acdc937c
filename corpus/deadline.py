"""When a task is due: from the words of a plan to a ``Deadline``, and where a text states one."""

import re
import tomllib
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from corpus.records import Deadline, DeadlineKind, Span
from corpus.when import When, find_dates, first_day

_DATA = Path(__file__).parent / "data" / "deadlines.toml"
_LONGEST_CELL = 200
_LONGEST_CLAUSE = 100
_BRACKET = re.compile(r"\(([^()]+)\)")
_SENTENCE = re.compile(r"(?:[^.;\n]|[.;](?=\S))+")
_CLOSED = re.compile(r"[\s*]*(?:[.;]|/|$)")
_CLAUSE = re.compile(r"[^;]+")
_NUMBER = re.compile(r"\d{1,2}(?![\d/])\s*")
_CONNECTOR = re.compile(r"\b(?:trong|trước|đến|vào|cuối|hết|là|ngày)\s+(?:\S+\s+){0,3}$", re.IGNORECASE)
_BY = re.compile(r"\btrước\s+(?:(?P<day>ngày)\s+|(?:[\w/.-]+\s+){0,4})$", re.IGNORECASE)
_EDGES = " \t\n*_.,;:()"


def parse_deadline(text: str, span: Span, *, year: int | None = None) -> Deadline:
    """The deadline that a whole text states; ``span`` is its place in the document, ``year`` that of the plan.

    What the text names first gives the kind: "Thường xuyên, định kỳ hằng quý báo cáo" is ongoing, "Theo kế
    hoạch bồi dưỡng hằng năm" conditional. Of several dates the latest is the end. "Trước ngày 15/4/2026" ends
    on the named day itself; an open "từ năm 2025" is ongoing with a start only; a single date has no start.
    Several steps, "khảo sát tháng 3; trình tháng 7/2026", start with the first unless that only says when it ends.
    A text without any known word waits on something else, so it is conditional.
    """
    dates = _own_dates(text, year)
    marks = [(when.at, _kind(when)) for when in dates]
    for kind in (DeadlineKind.ONGOING, DeadlineKind.RECURRING, DeadlineKind.CONDITIONAL):
        if word := _words(kind.value).search(text):
            marks.append((word.start(), kind))
    kind = min(marks)[1] if marks else DeadlineKind.CONDITIONAL
    start = _start(text, dates)
    last = max(dates, key=lambda when: (when.end is None, when.end or when.start), default=None)
    return Deadline(
        text=text,
        kind=DeadlineKind.RANGE if kind is DeadlineKind.FIXED and start else kind,
        start=start,
        end=last.end if last else None,
        precision=last.precision if last else None,
        span=span,
    )


@lru_cache(maxsize=1024)
def milestones(text: str, span: Span | None = None, *, year: int | None = None) -> tuple[Deadline, ...]:
    """Each clause of a deadline as a deadline of its own, with its place: "Hoàn thành rà soát trong quý I năm
    2026; hoàn thành phương án trong quý II năm 2026" gives two. Without ``span`` places count within the text."""
    offset = span.start if span else 0
    clauses = []
    for clause in _CLAUSE.finditer(text):
        start, end = _trimmed(text, clause.start(), clause.end())
        if end > start:
            place = Span(start=offset + start, end=offset + end)
            clauses.append(parse_deadline(text[start:end], place, year=year))
    return tuple(clauses)


def is_deadline(text: str) -> bool:
    """Whether a short text, such as a table cell, is nothing but a deadline.

    "Quý IV/2025", "Thường xuyên, theo yêu cầu nhiệm vụ" and "Hoàn thành rà soát trong quý I năm 2026" are;
    "Kế hoạch năm 2026" and "Thường xuyên cập nhật tin tức" are not.
    """
    start, end = _trimmed(text, 0, len(text))
    text = text[start:end]
    if not text or len(text) > _LONGEST_CELL:
        return False
    if _words("conditional").match(text):
        return True
    if _words("completion").match(text):
        return bool(_stated(text))
    position = _skip_filler(text)
    return any(at <= position < until and _ends_there(text, until) for at, until in _stated(text))


def find_deadline(text: str) -> tuple[int, int] | None:
    """Where a sentence or paragraph states its deadline: inside a bracket, as a sentence of its own, or in the
    clause "hoàn thành trước ngày …". The last one counts; ``None`` where there is none. A bracket with dates only
    counts at the end of a sentence: elsewhere it belongs to a name, "Chương trình A (2021 - 2025)"; one without any
    time, "(theo quy định tại Mục 5)", counts where nothing else does."""
    brackets = [bracket for bracket in reversed(list(_BRACKET.finditer(text))) if is_deadline(bracket[1])]
    closed = [bracket for bracket in brackets if _CLOSED.match(text, bracket.end()) or not _is_bare(bracket[1])]
    for bracket in closed:
        if _stated(bracket[1]):
            return _trimmed(text, *bracket.span(1))
    for sentence in reversed(list(_SENTENCE.finditer(text))):
        if is_deadline(sentence.group()) and _stated(sentence.group()):
            return _trimmed(text, sentence.start(), sentence.end())
        if clause := _completion_clause(sentence.group()):
            return sentence.start() + clause[0], sentence.start() + clause[1]
    return next((_trimmed(text, *bracket.span(1)) for bracket in closed), None)


@cache
def _words(group: str) -> re.Pattern[str]:
    """A pattern for any word of a group of the data file, longest first."""
    listed: list[str] = tomllib.loads(_DATA.read_text(encoding="utf-8"))[group]
    choices = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?:(?<!\w)|(?=/))(?:{choices})(?!\w)", re.IGNORECASE)


def _kind(when: When) -> DeadlineKind:
    if when.end is None:
        return DeadlineKind.ONGOING
    return DeadlineKind.RANGE if when.start else DeadlineKind.FIXED


def _start(text: str, dates: list[When]) -> date | None:
    """When the first step in time begins; ``None`` where it has an end only, "trước ngày …", "hoàn thành trong …"."""
    first = min(dates, key=lambda when: when.start or when.end or date.max, default=None)
    if first is None or first.start or first.end is None:
        return first.start if first else None
    step = text[: first.at].rpartition(";")[2]
    followed = any(";" in text[first.until : when.at] for when in dates)
    return first_day(first) if followed and not _words("ending").search(step) else None


def _own_dates(text: str, year: int | None) -> list[When]:
    """The dates that bind the task itself: not those of what it waits for ("theo Kế hoạch năm 2026"), and no
    year lent to a day that comes back every year."""
    lent = None if _words("recurring").search(text) else year
    waits = [word.start() for word in _words("conditional").finditer(text)]
    return [
        when
        for when in find_dates(text, year=lent)
        if not any(at < when.at and not re.search(r"[,;(]", text[at : when.at]) for at in waits)
    ]


def _stated(text: str) -> list[tuple[int, int]]:
    """The places of dates and of the words that stand for one."""
    places = [(when.at, when.until) for when in find_dates(text, year=2000)]
    for group in ("ongoing", "recurring"):
        places += [word.span() for word in _words(group).finditer(text)]
    return places


def _is_bare(text: str) -> bool:
    return not any(_words(group).search(text) for group in ("completion", "ongoing", "recurring", "conditional"))


def _skip_filler(text: str) -> int:
    """Where the first word stands that is neither a number nor one of the words that lead up to a date."""
    position = 0
    stated = {at for at, _ in _stated(text)}
    while position not in stated and (word := _words("filler").match(text, position) or _NUMBER.match(text, position)):
        position = word.end() + len(text[word.end() :]) - len(text[word.end() :].lstrip())
    return position


def _ends_there(text: str, position: int) -> bool:
    """Whether the text stops at a place, or goes on with a mark or with more words of time."""
    rest = text[position:].lstrip()
    if not rest or rest[0] in ",;:.-–—(/" or any(at == 0 for at, _ in _stated(rest)):
        return True
    return any(_words(group).match(rest) for group in ("filler", "conditional"))


def _completion_clause(sentence: str) -> tuple[int, int] | None:
    """The clause that sets a date to complete something or to hand it in, up to the end of the date."""
    for at, until in sorted(_stated(sentence), reverse=True):
        opened = [word for word in _words("completing").finditer(sentence, 0, at) if not _is_measured(sentence, word)]
        if opened and at - opened[-1].end() < _LONGEST_CLAUSE and _CONNECTOR.search(sentence, opened[-1].start(), at):
            return opened[-1].start(), until
        by = _BY.search(sentence, 0, at)
        done = ("handing_in", "doing") if by and by["day"] else ("handing_in",)
        if by and any(_words(group).search(sentence, 0, by.start()) for group in done):
            return by.start(), until
    return None


def _is_measured(sentence: str, word: re.Match[str]) -> bool:
    """Whether "hoàn thành" is part of a noun there, as in "mức độ hoàn thành"."""
    return any(noun.end() >= word.start() - 1 for noun in _words("measured").finditer(sentence, 0, word.start()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the white space, marks of emphasis and full stops at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end

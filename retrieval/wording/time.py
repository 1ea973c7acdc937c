"""Times in a question: days, months, quarters, half-years, years, ranges, and times relative to a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from corpus.records import Precision
from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.periods import Period
from retrieval.wording.time_grammar import find_periods
from retrieval.wording.words import loose

TimeKind = Literal["period", "before", "after", "until", "from", "overdue", "upcoming"]
Offsets = tuple[int, int]
_LONGEST_BOUND = 40
_BETWEEN = loose(r"\s*(?:-|đến|tới|cho đến|cho tới|to)\s*(?:hết\s*)?")
_LISTED = loose(r"\s*(?:,|và|hoặc|hay|and|or)\s*")
_CITED = loose(r"\s*[,(]?\s*(?:(?:ban hành|ký|được ban hành)\s*)?")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time named in ``text`` at ``span`` (half-open offsets).

    ``start`` and ``end`` are the first and last day meant; ``None`` is open. "trước quý III/2026" (``before``)
    ends 2026-06-30, "đến năm 2030" (``until``) 2030-12-31, "sau 2027" (``after``) starts 2028-01-01.
    ``precision`` is that of the words, ``named`` the whole period named, whatever binds it. ``cited`` tells that
    the time belongs to a document's number and asks for nothing.
    """

    start: date | None
    end: date | None
    precision: Precision | None
    kind: TimeKind
    text: str
    span: Offsets
    named: Period | None = None
    cited: bool = False

    @property
    def year(self) -> str | None:
        """The year or years named, as a plan's table writes them: "2030", "2028-2030"."""
        return self.named.year if self.named else None

    @property
    def assumed(self) -> bool:
        """Whether the year was not said, but taken from the day of asking."""
        return self.named is not None and self.named.assumed


def find_times(text: str, as_of: date, taken: Sequence[Offsets] = ()) -> tuple[TimeMention, ...]:
    """The times that a clean text names, from left to right; nothing is read inside the ``taken`` spans.

    A day right after a taken span ("Nghị quyết 57, ngày 22/12/2024") is marked as cited.
    """
    free = [found for found in find_periods(text, as_of) if not _overlaps(found[0], taken)]
    dated = [_bound(text, span, period, taken) for span, period in _ranges(text, free)]
    spans = [*taken, *(mention.span for mention in dated)]
    states = [state for state in _states(text, as_of) if not _overlaps(state.span, spans)]
    return tuple(sorted([*dated, *states], key=lambda mention: mention.span))


def _ranges(text: str, found: Sequence[tuple[Offsets, Period]]) -> Iterator[tuple[Offsets, Period]]:
    """Periods with "đến" or a dash between them made one; in a list ("tháng 6, tháng 7/2026") they share the year."""
    pending: tuple[Offsets, Period] | None = None
    for span, period in found:
        if pending is None:
            pending = span, period
        elif _BETWEEN.fullmatch(text, pending[0][1], span[0]) and pending[1].first <= period.last:
            pending = (pending[0][0], span[1]), pending[1].to(period)
        else:
            listed = _LISTED.fullmatch(text, pending[0][1], span[0]) is not None
            yield (pending[0], pending[1].sharing_year(period)) if listed else pending
            pending = span, period
    if pending is not None:
        yield pending


def _bound(text: str, span: Offsets, period: Period, taken: Sequence[Offsets]) -> TimeMention:
    """The period with the word that binds it: "trước", "sau", "đến", "từ", and "trở đi" after it."""
    free_from = max([0, span[0] - _LONGEST_BOUND, *(end for _, end in taken if end <= span[0])])
    binding = _bounds().search(text, free_from, span[0])
    kind: TimeKind = "period" if binding is None else _kind_of(binding)
    if kind == "from" and not period.is_single:
        kind = "period"
    start, end = {
        "before": (None, period.first - timedelta(days=1)),
        "after": (period.last + timedelta(days=1), None),
        "until": (None, period.last),
        "from": (period.first, None),
    }.get(kind, (period.first, period.last))
    first, last = binding.start() if binding else span[0], span[1]
    if onward := _onward().match(text, span[1]):
        kind, start, end, last = "after", period.first, None, onward.end()
    cited = _is_cited(text, span, period, taken)
    return TimeMention(start, end, period.precision, kind, text[first:last], (first, last), period, cited)


def _kind_of(binding: re.Match[str]) -> TimeKind:
    kinds: tuple[TimeKind, ...] = ("before", "after", "until", "from")
    return next(kind for kind in kinds if binding[kind] is not None)


def _is_cited(text: str, span: Offsets, period: Period, taken: Sequence[Offsets]) -> bool:
    return period.precision is Precision.DAY and any(
        end <= span[0] and _CITED.fullmatch(text, end, span[0]) for _, end in taken
    )


def _states(text: str, as_of: date) -> Iterator[TimeMention]:
    """Words such as "quá hạn" and "sắp đến hạn", which are times relative to the day of asking."""
    for match in _state_words().finditer(text):
        if match.lastgroup == "overdue":
            yield TimeMention(None, as_of - timedelta(days=1), None, "overdue", match.group(), match.span())
        else:
            yield TimeMention(as_of, None, None, "upcoming", match.group(), match.span())


def _overlaps(span: Offsets, taken: Sequence[Offsets]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


@cache
def _bounds() -> re.Pattern[str]:
    """Binding words right before a time: searched up to the time, so that the end of the match is its start."""
    groups = (f"(?P<{kind}>{_alternatives(words)})" for kind, words in load("time_words")["bound"].items())
    return loose(rf"(?<![^\W_])(?:{'|'.join(groups)})\s+(?:(?:ngày|thời điểm|khoảng|mốc|the end of|end of)\s+)?$")


@cache
def _onward() -> re.Pattern[str]:
    return loose(rf"\s+(?:{_alternatives(load('time_words')['onward']['words'])})(?![^\W_])")


@cache
def _state_words() -> re.Pattern[str]:
    groups = (f"(?P<{kind}>{_alternatives(words)})" for kind, words in load("time_words")["state"].items())
    return loose(rf"(?<![^\W_])(?:{'|'.join(groups)})(?![^\W_])")


def _alternatives(phrases: list[str]) -> str:
    return "|".join(phrase.replace(" ", r"\s+") for phrase in sorted(phrases, key=lambda phrase: -len(fold(phrase))))

"""Deadlines against what a question says of them: the kinds it names, the times it limits a list to."""

import re
from collections.abc import Iterator, Sequence

from corpus.deadline import milestones
from corpus.records import Deadline, Precision
from retrieval.question import Question
from retrieval.wording.data import load
from retrieval.wording.time import TimeMention

KINDS = {"ongoing": "làm thường xuyên", "recurring": "làm định kỳ", "undated": "không ghi thời hạn"}
"""How the kinds of deadlines are called where a list is limited to them."""


def deadline_kinds(question: Question) -> frozenset[str]:
    """The kinds of deadline that a list is limited to, where it names any and asks for no time."""
    if not question.intent.forms & {"list", "count"} or any(time.named for time in question.times):
        return frozenset()
    kinds: dict[str, list[str]] = load("intents")["deadline_kinds"]
    plain = question.reading.plain
    return frozenset(kind for kind, patterns in kinds.items() if any(re.search(one, plain) for one in patterns))


def kinds_of(deadline: Deadline | None) -> set[str]:
    """The kinds that a deadline is of, as ``[deadline_kinds]`` of the intents names them.

    What only begins at a day ("từ năm 2025") is not said to be done all the time.
    """
    return set(_kinds(deadline))


def dues_of(deadline: Deadline) -> tuple[Deadline, ...]:
    """A deadline and its milestones."""
    return deadline, *milestones(deadline.text)


def keeps_times(deadline: Deadline, times: Sequence[TimeMention], *, coarse: bool) -> bool:
    """Whether a deadline, or one of its milestones, ends in one of some times, or begins there where they ask for that.

    ``coarse`` looks at deadlines only that give no more than a year.
    """
    dues = [due for due in dues_of(deadline) if not coarse or due.precision is Precision.YEAR]
    keeps = _starts if any(time.kind == "from" for time in times) else _is_within
    return any(keeps(due, time) for due in dues for time in times)


def _kinds(deadline: Deadline | None) -> Iterator[str]:
    if deadline is None or deadline.end is None:
        yield "undated"
    if deadline is not None and not (deadline.kind == "ongoing" and deadline.start):
        yield deadline.kind


def _starts(due: Deadline, time: TimeMention) -> bool:
    """Whether work begins in the period named: "từ năm 2025"."""
    return due.start is not None and time.named is not None and time.named.first <= due.start <= time.named.last


def _is_within(due: Deadline, time: TimeMention) -> bool:
    if due.end is None:
        return False
    return (time.start is None or due.end >= time.start) and (time.end is None or due.end <= time.end)

"""Documents given by kind and date instead of a number: "kế hoạch hồi tháng 2/2025 của Thanh tra Lạng Sơn"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from corpus.records import Document, PartialDate, Precision, Reference
from retrieval.answering.desk import Desk
from retrieval.answering.premise_header import lies_in
from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.numbers import NumberMention, kind_named, kind_names, parse_number
from retrieval.wording.periods import Period
from retrieval.wording.reading import Reading


@dataclass(frozen=True, slots=True)
class Dated:
    """A kind of document with its date in ``[start, end)`` of a question; ``kind`` is a code, empty for any kind."""

    kind: str
    period: Period
    start: int
    end: int

    def is_of(self, kind: str | None, date: PartialDate | None) -> bool:
        """Whether a document of some kind and date is the one given."""
        alike = not self.kind or fold(kind or "") in map(fold, kind_names(self.kind))
        day = date.value if date else ""
        return alike and bool(day and lies_in(day, self.period.first.isoformat(), self.period.last.isoformat()))


def of_date(desk: Desk, documents: list[Document]) -> list[Document]:
    """Those of some documents that have the date given beside their kind, or may have that year; all where none has."""
    given = _given(desk.question.reading)
    dated = [document for document in documents if given and given.is_of(document.kind, document.date)]
    undated = [d for d in documents if d.date is None] if given and given.period.precision is Precision.YEAR else []
    return [*dated, *undated] if dated else documents


def dated_numbers(desk: Desk) -> list[NumberMention]:
    """The numbers of the documents of a kind and date that are mentioned, where no document itself is of them."""
    given = _given(desk.question.reading)
    if given is None or desk.question.scope.named or any(given.is_of(d.kind, d.date) for d in desk.documents()):
        return []
    found = (r for d in desk.documents() for r in d.references if given.is_of(r.kind, r.date) and _is_issued(desk, r))
    named = (parse_number(number) for number in dict.fromkeys(r.number for r in found))
    text = desk.question.reading.text[given.start : given.end]
    return [replace(number, text=text, start=given.start, end=given.end) for number in named if number]


def _is_issued(desk: Desk, reference: Reference) -> bool:
    """Whether a document mentioned was issued by a body that the question names, if it names any."""
    units, issuer = desk.question.reading.units, f" {desk.catalog.units.key(reference.issuer or '')} "
    return not units or any(f" {unit.key} " in issuer for unit in units)


def _given(reading: Reading) -> Dated | None:
    """The first kind of document with its date, nothing but bodies and provinces between the two."""
    return next(_all_given(reading), None)


def _all_given(reading: Reading) -> Iterator[Dated]:
    numbered = [(number.start, number.end) for number in reading.numbers]
    for time in reading.times:
        heads = list(_kinds().finditer(reading.plain, 0, time.span[0]))
        if time.named is None or not heads:
            continue
        start, end = heads[-1].span()
        alone = not any(first < time.span[0] and start < last for first, last in numbered)
        if alone and reading.between(end, time.span[0], [*reading.units, *reading.provinces]) <= _passed():
            yield Dated(kind_named(heads[-1].group()) or "", time.named, start, time.span[1])


@cache
def _kinds() -> re.Pattern[str]:
    names = sorted((fold(name) for kind in load("document_kinds")["kind"] for name in kind["names"]), key=len)
    return re.compile(rf"(?<!\w)(?:{'|'.join(reversed(names))})(?!\w)")


@cache
def _passed() -> frozenset[str]:
    return frozenset(load("document_kinds")["dated"]["passed"])

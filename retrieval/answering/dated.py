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

    def fits(self, kind: str | None, date: PartialDate | None) -> bool | None:
        """Whether a document of some kind and date is the one given; ``None`` where it may be."""
        if self.kind and fold(kind or "") not in map(fold, kind_names(self.kind)):
            return False
        return lies_in(date, self.period) if date else None


def of_date(desk: Desk, documents: list[Document]) -> list[Document]:
    """Those of some documents that have the date given beside their kind, or may have it; all where none does."""
    given = _given(desk.question.reading)
    if given is None:
        return documents
    dated = [document for document in documents if given.fits(document.kind, document.date)]
    loose = not dated or given.period.precision is Precision.YEAR
    open_to = [document for document in documents if loose and given.fits(document.kind, document.date) is None]
    return [*dated, *open_to] or documents


def dated_numbers(desk: Desk) -> list[NumberMention]:
    """The numbers of the documents of a kind and date that are mentioned, where no document itself is of them."""
    given = _given(desk.question.reading)
    if given is None or desk.question.scope.named or any(given.fits(d.kind, d.date) for d in desk.documents()):
        return []
    within = (desk.catalog.documents[name] for name in sorted(desk.question.scope.allowed))
    found = (r for d in within for r in d.references if given.fits(r.kind, r.date) and _is_issued(desk, r))
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

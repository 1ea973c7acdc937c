"""Tasks that prose gives to a unit: "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.assignments import unit_of
from corpus.deadline import find_deadline, is_deadline
from corpus.fields import quote
from corpus.outline import Outline, Place
from corpus.records import Quote, Span
from corpus.when import find_dates
from corpus.words import structure, unit_head

LEADS = re.compile(r"[\s,:]*(?:là (?:cơ quan|đơn vị) )?chủ trì\b[\s,]*(?:và )?", re.IGNORECASE)
WITH = re.compile(r"phối hợp (?:chặt chẽ )?(?:(?:với|cùng) )*", re.IGNORECASE)
HELPS = re.compile(r"[\s,]*(?:chủ động )?phối hợp\b", re.IGNORECASE)
ORDER = re.compile(r"\bgiao\s+\Z", re.IGNORECASE)
ORDERED = re.compile(r"(?<!được )(?<!đã )\bgiao\s+(?P<unit>[^.;:()]{3,120}?)(?=[\s,]+chủ trì\b)", re.IGNORECASE)
SENTENCE = re.compile(r"[.;]\s|[.;/)]*$")
CARRIED_OUT = re.compile(r"(?:^|\s)(?:tổ chức |triển khai )?thực hiện\W*$|^\W*$", re.IGNORECASE)
"""Ends an order that has no work of its own, but refers to the words before it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A task given to ``lead``: the words of what to do, who helps, by when; spans of the canonical text."""

    place: Place
    lead: Quote
    text: Span
    coordinating: Span | None
    deadline: Span | None


def given_tasks(text: str, found: Outline) -> Iterator[Given]:
    """The sentences that make a unit, named in them or in the heading above, the lead of something.

    They have to set a date, or to give it ("Giao …") outside the part on organisation; otherwise they only say
    what a unit is there for.
    """
    for place in found.places:
        if place.block.cells or place.heading:
            continue
        for given, ordered in _within(text, place, found):
            if given.deadline or (ordered and not found.within(place, "organisation")):
                yield given


def charged_tasks(text: str, found: Outline) -> Iterator[Given]:
    """What a unit is charged with by a date though nothing calls it the lead: an item under its heading, or
    "Giao Sở Nội vụ …"; for plans that mark their tasks in no other way."""
    for place in found.places:
        unit = None if place.block.cells or place.heading else unit_of(place, found, text)
        if unit is None:
            continue
        own = place.block.span.start <= unit.start
        work = Span(start=unit.end if own else place.body(), end=place.block.span.end)
        due = _due(text, work)
        ordered = not own or ORDER.search(text, 0, unit.start)
        if due and find_dates(text[due.start : due.end]) and ordered and not HELPS.match(text, work.start, work.end):
            yield Given(place=place, lead=unit, text=work, coordinating=None, deadline=due)


def _within(text: str, place: Place, found: Outline) -> Iterator[tuple[Given, bool]]:
    """What a paragraph gives, at its beginning and further on, and whether it says "giao"."""
    unit = unit_of(place, found, text)
    own = unit is not None and place.block.span.start <= unit.start
    if unit is not None:
        start = unit.end if own else place.body()
        if leads := LEADS.match(text, start, place.block.span.end):
            yield _given(text, place, unit, leads.end(), place.body()), bool(ORDER.search(text, 0, unit.start))
    for order in ORDERED.finditer(text, unit.end if unit and own else place.body(), place.block.span.end):
        named = quote(text, *order.span("unit"))
        leads = LEADS.match(text, order.end(), place.block.span.end)
        if named and leads and unit_head().match(named.exact):
            yield _given(text, place, named, leads.end(), order.start()), True


def _given(text: str, place: Place, unit: Quote, start: int, order: int) -> Given:
    """The task that is given in a sentence whose order begins at ``order`` and whose work is told from ``start``."""
    stop = SENTENCE.search(text, start, place.block.span.end)
    end = stop.start() if stop else place.block.span.end
    helpers = WITH.match(text, start, end)
    if order > place.body() and (closing := CARRIED_OUT.search(text[start:end])):
        coordinating = Span(start=helpers.end(), end=start + closing.start()) if helpers else None
        work = Span(start=place.body(), end=order)
        return Given(place=place, lead=unit, text=work, coordinating=coordinating, deadline=_due(text, work))
    verb = _verb().search(text, helpers.end(), end) if helpers else None
    work = Span(start=verb.end() if verb else start, end=end)
    coordinating = Span(start=helpers.end(), end=verb.start()) if helpers and verb else None
    due = _due(text, work) or _due_after(text, end, place)
    return Given(place=place, lead=unit, text=work, coordinating=coordinating, deadline=due)


def _due(text: str, span: Span) -> Span | None:
    due = find_deadline(text[span.start : span.end])
    return Span(start=span.start + due[0], end=span.start + due[1]) if due else None


def _due_after(text: str, end: int, place: Place) -> Span | None:
    """The date that stands as a clause of its own after the sentence: "…; hoàn thành trước ngày 30/6/2026"."""
    begin = min(end + 1, place.block.span.end)
    stop = SENTENCE.search(text, begin, place.block.span.end)
    clause = quote(text, begin, stop.start() if stop else place.block.span.end)
    dated = clause and is_deadline(clause.exact) and find_dates(clause.exact)
    return Span(start=clause.start, end=clause.end) if clause and dated else None


@cache
def _verb() -> re.Pattern[str]:
    """Where work begins after the names of units, which begin with capitals: "… Ban Tổ chức Tỉnh ủy tổ chức …"."""
    return re.compile(rf"\s+(?={structure().verbs.pattern})")

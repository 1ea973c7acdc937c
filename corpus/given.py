"""Tasks that prose gives to a unit: "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.assignments import unit_of
from corpus.deadline import find_deadline, is_deadline
from corpus.fields import quote
from corpus.outline import Outline, Place
from corpus.records import Quote, Span
from corpus.words import structure, unit_head

LEADS = re.compile(r"[\s,:]*(?:là (?:cơ quan|đơn vị) )?chủ trì\b[\s,]*(?:và )?", re.IGNORECASE)
WITH = re.compile(r"phối hợp (?:chặt chẽ )?(?:(?:với|cùng) )*", re.IGNORECASE)
ORDER = re.compile(r"\bgiao\s+\Z", re.IGNORECASE)
ORDERED = re.compile(r"\bgiao\s+(?P<unit>[^.;:()]{3,120}?)(?=[\s,]+chủ trì\b)", re.IGNORECASE)
SENTENCE = re.compile(r"[.;]\s|[.;/)]*$")
CARRIED_OUT = re.compile(r"(?:tổ chức |triển khai )?thực hiện\W*", re.IGNORECASE)
"""Words after the units that only say that what stands before them is to be done."""


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
    verb = (
        re.compile(rf"\s+(?={structure().verbs.pattern})", re.IGNORECASE).search(text, helpers.end(), end)
        if helpers
        else None
    )
    begin = verb.end() if verb else start
    coordinating = Span(start=helpers.end(), end=verb.start()) if helpers and verb else None
    work = Span(start=begin, end=end)
    due = _due(text, work) or _due_after(text, end, place)
    if order > place.body() and (CARRIED_OUT.fullmatch(text, begin, end) or begin == end):
        work = Span(start=place.body(), end=order)
        due = due or _due(text, work)
    return Given(place=place, lead=unit, text=work, coordinating=coordinating, deadline=due)


def _due(text: str, span: Span) -> Span | None:
    due = find_deadline(text[span.start : span.end])
    return Span(start=span.start + due[0], end=span.start + due[1]) if due else None


def _due_after(text: str, end: int, place: Place) -> Span | None:
    """The deadline that stands as a clause of its own after the sentence: "…; hoàn thành trước ngày 30/6/2026"."""
    begin = min(end + 1, place.block.span.end)
    stop = SENTENCE.search(text, begin, place.block.span.end)
    clause = quote(text, begin, stop.start() if stop else place.block.span.end)
    return Span(start=clause.start, end=clause.end) if clause and is_deadline(clause.exact) else None

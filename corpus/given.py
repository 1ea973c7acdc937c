"""Tasks that prose gives to a unit: "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.assignments import unit_of
from corpus.deadline import find_deadline
from corpus.outline import Outline, Place
from corpus.records import Quote, Span
from corpus.words import structure

LEADS = re.compile(r"[\s,:]*(?:là (?:cơ quan|đơn vị) )?chủ trì\b[\s,]*(?:và )?", re.IGNORECASE)
WITH = re.compile(r"phối hợp (?:chặt chẽ )?(?:(?:với|cùng) )*", re.IGNORECASE)
ORDER = re.compile(r"\bgiao\s+\Z", re.IGNORECASE)
SENTENCE = re.compile(r"[.;]\s|[.;/]*$")


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
        unit = unit_of(place, found, text)
        if unit is None:
            continue
        start = unit.end if place.block.span.start <= unit.start else place.body()
        leads = LEADS.match(text, start, place.block.span.end)
        given = _given(text, place, unit, leads.end()) if leads else None
        ordered = ORDER.search(text, 0, unit.start) and not found.within(place, "organisation")
        if given and (given.deadline or ordered):
            yield given


def _given(text: str, place: Place, unit: Quote, start: int) -> Given:
    stop = SENTENCE.search(text, start, place.block.span.end)
    end = stop.start() if stop else place.block.span.end
    helpers = WITH.match(text, start, end)
    verb = (
        re.compile(rf"\s+(?={structure().verbs.pattern})", re.IGNORECASE).search(text, helpers.end(), end)
        if helpers
        else None
    )
    coordinating = Span(start=helpers.end(), end=verb.start()) if helpers and verb else None
    begin = verb.end() if verb else start
    due = find_deadline(text[begin:end])
    return Given(
        place=place,
        lead=unit,
        text=Span(start=begin, end=end),
        coordinating=coordinating,
        deadline=Span(start=begin + due[0], end=begin + due[1]) if due else None,
    )

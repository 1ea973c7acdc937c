"""Two things asked about at once: each looked up by itself, where no one record is about both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice

from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.answering.records import answer_from_records
from retrieval.question import Question, Understanding
from retrieval.ranking import Candidate
from retrieval.topic import Topic, in_words, spaced
from retrieval.wording.data import load

OWN = 4.0
"""Weight of the words that make a part a subject of its own: "rà soát" of "rà soát và cắt giảm" is none."""
COVERED = 0.75
"""Share of its own words that the record has which a part is answered from."""
SURE = 0.3
"""Confidence with which each part has to be answered."""
NEARLY = 0.1
"""A record that covers both parts but for so little of the best share is about both."""
LOOKED_AT = 3
BOTH = 0.9
"""Share of the words of each side that one of the best records has which is about both."""
TRIED = 3
"""Joining words at which a question is parted on trial; each costs the reading of two questions."""


@dataclass(frozen=True)
class Part:
    """One of two parts of a question, looked up by itself; ``own`` are the words that the other part lacks."""

    desk: Desk
    own: Topic

    @cached_property
    def answer(self) -> Answer:
        """The reply to this part alone."""
        return answer_from_records(self.desk)

    @property
    def told(self) -> frozenset[str]:
        """The records that the reply tells."""
        return frozenset(self.answer.dialog.record_ids)

    @property
    def is_sure(self) -> bool:
        """Whether a record answers that has the words of this part."""
        candidates = self.desk.candidates
        if self.own.weight < OWN or not candidates or not self.told:
            return False
        sure = self.desk.ranker.confidence(candidates, self.desk.question.topic) >= SURE
        return sure and max(map(self.coverage, self.telling), default=0.0) >= COVERED

    def coverage(self, candidate: Candidate) -> float:
        """The share of the words of this part that a candidate has."""
        return self.own.coverage(self.desk.ranker.text(candidate.row))

    def is_met(self, candidate: Candidate) -> bool:
        """Whether a candidate is as much about this part as what is told of it."""
        return self.coverage(candidate) >= max(map(self.coverage, self.telling)) - NEARLY

    @cached_property
    def telling(self) -> list[Candidate]:
        """The candidates whose records the reply tells."""
        return [candidate for candidate in self.desk.candidates if candidate.entry.record_id in self.told]


def answer_pair(desk: Desk, understanding: Understanding) -> Answer | None:
    """The reply to each of two parts; ``None`` where a question has no two, or one record is about both."""
    intent = desk.question.intent
    if not intent.fields or intent.forms or intent.document or intent.premise:
        return None
    splits = islice(_splits(desk), TRIED)
    pairs = (_parts(desk, understanding, texts) for texts in splits)
    parts = next((pair for pair in pairs if _are_two(desk, pair)), None)
    return _tell(desk, parts) if parts else None


def _splits(desk: Desk) -> Iterator[tuple[str, str]]:
    """The two questions that a joining word may part: with what is asked in common, or each with its own."""
    question, text = desk.question, desk.question.reading.text
    fixed = sorted([(0, 0), *_fixed(question), (len(text), len(text))])
    for joint in _joints().finditer(question.reading.restored):
        first, last = joint.span()
        if any(start < last and first < end for start, end in fixed):
            continue
        if not _may_be_two(desk, question.reading.restored[:first], question.reading.restored[last:]):
            continue
        before = max(end for _, end in fixed if end <= first)
        after = min(start for start, _ in fixed if start >= last)
        if text[before:first].strip() and text[last:after].strip():
            yield f"{text[:first]} {text[after:]}", f"{text[:before]} {text[last:]}"
        else:
            yield text[:first], text[last:]


def _may_be_two(desk: Desk, *texts: str) -> bool:
    """Whether each side of a joining word has a subject, and no record found for the whole question has both."""
    said = [spaced(in_words(text)) for text in texts]
    sides = [Topic(tuple(term for term in desk.question.rest.terms if f" {term.word} " in side)) for side in said]
    if min(side.weight for side in sides) < OWN:
        return False
    found = (desk.ranker.text(candidate.row) for candidate in desk.candidates[:LOOKED_AT])
    return not any(all(side.coverage(text) >= BOTH for side in sides) for text in found)


def _fixed(question: Question) -> Iterator[tuple[int, int]]:
    """The places of what no part is about: what is asked, where and when, and the names of units."""
    reading = question.reading
    yield from (*question.intent.asking, *(time.span for time in reading.times), *question.scope.own_names)
    for named in (reading.numbers, reading.places, reading.provinces, reading.units):
        yield from ((one.start, one.end) for one in named)


def _parts(desk: Desk, understanding: Understanding, texts: Sequence[str]) -> tuple[Part, Part]:
    left, right = (_read(desk.question, understanding, text) for text in texts)
    return (
        Part(replace(desk, question=left), left.rest.without(term.word for term in right.rest.terms)),
        Part(replace(desk, question=right), right.rest.without(term.word for term in left.rest.terms)),
    )


def _read(whole: Question, understanding: Understanding, text: str) -> Question:
    """A part read by itself; what it asks, where it looks and the times that it lacks are those of the whole."""
    part = understanding.read(text, whole.as_of)
    elsewhere = part.scope.narrowed and part.scope.allowed <= whole.scope.allowed
    return replace(
        part,
        reading=replace(part.reading, times=part.reading.times or whole.reading.times),
        intent=part.intent if part.intent.fields else whole.intent,
        scope=part.scope if elsewhere else whole.scope,
    )


def _are_two(desk: Desk, parts: tuple[Part, Part]) -> bool:
    """Whether each part is answered from a record of its own, and no other record of these kinds is about both."""
    left, right = parts
    if not (left.is_sure and right.is_sure) or left.told & right.told:
        return False
    kinds = {candidate.entry.kind for part in parts for candidate in part.telling}
    found = (*desk.candidates, *left.desk.candidates, *right.desk.candidates)
    return not any(c.entry.kind in kinds and left.is_met(c) and right.is_met(c) for c in found)


def _tell(desk: Desk, parts: Sequence[Part]) -> Answer:
    draft = desk.draft("+".join(desk.question.intent.fields))
    draft.say("Trả lời từng nội dung được hỏi:")
    for number, part in enumerate(parts, 1):
        lines = [line for line in part.answer.answer.split("\n") if not line.startswith("Lưu ý:")]
        draft.lines += [f"{number}. {lines[0]}", *lines[1:]]
        draft.facts += part.answer.facts
        draft.citations |= {citation.id: citation for citation in part.answer.citations}
    records = [desk.ranker.records[name] for part in parts for name in part.answer.dialog.record_ids]
    answered = any(part.answer.status == "answered" for part in parts)
    return desk.finish(draft, "answered" if answered else "not_found", records=records)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(load('function_words')['joining'])})\s+|\s*[,;+&]\s*")

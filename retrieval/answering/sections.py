"""Telling a whole section that a question names: by its heading, or by the time that its heading gives."""

from collections.abc import Sequence
from functools import cache

from corpus.lists import passages_of
from corpus.records import Document, Passage, Section
from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.answering.limits import Limits
from retrieval.replies.content import quote_item
from retrieval.replies.phrases import readable, source
from retrieval.subject import header_words
from retrieval.topic import Topic, spaced
from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.time import find_times

SHOWN = 8
HEADED = 0.9
"""Share of the question's subject that a heading covers when its section is meant."""
OWN = 0.5
"""Share of a heading's words that the question must say, so that no longer heading is taken for a shorter one."""


def answer_section(desk: Desk) -> Answer | None:
    """The section whose heading is what the question asks about; ``None`` where it names none, or no one plan."""
    intent = desk.question.intent
    if intent.fields or set(intent.document) - {"title"}:
        return None
    limits = Limits(desk)
    if len(limits.documents) != 1:
        return None
    document = limits.documents[0]
    section = _headed(limits, document)
    return _tell(desk, document, section, passages_of(document, section)) if section else None


def answer_period(desk: Desk, limits: Limits) -> Answer | None:
    """What a plan says under the heading of the time asked for: "c) Năm 2027"; ``None`` where no heading gives it."""
    for document in limits.documents:
        section = next((s for s in document.sections if _is_of_time(desk, s, limits)), None)
        if section is not None:
            return _tell(desk, document, section, passages_of(document, section))
    return None


def answer_mentioned(desk: Desk, limits: Limits) -> Answer | None:
    """The passages of the section asked about that speak of the unit asked for; ``None`` where there are none."""
    if limits.section is None:
        return None
    keys = {unit.key for unit in limits.units}
    document = limits.documents[0]
    spoken = (p for p in passages_of(document, limits.section) if keys & _keys(desk, document, p))
    return _tell(desk, document, limits.section, list(spoken))


def purpose_of(document: Document) -> Section | None:
    """The section that says what a plan is for, the innermost at the first heading that names a purpose."""
    found: Section | None = None
    for section in document.sections:
        if _is_purpose(section.heading) and (found is None or section.span.end <= found.span.end):
            found = section
    return found


def _headed(limits: Limits, document: Document) -> Section | None:
    """The section whose heading is the question's subject, and little more; what a plan is for goes by other names."""
    question, title = limits.question, header_words(document)
    subject = Topic(tuple(term for term in question.topic.terms if f" {term.word} " not in title))
    if not subject.terms or limits.units:
        return None
    for section in document.sections:
        words = spaced(section.heading)
        said = sum(f" {term.word} " in words for term in subject.terms)
        if subject.coverage(words) >= HEADED and said >= OWN * len(words.split()):
            return section
    return purpose_of(document) if _purpose_words().issuperset(fold(term.word) for term in subject.terms) else None


def _is_purpose(words: str) -> bool:
    return any(name in fold(words) for name in load("structure")["purpose"]["headings"])


@cache
def _purpose_words() -> frozenset[str]:
    return frozenset(word for name in load("structure")["purpose"]["headings"] for word in name.split())


def _is_of_time(desk: Desk, section: Section, limits: Limits) -> bool:
    """Whether a heading names a time that holds every time asked for."""
    named = [time.named for time in find_times(clean(section.heading), desk.question.as_of) if time.named]
    asked = [time.named for time in limits.times if time.named]
    return bool(named and asked) and all(named[0].first <= one.first and one.last <= named[-1].last for one in asked)


def _keys(desk: Desk, document: Document, passage: Passage) -> set[str]:
    """The keys of the units that a passage speaks of; that something is sent to them says nothing of them."""
    span = passage.span
    if any(span.start <= recipient.start < span.end for recipient in document.recipients):
        return set()
    return {unit.key for unit in desk.catalog.units.match(clean(document.quote(span)))}


def _tell(desk: Desk, document: Document, section: Section, passages: Sequence[Passage]) -> Answer | None:
    if not passages:
        return None
    draft = desk.draft("content")
    draft.say(f"{source(document, passages[0].locator.rpartition(' > ')[0])}, mục “{readable(section.heading)}”:")
    for passage in passages[:SHOWN]:
        quote_item(draft, document, passage)
    if len(passages) > SHOWN:
        draft.say(f"Còn {len(passages) - SHOWN} đoạn nữa; xem đủ trong văn bản.")
    return desk.finish(draft, "answered", documents=[document])

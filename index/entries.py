"""What is searched: every record and every other passage of the documents, each with the words it is found by."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.lists import opener_of
from corpus.records import Assignment, Document, Section, Span, Target, Task

CAPITALS = 100
"""A shorter line in capitals is a motto, the name of a body or an office."""
LABELLED = re.compile(r"\W*(?:\d[\d.]*)?\W*[^\W\d][^:\n]{2,40}:")
LABELLED_WORDS = 40
"""A shorter passage that begins with a label ("2. Địa điểm: …") speaks of the document as a whole."""
FOOT = {"signer": "người ký, chức vụ", "recipients": "nơi nhận, gửi cho"}
"""What stands at the foot of a document, and the words by which it is asked for."""
RUN_IN = 3
"""Words after a colon that make a heading a passage of its own."""
SHORT = 12
"""Fewer letters make no passage worth finding."""


class EntryKind(StrEnum):
    """What an entry stands for."""

    TASK = "task"
    TARGET = "target"
    ASSIGNMENT = "assignment"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find by its ``text``, which is never shown: its words, the heading above, whose plan it is.

    ``ocr`` tells that it was read from a picture, so that marks of letters may be wrong.
    """

    document_id: str
    kind: EntryKind
    record_id: str
    locator: str
    span: Span
    text: str
    ocr: bool = False


def entries_of(documents: Iterable[Document]) -> list[Entry]:
    """The entries of all documents, in reading order. A passage inside a task is found as the task."""
    return [entry for document in documents for entry in _entries(document)]


def _entries(document: Document) -> Iterator[Entry]:
    records: list[Task | Target | Assignment] = [*document.tasks, *document.targets, *document.assignments]
    taken = sorted((record.span.start, record.span.end) for record in records)
    for record in records:
        yield _record_entry(document, record)
    for passage in document.passages:
        inside = any(start <= passage.span.start and passage.span.end <= end for start, end in taken)
        words = document.quote(passage.span)
        if not inside and not _only_heads(document, passage.span) and sum(c.isalpha() for c in words) >= SHORT:
            above = _heading_above(document.sections, passage.span)
            if LABELLED.match(words) and len(words.split()) < LABELLED_WORDS:
                above = f"{above or ''} {document.title or ''}"
            opener = opener_of(document, passage.span)
            text = _found_by(document, words, f"{above or ''} {document.quote(opener.span)}" if opener else above)
            yield Entry(document.id, EntryKind.PASSAGE, passage.id, passage.locator, passage.span, text, passage.ocr)
    for name, asked in FOOT.items():
        if span := document.evidence.get(name):
            text = _found_by(document, document.quote(span), f"{asked} {document.title or ''}")
            by_ocr = document.by_ocr(span.start)
            yield Entry(document.id, EntryKind.PASSAGE, f"{document.id}/{name}", "", span, text, by_ocr)


def _record_entry(document: Document, record: Task | Target | Assignment) -> Entry:
    words = document.quote(record.span)
    match record:
        case Task():
            kind, above = EntryKind.TASK, record.group
        case Target():
            kind, above = EntryKind.TARGET, " ".join(filter(None, (record.year and f"năm {record.year}", record.group)))
        case Assignment():
            kind, above = EntryKind.ASSIGNMENT, record.unit.exact
    text = _found_by(document, words, above)
    by_ocr = document.by_ocr(record.span.start)
    return Entry(document.id, kind, record.id, record.locator, record.span, text, by_ocr)


def _found_by(document: Document, words: str, above: str | None) -> str:
    """Questions name the issuer, the province or the number of a plan, which its passages leave out."""
    return "\n".join(filter(None, (words, above, document.number, document.issuer, document.province)))


def _only_heads(document: Document, span: Span) -> bool:
    """Whether a passage only heads others: a heading with no words of its own after a colon, a row of a known table."""
    row = any(table.header_rows and table.span.start <= span.start < table.span.end for table in document.tables)
    words = document.quote(span)
    foot = document.evidence.get("recipients")
    furniture = (words.isupper() and len(words) < CAPITALS) or (
        foot is not None and foot.start <= span.start < foot.end
    )
    empty = len(words.partition(": ")[2].split()) < RUN_IN and "(" not in words
    return furniture or row or (empty and document.is_heading(span))


def _heading_above(sections: Iterable[Section], span: Span) -> str | None:
    above = [s for s in sections if s.span.start <= span.start < s.span.end and s.heading_span.start != span.start]
    return above[-1].heading if above else None

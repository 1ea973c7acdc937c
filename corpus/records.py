"""What a plan document holds, as frozen records whose every field is a span of the canonical text."""

from bisect import bisect_right
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Base of every record: immutable, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A half-open range ``[start, end)`` of code points in a document's canonical text."""

    start: int
    end: int


class Quote(Span):
    """A span together with the text that stands there: ``text[start:end] == exact``."""

    exact: str


class Precision(StrEnum):
    """How exactly a date is given. A half-year is ``half``; a span of years such as 2026-2030 is ``year``."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class PartialDate(Record):
    """A date as far as the text gives it: ``2025-07-10``, ``2025-08`` or ``2025`` (ISO 8601 reduced precision)."""

    value: str
    precision: Precision


class DeadlineKind(StrEnum):
    """How a deadline binds: a date, a range, all the time, again and again, or on another event."""

    FIXED = "fixed"
    RANGE = "range"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"


class Deadline(Record):
    """When a task is due. ``end`` is the last day that still meets it; ``None`` where the text sets no end."""

    text: str
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    span: Span


class Section(Record):
    """A headed part of a document. ``level`` 0 is the top; ``span`` covers the heading and everything under it."""

    locator: str
    heading: str
    level: int
    heading_span: Span
    span: Span


class Passage(Record):
    """The smallest citable unit: a paragraph, a list item or a table row. ``page`` counts from 1 where known."""

    id: str
    locator: str
    span: Span
    page: int | None = None
    ocr: bool = False


class Task(Record):
    """A task (nhiệm vụ). ``span`` is the whole passage that holds it, table row or paragraph with its lines."""

    id: str
    document_id: str
    locator: str
    number: str | None = None
    group: str | None = None
    group_span: Span | None = None
    text: Quote
    lead: Quote | None = None
    coordinating: tuple[Quote, ...] = ()
    deadline: Deadline | None = None
    output: Quote | None = None
    span: Span


class Target(Record):
    """A target (chỉ tiêu). ``year`` is ``2025`` or ``2028-2030``; ``value`` is as written, ``Ít nhất 70%``."""

    id: str
    document_id: str
    locator: str
    group: str | None = None
    year: str | None = None
    year_span: Span | None = None
    text: Quote
    comparator: str | None = None
    value: Quote | None = None
    unit: str | None = None
    span: Span


class Assignment(Record):
    """What the part on organisation gives one unit to do: ``unit`` is read from a heading or a sentence."""

    id: str
    document_id: str
    locator: str
    unit: Quote
    text: Quote
    span: Span


class Relation(StrEnum):
    """How a document mentions another one."""

    BASIS = "basis"
    REPLACES = "replaces"
    MENTIONS = "mentions"


class Reference(Record):
    """A mention of another document. ``number`` is normalised (``57-NQ/TW``), ``written`` as it stands."""

    number: str
    written: Quote
    kind: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    relation: Relation = Relation.MENTIONS
    span: Span


class Document(Record):
    """A plan document: header fields, canonical text, structure and records.

    ``evidence`` maps the name of a header field to the span it was read from. Absent fields are ``None``
    or empty. ``ocr`` tells that most of it was read from pictures. ``layout`` holds tables and marks for the viewer,
    as spans of ``text``.
    """

    id: str
    source: str
    sha256: str
    number: str | None = None
    kind: str | None = None
    title: str | None = None
    issuer: str | None = None
    province: str | None = None
    date: PartialDate | None = None
    signer: str | None = None
    signer_role: str | None = None
    recipients: tuple[Quote, ...] = ()
    evidence: dict[str, Span] = {}
    ocr: bool = False
    text: str
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    tables: tuple["TableSpans", ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    references: tuple[Reference, ...] = ()
    doubts: tuple["Doubt", ...] = ()

    @property
    def records(self) -> tuple[Task | Target | Assignment, ...]:
        """Tasks, targets and assignments."""
        return (*self.tasks, *self.targets, *self.assignments)

    def quote(self, span: Span) -> str:
        """The exact text of a span."""
        return self.text[span.start : span.end]

    def is_heading(self, span: Span) -> bool:
        """Whether a section's heading begins where a span does."""
        return any(section.heading_span.start == span.start for section in self.sections)

    def passage_at(self, place: int) -> Passage | None:
        """The passage over a place of the text; passages stand in order and apart."""
        after = bisect_right(self.passages, place, key=lambda passage: passage.span.start)
        passage = self.passages[after - 1] if after else None
        return passage if passage and place < passage.span.end else None

    def by_ocr(self, place: int) -> bool:
        """Whether a place of the text was read from a picture."""
        passage = self.passage_at(place)
        return passage.ocr if passage else self.ocr


class TableSpans(Record):
    """A table of the canonical text: rows of cell spans, header rows first."""

    span: Span
    header_rows: int
    rows: tuple[tuple[Span, ...], ...]


class Doubt(Record):
    """Something that a reader of the document should check, with its place: ``code`` names the class of doubt."""

    code: str
    message: str
    span: Span | None = None


Document.model_rebuild()

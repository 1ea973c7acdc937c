"""What is marked inside a document's text: the fields of its records and the documents it mentions."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.records import Document, Span, Task
from retrieval.catalog import Catalog

LABELS = {
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "deadline": "Thời hạn",
    "output": "Kết quả",
    "target": "Chỉ tiêu",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span: a field of a record (``kind``) or a link to another document (``href``)."""

    span: Span
    kind: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under at most one mark."""

    text: str
    kind: str | None = None
    href: str | None = None

    @property
    def label(self) -> str:
        """The field's name as readers see it."""
        return LABELS.get(self.kind or "", "")


def marks_of(document: Document, catalog: Catalog) -> list[Mark]:
    """All marks in the order of the text, none overlapping another: the earlier one stays."""
    found = [mark for task in document.tasks for mark in task_marks(task)]
    found += [Mark(target.value, "target") for target in document.targets if target.value]
    found += reference_marks(document, catalog)
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)):
        if not kept or kept[-1].span.end <= mark.span.start:
            kept.append(mark)
    return kept


def task_marks(task: Task) -> Iterator[Mark]:
    """The fields of a task that the text states."""
    if task.lead:
        yield Mark(task.lead, "lead")
    for unit in task.coordinating:
        yield Mark(unit, "coordinating")
    if task.deadline:
        yield Mark(task.deadline.span, "deadline")
    if task.output:
        yield Mark(task.output, "output")


def reference_marks(document: Document, catalog: Catalog) -> Iterator[Mark]:
    """Links to those mentioned documents that the index holds."""
    held = {other.number: other.id for other in catalog.documents.values() if other.number and other.id != document.id}
    for reference in document.references:
        if reference.number in held:
            yield Mark(reference.written, href=f"/documents/{held[reference.number]}")


def cut(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The span's text in pieces; joined they give ``text[span.start:span.end]`` again. Marks come in order."""
    done = span.start
    for mark in islice(marks, bisect_right(marks, span.start, key=lambda mark: mark.span.end), None):
        if mark.span.start >= span.end:
            break
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if done < start:
            yield Piece(text[done:start])
        yield Piece(text[start:end], mark.kind, mark.href)
        done = end
    if done < span.end:
        yield Piece(text[done : span.end])

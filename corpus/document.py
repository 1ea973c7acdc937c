"""From a file to a document: layout, canonical text, header, outline, records."""

import hashlib
import re
from pathlib import Path

from corpus.assignments import read_assignments
from corpus.columns import NamedTable, named_tables
from corpus.compose import Composition, compose
from corpus.header import Header, read_header
from corpus.layout import Layout
from corpus.mentions import references
from corpus.outline import Outline, outline, sections
from corpus.readers import read_layout
from corpus.records import Document, Doubt, Passage, Span, TableSpans
from corpus.targets import TargetReader
from corpus.tasks import TaskReader
from corpus.words import fold

PLAN_TIME = re.compile(
    r"(?:(?<!đến )năm|giai đoạn|năm học)\s+((?:19|20)\d{2})(?:\s*[-–]\s*((?:19|20)\d{2}))?\s*\W*$", re.IGNORECASE
)


def document_id_of(source: str) -> str:
    """The id of a file's document: its stem in lower-case ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(Path(source).stem)).strip("-") or "document"


def make_document(layout: Layout, source: str, sha256: str, document_id: str | None = None) -> Document:
    """The document that a layout holds; nothing in it that the layout does not say."""
    name = document_id or document_id_of(source)
    composition = compose(layout)
    found = outline(composition)
    header = read_header(composition)
    tables = named_tables(composition)
    time = plan_time(header)
    year = int(time[0]) if time and time[0].isdigit() else None
    tasks = TaskReader(name, composition, found, year).read(tables)
    return Document(
        id=name,
        source=source,
        sha256=sha256,
        **vars(header),
        ocr=_of_pictures(composition),
        text=composition.text,
        sections=sections(found, len(composition.text)),
        passages=_passages(name, found),
        tables=_table_spans(composition, tables),
        tasks=tasks,
        targets=TargetReader(name, composition, found, time).read(tables),
        assignments=read_assignments(name, composition.text, found, tasks),
        references=references(composition),
        doubts=tuple(Doubt(code="reader", message=message) for message in layout.doubts),
    )


def plan_time(header: Header) -> tuple[str, Span] | None:
    """The year or years ("2026-2030") that a plan is for, where its subject ends with them, and where they stand."""
    match = PLAN_TIME.search(header.title or "")
    span = header.evidence.get("title")
    if match is None or span is None:
        return None
    years = "-".join(filter(None, match.groups()))
    return years, Span(start=span.start + match.start(), end=span.start + match.end(2 if match[2] else 1))


def sha256_of(data: bytes) -> str:
    """The hash by which a file's content is known."""
    return hashlib.sha256(data).hexdigest()


def _of_pictures(composition: Composition) -> bool:
    """Whether most of the text was read from pictures."""
    read = sum(len(block.text) for block in composition.blocks if block.ocr)
    return 2 * read > len(composition.text)


def _passages(document_id: str, found: Outline) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            id=f"{document_id}:p{number}",
            locator=place.locator,
            span=place.block.span,
            page=place.block.page,
            ocr=place.block.ocr,
        )
        for number, place in enumerate(found.places)
    )


def _table_spans(composition: Composition, named: list[NamedTable]) -> tuple[TableSpans, ...]:
    headers = {row.block.table: table.header_rows for table in named for row in table.rows}
    result = []
    for number in range(composition.tables):
        rows = composition.rows(number)
        if rows:
            span = Span(start=rows[0].span.start, end=rows[-1].span.end)
            result.append(
                TableSpans(span=span, header_rows=headers.get(number, 0), rows=tuple(row.cells for row in rows))
            )
    return tuple(result)


def read_document(path: Path, *, document_id: str | None = None) -> Document:
    """The document in a file of any readable format.

    Raises ``UnreadableDocument`` with one sentence when the file is missing, empty, damaged or of another kind.
    """
    layout = read_layout(path)
    return make_document(layout, path.name, sha256_of(path.read_bytes()), document_id)

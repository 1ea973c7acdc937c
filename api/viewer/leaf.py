"""A document laid out for reading: headings, paragraphs and tables whose text is the canonical text itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.viewer.marks import Mark, Piece, cut, marks_of
from corpus.records import Document, Passage, Section, Span, TableSpans
from retrieval.catalog import Catalog

LINE = re.compile(r"[^\n]+")
DEEPEST = 3
LONG = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; joining the text of its pieces gives ``text[start:...]`` of the document."""

    start: int
    pieces: tuple[Piece, ...]

    @property
    def is_long(self) -> bool:
        """Whether the cell needs a wide column to be read."""
        return sum(len(piece.text) for piece in self.pieces) > LONG


@dataclass(frozen=True, slots=True)
class Row:
    """A table row."""

    header: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (with ``level``), a paragraph (with ``pieces``) or a table (with ``rows``).

    ``page_begins`` is the number of the page that begins here; ``citation_id`` cites the paragraph;
    ``ocr`` marks a paragraph read from a picture in a document that otherwise was not.
    """

    start: int
    pieces: tuple[Piece, ...] = ()
    rows: tuple[Row, ...] = ()
    level: int | None = None
    page_begins: int | None = None
    citation_id: str | None = None
    ocr: bool = False


class Leaf:
    """Lays out one document."""

    def __init__(self, document: Document, catalog: Catalog) -> None:
        self._document, self._catalog = document, catalog
        self._marks: Sequence[Mark] = marks_of(document, catalog)
        self._page: int | None = None

    def blocks(self) -> list[Block]:
        """The blocks in reading order."""
        return list(self._flow())

    def _flow(self) -> Iterator[Block]:
        done = 0
        for table in sorted(self._document.tables, key=lambda table: table.span.start):
            yield from self._lines(done, table.span.start)
            yield self._table(table)
            done = table.span.end
        yield from self._lines(done, len(self._document.text))

    def _lines(self, start: int, end: int) -> Iterator[Block]:
        for line in LINE.finditer(self._document.text, start, end):
            if not line[0].isspace():
                yield self._line(Span(start=line.start(), end=line.end()))

    def _line(self, span: Span) -> Block:
        section, passage = self._headed_by(span), self._document.passage_at(span.start)
        return Block(
            start=span.start,
            pieces=self._pieces(span),
            level=min(section.level, DEEPEST) if section else None,
            page_begins=self._page_turn(passage),
            citation_id=self._catalog.cite(self._document, passage.span).id if passage else None,
            ocr=bool(passage and passage.ocr and not self._document.ocr),
        )

    def _table(self, table: TableSpans) -> Block:
        rows = tuple(
            Row(header=number < table.header_rows, cells=tuple(Cell(cell.start, self._pieces(cell)) for cell in row))
            for number, row in enumerate(table.rows)
        )
        begun = (self._document.passage_at(row[0].start) for row in table.rows if row)
        page_begins = self._page_turn(next(filter(None, begun), None))
        return Block(start=table.span.start, rows=rows, page_begins=page_begins)

    def _pieces(self, span: Span) -> tuple[Piece, ...]:
        return tuple(cut(self._document.text, span, self._marks))

    def _headed_by(self, span: Span) -> Section | None:
        headings = (section for section in self._document.sections if section.heading_span.start <= span.start)
        return next((section for section in headings if span.end <= section.heading_span.end), None)

    def _page_turn(self, passage: Passage | None) -> int | None:
        if passage is None or passage.page in (None, self._page):
            return None
        self._page = passage.page
        return passage.page

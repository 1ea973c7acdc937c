"""From a layout to the canonical text, with the place of every block in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.layout import Layout, Paragraph, Table
from corpus.records import Span

CELL_GAP = "\t"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table row of the canonical text.

    ``cells`` are the spans of a row's grid columns (empty spans for empty cells), ``table`` and ``row`` its place.
    """

    text: str
    span: Span
    heading: int | None = None
    bold: bool = False
    page: int | None = None
    ocr: bool = False
    cells: tuple[Span, ...] = ()
    merged: frozenset[int] = frozenset()
    table: int | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Composition:
    """The canonical text and its blocks in order: one line of the text each."""

    text: str
    blocks: tuple[Block, ...]

    def rows(self, table: int) -> list[Block]:
        """The rows of one table."""
        return [block for block in self.blocks if block.table == table]

    @property
    def tables(self) -> int:
        """How many tables there are."""
        return max((block.table for block in self.blocks if block.table is not None), default=-1) + 1


def compose(layout: Layout) -> Composition:
    """The canonical text: blocks one per line, the filled cells of a row apart by a tab; nothing added."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for draft in _drafts(layout):
        text, cells = draft[0], draft[1]
        if not text:
            continue
        spans = tuple(Span(start=at + start, end=at + end) for start, end in cells)
        blocks.append(_block(text, Span(start=at, end=at + len(text)), spans, draft[2], draft[3]))
        parts.append(text)
        at += len(text) + 1
    return Composition("\n".join(parts), tuple(blocks))


Draft = tuple[str, list[tuple[int, int]], Paragraph | Table, tuple[int, int]]


def _drafts(layout: Layout) -> Iterator[Draft]:
    table = 0
    for block in layout.blocks:
        if isinstance(block, Paragraph):
            yield block.text.strip(), [], block, (-1, 0)
            continue
        for number, row in enumerate(block.rows):
            yield *_row_text(row.cells), block, (table, number)
        table += 1


def _row_text(cells: tuple[str, ...]) -> tuple[str, list[tuple[int, int]]]:
    text = ""
    spans: list[tuple[int, int]] = []
    for cell in (" ".join(cell.split()) for cell in cells):
        if cell and text:
            text += CELL_GAP
        spans.append((len(text), len(text) + len(cell)))
        text += cell
    return text, spans


def _block(text: str, span: Span, cells: tuple[Span, ...], source: Paragraph | Table, place: tuple[int, int]) -> Block:
    if isinstance(source, Paragraph):
        return Block(text, span, source.heading, source.bold, source.page, source.ocr)
    row = source.rows[place[1]]
    return Block(text, span, None, False, row.page, row.ocr, cells, row.merged, place[0], place[1])

"""Plain text and markdown: lines to paragraphs and tables, whatever way the file was wrapped or dumped."""

from collections.abc import Iterator, Sequence

from corpus.layout import Layout, Paragraph, Row, Table
from corpus.readers.beside import side_by_side
from corpus.readers.flattened import flattened_blocks, flattened_region
from corpus.readers.markup import Line, read_lines
from corpus.readers.tabular import bar_blocks, bar_region, pipe_row, tab_row
from corpus.readers.wrapping import Wrapping, unwrap


def read_plain(text: str) -> Layout:
    """The layout of a text or markdown file."""
    lines = list(read_lines(side_by_side(text)))
    wrapping = Wrapping.of(lines)
    start, end = flattened_region(lines)
    blocks = list(_blocks(lines[:start], wrapping))
    if start < end:
        blocks += flattened_blocks(lines[start:end])
        blocks += _blocks(lines[end:], wrapping)
    return Layout(tuple(blocks))


def _blocks(lines: Sequence[Line], wrapping: Wrapping) -> Iterator[Paragraph | Table]:
    prose: list[Line] = []
    at = 0
    while at < len(lines):
        end, table = _table_at(lines, at)
        if end == at:
            prose.append(lines[at])
            at += 1
            continue
        yield from unwrap(prose, wrapping)
        prose = []
        yield from table
        at = end
    yield from unwrap(prose, wrapping)


def _table_at(lines: Sequence[Line], at: int) -> tuple[int, list[Paragraph | Table]]:
    if lines[at].text.strip() == "|":
        end = bar_region(lines, at)
        return (end, list(bar_blocks(lines[at:end]))) if end > at else (at + 1, [])
    for read in (tab_row, pipe_row):
        rows: list[Row] = []
        end = at
        while end < len(lines) and (row := read(lines[end])) is not None:
            rows.append(row)
            end += 1
        if rows:
            return end, [_squared([row for row in rows if row.cells])]
    return at, []


def _squared(rows: list[Row]) -> Table:
    width = max((len(row.cells) for row in rows), default=0)
    return Table(tuple(Row(row.cells + ("",) * (width - len(row.cells))) for row in rows))

"""Tables as plain text writes them: cells between tabs, between bars, or one per line after lone bars."""

from collections.abc import Iterator, Sequence

from corpus.layout import Paragraph, Row, Table
from corpus.readers.markup import Line
from corpus.readers.wrapping import Wrapping, join, unwrap

BAR = "|"
CELL = Wrapping(80, 0)
MARGIN = 2
"""A table of so few columns places text on the page (header block, signature) and holds no records."""


def tab_row(line: Line) -> Row | None:
    """A line with two tabs or more, as a row."""
    cells = line.text.split("\t")
    return Row(tuple(cell.strip() for cell in cells)) if len(cells) > 2 else None


def pipe_row(line: Line) -> Row | None:
    """A markdown row ``| a | b |``; the rule ``|---|---|`` under a header gives a row without cells."""
    text = line.text.strip()
    if len(text) < 2 or not (text.startswith(BAR) and text.endswith(BAR)):
        return None
    cells = tuple(cell.strip().replace("<br>", " ") for cell in text[1:-1].split(BAR))
    return Row(() if all(cell and set(cell) <= set("-: ") for cell in cells) else cells)


def bar_region(lines: Sequence[Line], start: int) -> int:
    """The end of the run of lone-bar cells that begins at ``start``; ``start`` itself where there is none."""
    end = start
    for at in range(start, len(lines)):
        if at > start and lines[at].gap and lines[at - 1].text.strip() == BAR:
            break
        if lines[at].text.strip() == BAR:
            end = at + 1
    return end if end - start >= 3 else start


def bar_blocks(lines: Sequence[Line]) -> Iterator[Paragraph | Table]:
    """A run of lone-bar cells as a table, or as the paragraphs of its cells where it only places text."""
    rows = list(_bar_rows(lines))
    width = max((len(row) for row in rows), default=0)
    if width <= MARGIN:
        for row in rows:
            for cell in row:
                yield from unwrap(cell, CELL)
    else:
        yield Table(tuple(_fitted([_cell_text(cell) for cell in row], width) for row in rows))


def _bar_rows(lines: Sequence[Line]) -> Iterator[list[list[Line]]]:
    row: list[list[Line]] = []
    cell: list[Line] = []
    for line in lines:
        if line.text.strip() != BAR:
            cell.append(line)
        elif cell:
            row.append(cell)
            cell = []
        elif row:
            yield row
            row = []
    if cell:
        row.append(cell)
    if row:
        yield row


def _cell_text(cell: Sequence[Line]) -> str:
    text = cell[0].text
    for line in cell[1:]:
        text = join(text, line.text)
    return text


def _fitted(cells: list[str], width: int) -> Row:
    """A row whose merged cells the dump left out: without its number it continues the row above."""
    if len(cells) == width or is_ordinal(cells[0]):
        return Row(tuple(cells) + ("",) * (width - len(cells)))
    filled = ("", *cells) + ("",) * (width - len(cells) - 1)
    return Row(filled, frozenset(at for at, cell in enumerate(filled) if not cell))


def is_ordinal(text: str) -> bool:
    """Whether a cell holds a row's number: ``3``, ``3.``, ``IV``, ``a)``, ``1.2``; also a header's ``TT``."""
    bare = text.strip().rstrip(".)").replace(".", "")
    return bare.isdigit() or (bool(bare) and (set(bare.upper()) <= set("IVXLC") or (len(bare) <= 3 and bare.isalpha())))

"""XLSX: each sheet's title lines as paragraphs and its grid as a table."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import UnreadableDocument
from corpus.layout import Layout, Paragraph, Row, Table
from corpus.readers.limits import Limits
from corpus.readers.markup import plain

_MOST_CELLS = 2_000_000
_MARGIN = 2


def read_xlsx(path: Path, limits: Limits) -> Layout:
    """The layout of a workbook. Hidden sheets are left out; formulas give the value last computed."""
    try:
        book = load_workbook(path, data_only=True)
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, etree.XMLSyntaxError) as error:
        raise UnreadableDocument(f"Tệp “{path.name}” không phải bảng tính Excel hoàn chỉnh.") from error
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if any(sheet.max_row * sheet.max_column > _MOST_CELLS for sheet in sheets):
        raise UnreadableDocument(f"Bảng tính “{path.name}” có quá nhiều ô để là phụ lục của một văn bản.")
    return Layout(tuple(block for sheet in sheets for block in _blocks(sheet)))


def _blocks(sheet: Worksheet) -> Iterator[Paragraph | Table]:
    """Lines above and below the table have few filled cells and are paragraphs."""
    rows = [row for row in _rows(sheet) if any(row.cells)]
    width = max((sum(map(bool, row.cells)) for row in rows), default=0)
    if width <= _MARGIN:
        yield from (Paragraph(text) for row in rows for text in row.cells if text)
        return
    first = next(at for at, row in enumerate(rows) if sum(map(bool, row.cells)) > _MARGIN)
    last = max(at for at, row in enumerate(rows) if sum(map(bool, row.cells)) > _MARGIN)
    for row in rows[:first]:
        yield from _lines(row)
    yield Table(_trimmed(rows[first : last + 1]))
    for row in rows[last + 1 :]:
        yield from _lines(row)


def _lines(row: Row) -> Iterator[Paragraph]:
    for cell in row.cells:
        yield from (Paragraph(" ".join(line.split())) for line in cell.split("\n") if line.strip())


def _rows(sheet: Worksheet) -> Iterator[Row]:
    hanging = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row + 1, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts = tuple(_text(cell) for cell in cells)
        merged = frozenset(at for at in range(len(cells)) if (number, at + 1) in hanging)
        yield Row(texts, merged)


def _trimmed(rows: list[Row]) -> tuple[Row, ...]:
    """The rows without columns that are empty throughout."""
    used = [at for at in range(len(rows[0].cells)) if any(row.cells[at] for row in rows)]
    place = {at: new for new, at in enumerate(used)}
    return tuple(
        Row(tuple(row.cells[at] for at in used), frozenset(place[at] for at in row.merged if at in place))
        for row in rows
    )


def _text(cell: Cell | MergedCell) -> str:
    """A value as the sheet shows it: dates day first, shares in per cent."""
    value = cell.value
    if value is None or isinstance(cell, MergedCell):
        return ""
    form = str(cell.number_format or "").lower()
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y" if "d" in form else "%m/%Y" if "m" in form else "%Y")
    if isinstance(value, int | float) and not isinstance(value, bool):
        shown = value * 100 if "%" in form else value
        return f"{shown:.10g}".replace(".", ",") + ("%" if "%" in form else "")
    return plain(str(value)).strip()

"""XLSX as an office prints it: Times New Roman, a title, a repeated heading row, A4 landscape."""

import io
from collections.abc import Iterable, Sequence

from fastapi import Response
from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from api.export.columns import Cell, Column, Item

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FACE = "Times New Roman"  # the face that Nghị định 30/2020/NĐ-CP, Phụ lục I sets for administrative documents
EDGE = Side(style="thin", color="999999")
LINE = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
SHADE = PatternFill("solid", fgColor="E8EDF5")
TITLE_ROW, HEADING_ROW = 1, 3


def download(title: str, columns: Sequence[Column[Item]], items: Iterable[Item], name: str) -> Response:
    """The items as a workbook of one sheet to save under ``name``."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name.removesuffix(".xlsx")
    _head(sheet, title, columns)
    for number, item in enumerate(items, start=HEADING_ROW + 1):
        for place, column in enumerate(columns, start=1):
            _fill(sheet.cell(number, place), column.value(item))
    _print_setup(sheet, len(columns))
    out = io.BytesIO()
    book.save(out)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(out.getvalue(), media_type=MEDIA_TYPE, headers=headers)


def _head(sheet: Worksheet, title: str, columns: Sequence[Column[Item]]) -> None:
    sheet.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=len(columns))
    top = sheet.cell(TITLE_ROW, 1, title)
    top.font, top.alignment = Font(FACE, 14, bold=True), Alignment("center")
    for place, column in enumerate(columns, start=1):
        heading = sheet.cell(HEADING_ROW, place, column.heading)
        heading.font, heading.fill, heading.border = Font(FACE, 12, bold=True), SHADE, LINE
        heading.alignment = Alignment("center", "center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(place)].width = column.width


def _fill(cell: SheetCell | MergedCell, value: Cell) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula, whatever the text begins with
    else:
        cell.number_format = "dd/mm/yyyy"
    cell.font, cell.border = Font(FACE, 12), LINE
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _print_setup(sheet: Worksheet, columns: int) -> None:
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{get_column_letter(columns)}{max(sheet.max_row, HEADING_ROW)}"
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

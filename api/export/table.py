"""CSV with a byte order mark, so that Excel reads Vietnamese, and with formulas disarmed."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from fastapi import Response

from api.export.columns import Cell, Column, Item

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def download(columns: Sequence[Column[Item]], items: Iterable[Item], name: str) -> Response:
    """The items as a CSV file to save under ``name``."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.heading for column in columns)
    writer.writerows([plain(column.value(item)) for column in columns] for item in items)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(out.getvalue().encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


def plain(cell: Cell) -> str:
    """The cell as text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    text = cell or ""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

"""Gold questions from a spreadsheet that an office keeps: CSV or XLSX, with Vietnamese headings."""

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from pydantic import ValidationError

from eval.errors import BadGold
from eval.gold import Expectation, Question, Split
from eval.wording import fold

FORM = Path(__file__).with_name("data") / "sheet.toml"
TUNE_SHARE = 6
"""Of ten families, how many fall to the part that may be looked at."""
EXAMPLE = {
    "question": "Cuộc thi Công dân số Xứ Lạng chậm nhất tháng mấy phải xong?",
    "kind": "thời hạn",
    "expect": "trả lời",
    "must": "tháng 10 năm 2026 | tháng 10/2026",
    "doc": "29-kh-tu-lang-son-2026.md",
    "evidence": "Tổ chức Cuộc thi “Công dân số Xứ Lạng”",
}

Row = dict[str, str]


def read_sheet(path: Path, prefix: str) -> list[Question]:
    """The questions of a CSV or XLSX file, numbered ``prefix-001`` on; the split follows from the family's name.

    Raises BadGold, naming the row, where a column is missing or a cell cannot be read.
    """
    rows = enumerate(_rows(path), 2)
    return [_question(row, number, f"{prefix}-{number - 1:03d}") for number, row in rows if row.get("question")]


def write_template(path: Path) -> None:
    """Writes an empty spreadsheet with the headings and one example."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(headings())
    sheet.append([EXAMPLE.get(field, "") for field in _form()["columns"]])
    book.save(path)


def headings() -> list[str]:
    """The headings of a sheet, that of the question first."""
    return [names[0] for names in _form()["columns"].values()]


def split_of(family: str) -> Split:
    """The part that a family belongs to: the same on every machine and for ever."""
    digit = int(hashlib.sha1(family.encode(), usedforsecurity=False).hexdigest(), 16) % 10
    return Split.TUNE if digit < TUNE_SHARE else Split.VALIDATE


@cache
def _form() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(FORM.read_text(encoding="utf-8"))


def _rows(path: Path) -> Iterator[Row]:
    cells = _csv_cells(path) if path.suffix.lower() == ".csv" else _book_cells(path)
    header = [_named(cell, "columns") for cell in next(cells, [])]
    if "question" not in header:
        raise BadGold(f"{path.name}: dòng đầu phải có cột “Câu hỏi”.")
    for row in cells:
        yield {field: cell.strip() for field, cell in zip(header, row, strict=False) if field}


def _csv_cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


def _book_cells(path: Path) -> Iterator[list[str]]:
    sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    for row in sheet.iter_rows(values_only=True):
        yield ["" if cell is None else str(cell) for cell in row]


def _named(written: str, table: str) -> str | None:
    """The name that a heading or a cell stands for; ``None`` where it stands for none."""
    wanted = fold(written)
    names = _form()[table].items()
    return next((name for name, spellings in names if wanted in (name, *map(fold, spellings))), None)


def _question(row: Row, number: int, question_id: str) -> Question:
    family = row.get("family") or question_id
    try:
        return Question(
            id=question_id,
            question=row["question"],
            history=_lines(row.get("history", "")),
            kind=_value(row, "kind", "passage"),
            expect=Expectation(_value(row, "expect", "answer")),
            must=tuple(_parts(line) for line in _lines(row.get("must", ""))),
            must_not=_all_parts(row.get("must_not", "")),
            doc=_all_parts(row.get("doc", "")),
            evidence=_lines(row.get("evidence", "")),
            note=row.get("note", ""),
            family=family,
            split=split_of(family),
        )
    except (ValidationError, ValueError) as error:
        raise BadGold(f"Dòng {number}: {error}") from error


def _value(row: Row, field: str, default: str) -> str:
    written = row.get(field, "")
    named = _named(written, field) if written else default
    if named is None:
        known = ", ".join(spellings[0] for spellings in _form()[field].values())
        raise ValueError(f"không hiểu “{written}”; có thể ghi: {known}")
    return named


def _lines(cell: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in cell.splitlines() if line.strip())


def _parts(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split("|") if part.strip())


def _all_parts(cell: str) -> tuple[str, ...]:
    return tuple(part for line in _lines(cell) for part in _parts(line))

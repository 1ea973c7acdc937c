"""A PDF table whose columns were flattened: cells one after the other, each broken over short lines.

What survives is put together again: row numbers run on, the text column is wide and the others are narrow,
leads begin with the name of a unit, deadlines are deadlines, and a column header is repeated on every page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.deadline import is_deadline
from corpus.layout import Paragraph, Row, Table
from corpus.readers.markup import Line
from corpus.readers.wrapping import join
from corpus.words import column_words, columns, flattened_names, fold, unit_head

NUMBERED = re.compile(r"(\d{1,3})(?:\s+|$)(.*)")
GROUP = re.compile(r"(\d{1,2})\.\s+(?=[^\W\d])")
ANNEX_NOTE = re.compile(r"\((?:ban hành )?kèm theo", re.IGNORECASE)
END = re.compile(r"phụ lục\b|nơi nhận\s*:", re.IGNORECASE)
WIDE = 0.5
"""Share of the widest line from which a line surely belongs to the text column."""
COLUMNS = ("number", "text", "lead", "deadline", "note")


@dataclass
class Cells:
    """The lines of one row, by column; ``narrow`` holds those not yet shared out."""

    number: str
    group: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    deadline: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    narrow: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Shares the narrow lines after the text out to lead, deadline and note."""
        lead, deadline, note = _shared(self.narrow)
        self.lead += lead
        self.deadline += deadline
        self.note += note
        self.narrow = []


def flattened_region(lines: Sequence[Line]) -> tuple[int, int]:
    """Where a flattened table stands, ``(start, end)``; equal where there is none."""
    headers = [at for at in range(len(lines)) if _header_end(lines, at) > at]
    if not headers:
        return len(lines), len(lines)
    start = headers[0]
    notes = [at for at in range(start) if ANNEX_NOTE.match(lines[at].text)]
    if notes and _numbers(lines[notes[-1] + 1 : start]):
        start = notes[-1] + 1
    end = next((at for at in range(headers[-1], len(lines)) if END.match(lines[at].text)), len(lines))
    return (start, end) if len(_numbers(lines[start:end])) > 1 else (len(lines), len(lines))


def _numbers(lines: Sequence[Line]) -> list[int]:
    """The running row numbers that lines begin with."""
    numbers: list[int] = []
    for line in lines:
        match = NUMBERED.match(line.text)
        if match and int(match[1]) == (numbers[-1] + 1 if numbers else int(match[1])) and _opens_row(match[2]):
            numbers.append(int(match[1]))
    return numbers


def _opens_row(rest: str) -> bool:
    return not rest or rest[:1].isupper() or bool(GROUP.match(rest))


def _header_end(lines: Sequence[Line], at: int) -> int:
    """The end of a column header that begins at ``at``: lines of column words that name a lead and a deadline."""
    vocabulary = column_words()
    end = at
    while end < len(lines) and set(fold(lines[end].text).split()) <= vocabulary:
        end += 1
    words = fold(" ".join(line.text for line in lines[at:end]))
    return end if "chu tri" in words and re.search(r"thoi gian|thoi han|tien do", words) else at


def flattened_blocks(lines: Sequence[Line]) -> list[Paragraph | Table]:
    """The table, with a row for every numbered row and one for every group label."""
    widths = sorted(len(line.text) for line in lines)
    wide = WIDE * widths[int(len(widths) * 0.95)]
    rows: list[Row] = [_header(lines)]
    for cells in _rows(lines, wide):
        if cells.group:
            number, _, label = _text(cells.group).partition(" ")
            rows.append(Row((number, label, "", "", "")))
        columns = (cells.text, cells.lead, cells.deadline, cells.note)
        rows.append(Row((cells.number, *(_text(column) for column in columns))))
    return [Table(tuple(rows))]


def _header(lines: Sequence[Line]) -> Row:
    """The column names as the fullest of the repeated headers gives them."""
    texts = [_text([line.text for line in lines[at : _header_end(lines, at)]]) for at in range(len(lines))]
    names = flattened_names().findall(max(texts, key=len))
    found = {role: name for name in names for role in COLUMNS if columns()[role].fullmatch(fold(name))}
    return Row(tuple(found.get(role, "") for role in COLUMNS))


def _rows(lines: Sequence[Line], wide: float) -> Iterator[Cells]:
    row = Cells("")
    expected, group, at, in_group = 1, 1, 0, False
    while at < len(lines):
        header_end = _header_end(lines, at)
        if header_end > at:
            row.settle()
            at = header_end
            continue
        text = lines[at].text
        number = NUMBERED.match(text)
        if number and int(number[1]) in (expected, expected + (not row.text)) and _opens_row(number[2]):
            if row.text:
                row.settle()
                yield row
            row, expected, in_group, text = Cells(number[1]), int(number[1]) + 1, False, number[2]
        elif not row.number and not row.text:
            expected = 2
        label = GROUP.match(text)
        if label and int(label[1]) == group:
            row.settle()
            group, in_group = group + 1, True
        in_group = in_group and len(text) < wide
        _place(row, text, wide, in_group)
        at += 1
    row.settle()
    yield row


def _place(row: Cells, text: str, wide: float, in_group: bool) -> None:
    if not text:
        return
    if in_group:
        row.group.append(text)
    elif len(text) < wide and (row.narrow or (row.text and text[0].isupper() and unit_head().match(text))):
        row.narrow.append(text)
    else:
        row.text.append(text)


def _shared(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    for start in range(len(lines)):
        for end in range(len(lines), start, -1):
            if is_deadline(" ".join(lines[start:end])):
                return lines[:start], lines[start:end], lines[end:]
    return lines, [], []


def _text(lines: list[str]) -> str:
    text = lines[0] if lines else ""
    for line in lines[1:]:
        text = join(text, line)
    return text

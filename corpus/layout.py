"""What a reader hands over: paragraphs and tables in reading order, before any meaning is read into them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or heading, already unwrapped.

    ``heading`` is the heading level where the format marks one (1 is the highest), ``bold`` true where the
    whole paragraph is bold; ``page`` counts from 1 where the format has pages; ``ocr`` marks text read from a picture.
    """

    text: str
    heading: int | None = None
    bold: bool = False
    page: int | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One table row: a text per grid column, so that every row of a table has the same number of cells.

    A merged cell gives its text in its first grid position and "" in the others; ``merged`` holds the grid
    columns whose cell continues the one above (vertical merge). ``page`` is that of the row's first line.
    """

    cells: tuple[str, ...]
    merged: frozenset[int] = frozenset()
    page: int | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table in reading order. ``borderless`` marks tables used only to place text (header block, signature)."""

    rows: tuple[Row, ...]
    borderless: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A read file: its blocks in order, and what the reader doubts about its own work, one sentence each."""

    blocks: tuple[Paragraph | Table, ...]
    doubts: tuple[str, ...] = field(default=())

"""Tables from ruled lines: boxes between lines become rows on a common grid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.layout import Row
from corpus.readers.word import Word, running_text

Box = tuple[float, float, float, float]
Edge = dict[str, Any]
"""A straight line as pdfplumber describes it."""
_SNAP = 4.0


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of one table as boxes ``(x0, top, x1, bottom)`` in points."""

    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The box around all cells."""
        return (
            min(cell[0] for cell in self.cells),
            min(cell[1] for cell in self.cells),
            max(cell[2] for cell in self.cells),
            max(cell[3] for cell in self.cells),
        )

    @property
    def columns(self) -> list[float]:
        """The left edges of the grid's columns."""
        return _snapped(cell[0] for cell in self.cells)

    def column_cells(self) -> list[list[Box]]:
        """The cells that lie in one column each, column by column."""
        columns = self.columns
        found: list[list[Box]] = [[] for _ in columns]
        for cell in self.cells:
            left = _index(columns, cell[0])
            if sum(cell[0] - _SNAP < edge < cell[2] - _SNAP for edge in columns) == 1:
                found[left].append(cell)
        return [cells for cells in found if cells]

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word lies in the table."""
        return inside(word, self.box)

    def rows(self, words: Iterable[Word], page: int, *, ocr: bool) -> list[Row]:
        """The rows with their texts; a cell that spans rows or columns gives its text once, see ``Row``."""
        columns, tops = self.columns, _snapped(cell[1] for cell in self.cells)
        grid: list[list[str]] = [[""] * len(columns) for _ in tops]
        merged: list[set[int]] = [set() for _ in tops]
        own = [word for word in words if self.holds(word)]
        for cell in self.cells:
            first, left = _index(tops, cell[1]), _index(columns, cell[0])
            grid[first][left] = running_text([word for word in own if inside(word, cell)])
            right = max(left + 1, sum(edge < cell[2] - _SNAP for edge in columns))
            for below in range(first + 1, sum(edge < cell[3] - _SNAP for edge in tops)):
                merged[below].update(range(left, right))
        return [Row(tuple(cells), frozenset(gone), page, ocr) for cells, gone in zip(grid, merged, strict=True)]


def inside(word: Word, box: Box) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = word.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _snapped(edges: Iterable[float]) -> list[float]:
    """Sorted edges, those that lie closer than a line's width taken as one."""
    kept: list[float] = []
    for edge in sorted(edges):
        if not kept or edge - kept[-1] > _SNAP:
            kept.append(edge)
    return kept


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))

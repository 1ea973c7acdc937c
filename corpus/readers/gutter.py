"""Running text in two columns, as newspapers set it, read as one column: the right one placed below the left one.

Claimed only where it is sure: a tall stretch of a page through which one gutter stays free, with prose on both sides,
that is lines which begin at one margin, fill their column and follow each other without a hole. Header blocks,
signatures and rows of a table are none of this.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

from corpus.readers.columns import RECIPIENTS
from corpus.readers.page import Page
from corpus.readers.word import PrintedLine, Word, lines_of

_FEWEST = 6
"""Lines that each column has at least."""
_MIDDLE = (0.35, 0.65)
"""Where the right column may begin, as shares of the width of the text."""
_GUTTER = 0.8
"""Narrowest gutter, in heights of a line."""
_TOLERANCE = 4
"""Points by which the beginnings of lines at one margin may differ."""
_AT_MARGIN = 0.5
_FULL = 0.85
_FILLED = 0.6
"""Share of the lines of a column that reach over most of its width."""
_HOLE = 2.2
"""A step of this many usual ones from line to line is a hole."""
_LEVEL = 4
"""Heights of a line by which one column may begin lower than the other."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Two columns side by side, by their lines."""

    left: list[PrintedLine]
    right: list[PrintedLine]

    @property
    def top(self) -> float:
        return min(self.left[0].top, self.right[0].top)

    @property
    def bottom(self) -> float:
        return max(self.left[-1].bottom, self.right[-1].bottom)

    def is_sure(self) -> bool:
        """Whether both columns are prose and begin beside each other."""
        level = abs(self.left[0].top - self.right[0].top) < _LEVEL * _height(self.left[0])
        return level and _is_prose(self.left) and _is_prose(self.right)

    def unfolded(self) -> tuple[Word, ...]:
        """The words with the right column moved below the left one."""
        across = _margin(self.right) - _margin(self.left)
        down = self.left[-1].top + _step(self.left) - self.right[0].top
        moved = (
            replace(word, x0=word.x0 - across, x1=word.x1 - across, top=word.top + down, bottom=word.bottom + down)
            for word in _words(self.right)
        )
        return (*_words(self.left), *moved)


def unfolded(page: Page) -> Iterator[Page]:
    """The page in parts from top to bottom: each stretch of two columns as a narrow page of its own."""
    free = [word for word in page.words if not any(table.holds(word) for table in page.tables)]
    above = -inf
    for stretch in _stretches(lines_of(free, page.number, ocr=page.ocr)):
        if any(table.box[1] < stretch.bottom and table.box[3] > stretch.top for table in page.tables):
            continue
        yield _between(page, above, stretch.top)
        width = max(line.x1 for line in stretch.left) - _margin(stretch.left)
        yield replace(page, width=width, words=stretch.unfolded(), tables=())
        above = stretch.bottom
    yield _between(page, above, inf)


def _between(page: Page, top: float, bottom: float) -> Page:
    words = tuple(word for word in page.words if top < word.middle[1] < bottom)
    return replace(page, words=words, tables=tuple(table for table in page.tables if top < table.box[1] < bottom))


def _stretches(lines: Sequence[PrintedLine]) -> Iterator[_Stretch]:
    """The stretches that are sure to be two columns; the gutter ends where the right one begins."""
    edge = _right_margin(lines)
    if edge is None:
        return
    for run in _runs_beside(lines, edge):
        words = list(_words(run))
        sides = [[w for w in words if w.x0 < edge], [w for w in words if w.x0 >= edge]]
        left, right = (lines_of(side, run[0].page, ocr=run[0].ocr) for side in sides)
        if left and right and (stretch := _Stretch(left, right)).is_sure():
            yield stretch


def _right_margin(lines: Sequence[PrintedLine]) -> float | None:
    """Just before the place near the middle where most lines begin anew; ``None`` where few do."""
    begin = min((line.x0 for line in lines), default=0.0)
    width = max((line.x1 for line in lines), default=0.0) - begin
    starts = [round(x) for line in lines for x in _starts(line)]
    counted = Counter(x for x in starts if _MIDDLE[0] * width < x - begin < _MIDDLE[1] * width)
    if not counted:
        return None
    common = counted.most_common(1)[0][0]
    near = [x for x in starts if abs(x - common) <= _TOLERANCE]
    return min(near) - 1.0 if len(near) >= _FEWEST / 2 else None


def _starts(line: PrintedLine) -> Iterator[float]:
    """Where a line begins and begins anew after a gap as wide as a gutter."""
    yield line.x0
    for before, after in pairwise(line.words):
        if after.x0 - before.x1 > _GUTTER * _height(line):
            yield after.x0


def _runs_beside(lines: Sequence[PrintedLine], edge: float) -> Iterator[list[PrintedLine]]:
    """The lines, one after the other without a hole, that leave the gutter free."""
    run: list[PrintedLine] = []
    for line in lines:
        if run and (not _leaves_free(line, edge) or line.top - run[-1].bottom > _HOLE * _height(line)):
            yield run
            run = []
        if _leaves_free(line, edge):
            run.append(line)
    if run:
        yield run


def _leaves_free(line: PrintedLine, edge: float) -> bool:
    reached = max((word.x1 for word in line.words if word.x0 < edge), default=-inf)
    begun = min((word.x0 for word in line.words if word.x0 >= edge), default=inf)
    room = min(begun, edge + 1) - reached
    return room > _GUTTER * _height(line) and not line.text.lower().startswith(RECIPIENTS)


def _is_prose(column: Sequence[PrintedLine]) -> bool:
    """Whether lines begin at one margin, fill their column and follow each other without a hole."""
    if len(column) < _FEWEST:
        return False
    margin, end = _margin(column), max(line.x1 for line in column)
    begun = sum(abs(line.x0 - margin) <= _TOLERANCE for line in column)
    filled = sum(line.x1 - margin >= _FULL * (end - margin) for line in column)
    whole = all(below.top - above.top < _HOLE * _step(column) for above, below in pairwise(column))
    return whole and begun >= _AT_MARGIN * len(column) and filled >= _FILLED * len(column)


def _margin(column: Iterable[PrintedLine]) -> float:
    return Counter(round(line.x0) for line in column).most_common(1)[0][0]


def _step(column: Sequence[PrintedLine]) -> float:
    return median(below.top - above.top for above, below in pairwise(column))


def _words(lines: Iterable[PrintedLine]) -> Iterator[Word]:
    return (word for line in lines for word in line.words)


def _height(line: PrintedLine) -> float:
    return line.bottom - line.top

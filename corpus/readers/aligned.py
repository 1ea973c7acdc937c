"""Task tables without ruled lines: columns told by the gaps that stay free from the header down, rows by their numbers.

Claimed only where every row is whole: under a header whose columns have known names, each row apart from the next or
on one line, with one number, in order. Anything else stays running text, of which no task is made.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.readers.grid import Box, RuledTable
from corpus.readers.page import Page
from corpus.readers.tabular import is_ordinal
from corpus.readers.word import PrintedLine, Word, lines_of, running_text
from corpus.words import role_of

_GAP = 0.7
"""Narrowest gap between two columns, in heights of a line."""
_LEADING = 1.5
"""Usual step from line to line at most, in heights of a line."""
_APART = 1.2
"""Lines further apart than this many usual steps belong to different rows."""
_FEWEST = 2
Gap = tuple[float, float]
Band = tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """Rows under a header, the gaps between the columns that all of them leave free, and the number of the last."""

    rows: tuple[Band, ...]
    gaps: tuple[Gap, ...]
    last: int


def with_aligned_tables(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages with the tables that alignment alone makes; one that goes on over a page break keeps its columns."""
    above: _Body | None = None
    for page in pages:
        free = [word for word in page.words if not any(table.holds(word) for table in page.tables)]
        bands = [] if page.ocr else list(_bands(lines_of(free, page.number)))
        found = list(_tables(bands, above))
        tables = (*page.tables, *(table for table, _ in found))
        yield replace(page, tables=tuple(sorted(tables, key=lambda table: table.box[1])))
        last = found[-1][1] if found else None
        above = last if last and last.rows[-1][-1] is bands[-1][-1] else None


def _bands(lines: Sequence[PrintedLine]) -> Iterator[Band]:
    """Lines with no more than the usual step between them, taken together."""
    steps = [(below.top - above.top, _height(above)) for above, below in pairwise(lines)]
    least = min((step for step, height in steps if step > height / 2), default=0.0)
    start = 0
    for at, (step, height) in enumerate(steps, 1):
        if step > _APART * min(least, _LEADING * height):
            yield tuple(lines[start:at])
            start = at
    if lines:
        yield tuple(lines[start:])


def _tables(bands: Sequence[Band], above: _Body | None) -> Iterator[tuple[RuledTable, _Body]]:
    """The tables of a page: the one that goes on from the page above, and one for each header that has rows."""
    if above and (body := _body(bands, above.gaps, above.last)):
        yield _table(body.rows, body.gaps), body
    for at, band in enumerate(bands):
        for header, first in ((band, ()), (band[:1], band[1:])):
            gaps = _header_gaps(header)
            below = [first, *bands[at + 1 :]] if first else bands[at + 1 :]
            body = _body(below, gaps, above.last if above else None) if gaps else None
            if body and len(body.rows) >= _FEWEST:
                yield _table((header, *body.rows), body.gaps), body
                break


def _header_gaps(band: Band) -> tuple[Gap, ...]:
    """The gaps between the columns of a header with a number, a task and a lead or a deadline; none for other lines."""
    words = [word for line in band for word in line.words]
    runs = list(_runs(words, _height(band[0])))
    gaps = tuple((left[1], right[0]) for left, right in pairwise(runs))
    roles = [role_of(running_text(cell)) for cell in _cells(words, gaps)]
    return gaps if roles[0] == "number" and "text" in roles and {"lead", "deadline"} & set(roles) else ()


def _runs(words: Iterable[Word], height: float) -> Iterator[Gap]:
    """From where to where words reach without a gap as wide as between columns."""
    ordered = sorted(words, key=lambda word: word.x0)
    start, end = ordered[0].x0, ordered[0].x1
    for word in ordered[1:]:
        if word.x0 - end > _GAP * height:
            yield start, end
            start = word.x0
        end = max(end, word.x1)
    yield start, end


def _body(bands: Sequence[Band], gaps: tuple[Gap, ...], last: int | None) -> _Body | None:
    """The rows from a header or a page's top down, as far as they keep the columns; ``None`` where one is in doubt."""
    rows: list[Band] = []
    numbered, number = 0, last or 0
    for row in (row for band in bands for row in _single(band, gaps)):
        narrowed = _narrowed(gaps, row)
        key = _key(row, narrowed)
        expected = key.isdigit() and int(key) in {number + 1, 1}
        rest = not key and last is not None and not rows
        if narrowed is None or not (expected or rest or is_ordinal(key)):
            if not key or key.isdigit():
                return None
            break
        rows.append(row)
        gaps = narrowed
        if expected or rest:
            numbered, number = len(rows), int(key or number)
    return _Body(tuple(rows[:numbered]), gaps, number) if numbered else None


def _single(band: Band, gaps: Sequence[Gap]) -> Iterator[Band]:
    """A band as one row, or each of its lines where each begins in the first column."""
    if all(line.x0 < gaps[0][0] for line in band):
        yield from ((line,) for line in band)
    else:
        yield band


def _key(row: Band, gaps: Sequence[Gap] | None) -> str:
    """What stands in the first column; of a row that runs across columns its first word."""
    first = _cells(_words(row), gaps)[0] if gaps else [min(_words(row), key=lambda word: word.x0)]
    return running_text(first).rstrip(".)")


def _narrowed(gaps: Sequence[Gap], row: Band) -> tuple[Gap, ...] | None:
    """What a row leaves free of the gaps; ``None`` where a line of it runs across one."""
    runs = [run for line in row for run in _runs(line.words, _height(line))]
    narrowed = []
    for left, right in gaps:
        before = [run for run in runs if run[0] < left or run[0] - left < right - run[1]]
        left = max([left, *(end for _, end in before)])
        right = min([right, *(start for start, _ in (run for run in runs if run not in before))])
        if right - left < _GAP * _height(row[0]):
            return None
        narrowed.append((left, right))
    return tuple(narrowed)


def _cells(words: Iterable[Word], gaps: Sequence[Gap]) -> list[list[Word]]:
    """Words by the column in which their middle lies."""
    cells: list[list[Word]] = [[] for _ in range(len(gaps) + 1)]
    for word in words:
        cells[sum(word.middle[0] > (left + right) / 2 for left, right in gaps)].append(word)
    return cells


def _table(rows: Sequence[Band], gaps: Sequence[Gap]) -> RuledTable:
    """The table as boxes: from row to row, from the middle of a gap to the next."""
    words = [word for row in rows for word in _words(row)]
    edges = [min(w.x0 for w in words), *((left + right) / 2 for left, right in gaps), max(w.x1 for w in words)]
    tops = [min(line.top for line in row) for row in rows] + [max(word.bottom for word in words)]
    boxes: list[Box] = [(x0, y0, x1, y1) for y0, y1 in pairwise(tops) for x0, x1 in pairwise(edges)]
    return RuledTable(tuple(boxes))


def _words(band: Band) -> Iterator[Word]:
    return (word for line in band for word in line.words)


def _height(line: PrintedLine) -> float:
    return line.bottom - line.top

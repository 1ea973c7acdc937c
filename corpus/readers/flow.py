"""From the printed lines of pages to paragraphs and tables in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.layout import Layout, Paragraph, Table
from corpus.readers.aligned import with_aligned_tables
from corpus.readers.columns import Columns
from corpus.readers.footnotes import split_footnotes
from corpus.readers.furniture import body_words
from corpus.readers.gutter import unfolded
from corpus.readers.markup import plain
from corpus.readers.page import Page
from corpus.readers.paging import join_tables
from corpus.readers.titles import join_titles
from corpus.readers.word import PrintedLine, lines_of
from corpus.readers.wrapping import TERMINAL, join, lower_start, opens

_INDENT = 10.0
_SHORT = 0.12
_CENTRE = 7.0
_LOPSIDED = 0.15
_LOOSE = 1.9
Item = PrintedLine | Table | Columns
"""What stands on a page, one below the other."""


@dataclass(frozen=True, slots=True)
class _Column:
    """Left and right margin of the text on a page, and the usual distance from line to line."""

    left: float
    right: float
    leading: float

    @classmethod
    def of(cls, lines: Sequence[PrintedLine]) -> "_Column":
        long = sorted(lines, key=lambda line: line.x0 - line.x1)[: max(len(lines) // 2, 1)]
        steps = [below.top - above.top for above, below in pairwise(lines) if below.top > above.top]
        left = sorted(line.x0 for line in long)[len(long) // 4] if long else 0.0
        right = sorted(line.x1 for line in long)[len(long) * 3 // 4] if long else 0.0
        return cls(left, right, median(steps) if steps else 0.0)

    def centred(self, line: PrintedLine) -> bool:
        """Whether a line stands in the middle with room on both sides."""
        before, after = line.x0 - self.left, self.right - line.x1
        return min(before, after) > _CENTRE and abs(before - after) < max(_CENTRE, _LOPSIDED * (before + after))

    def short(self, line: PrintedLine) -> bool:
        """Whether a line ends well before the right margin."""
        return line.x1 < self.right - _SHORT * (self.right - self.left)

    def continues(self, above: PrintedLine, below: PrintedLine) -> bool:
        """Whether ``below`` goes on with the paragraph of ``above``."""
        if above.page == below.page and below.top - above.top > _LOOSE * self.leading:
            return False
        if opens(below.text) and (below.x0 > self.left + _INDENT or TERMINAL.search(above.text) or self.short(above)):
            return False
        if self.centred(above) or self.centred(below):
            return lower_start(below.text) and above.page == below.page and not TERMINAL.search(above.text)
        if below.x0 > self.left + _INDENT and below.x0 > above.x0 - _INDENT / 2 and not lower_start(below.text):
            return False
        if self.short(above):
            return lower_start(below.text) and not TERMINAL.search(above.text)
        return above.bold == below.bold or not TERMINAL.search(above.text)


def layout_of(pages: Sequence[Page], doubts: tuple[str, ...]) -> Layout:
    """The layout of pages in order: paragraphs and tables go on over page breaks, footnotes come last."""
    items: list[tuple[Item, float]] = []
    notes: list[Paragraph] = []
    printed = (replace(page, words=words) for page, words in zip(pages, body_words(pages), strict=True))
    for page in with_aligned_tables(printed):
        words = page.words
        if not page.ocr:
            words, found = split_footnotes(words, page.number)
            notes += found
        for part in unfolded(replace(page, words=words)):
            items += ((item, round(part.width, -1)) for item in _items(part))
    return Layout((*join_tables(join_titles(_blocks(_measured(items)))), *notes), doubts)


def _measured(items: Sequence[tuple[Item, float]]) -> Iterator[tuple[Item, _Column]]:
    """The items with their text column, measured over all pages of that width: annexes are often turned."""
    lines: dict[float, list[PrintedLine]] = {width: [] for _, width in items}
    for item, width in items:
        if isinstance(item, PrintedLine):
            lines[width].append(item)
    columns = {width: _Column.of(own) for width, own in lines.items()}
    yield from ((item, columns[width]) for item, width in items)


def _items(page: Page) -> Iterator[Item]:
    """What a page holds from top to bottom."""
    free = [word for word in page.words if not any(table.holds(word) for table in page.tables)]
    lines = lines_of(free, page.number, ocr=page.ocr)
    for table in page.tables:
        above = [line for line in lines if line.top < table.box[1]]
        yield from _columns(above)
        lines = lines[len(above) :]
        rows = table.rows(page.words, page.number, ocr=page.ocr)
        yield Table(tuple(replace(row, cells=tuple(map(plain, row.cells))) for row in rows))
    yield from _columns(lines)


def _columns(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine | Columns]:
    """The lines, those that stand side by side in two columns taken together."""
    at = 0
    while at < len(lines):
        columns = Columns.opened(lines[at])
        if columns is None:
            yield lines[at]
            at += 1
            continue
        at += 1
        while at < len(lines) and columns.takes(lines[at]):
            at += 1
        yield columns


def _blocks(items: Iterable[tuple[Item, _Column]]) -> Iterator[tuple[Paragraph | Table, bool]]:
    held: list[PrintedLine] = []
    centred = False
    for item, column in items:
        if isinstance(item, PrintedLine) and held and column.continues(held[-1], item):
            held.append(item)
            continue
        if held:
            yield _paragraph(held), centred
            held = []
        if isinstance(item, PrintedLine):
            held, centred = [item], column.centred(item)
        elif isinstance(item, Table):
            yield item, False
        else:
            for side in (item.left, item.right):
                yield from ((paragraph, False) for paragraph in _placed(side))
    if held:
        yield _paragraph(held), centred


def _placed(lines: Sequence[PrintedLine]) -> Iterator[Paragraph]:
    """The lines of a narrow column: each its own paragraph, unless it goes on in lower case, within an item of a
    list or within the subject of a letter ("V/v …")."""
    held: list[PrintedLine] = []
    for line in lines:
        item = held and held[0].text.lower().startswith(("-", "+", "v/v")) and not TERMINAL.search(held[-1].text)
        if held and not opens(line.text) and (lower_start(line.text) or item):
            held.append(line)
            continue
        if held:
            yield _paragraph(held)
        held = [line]
    if held:
        yield _paragraph(held)


def _paragraph(lines: Sequence[PrintedLine]) -> Paragraph:
    text = lines[0].text
    for line in lines[1:]:
        text = join(text, line.text)
    bold = all(line.bold for line in lines)
    return Paragraph(" ".join(plain(text).split()), None, bold, lines[0].page, any(line.ocr for line in lines))

"""Tables cut by page breaks, put together: repeated headers dropped, rows cut in two joined."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.layout import Paragraph, Row, Table
from corpus.readers.wrapping import TERMINAL, lower_start


def join_tables(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """The blocks, a table that goes on after a page break as one table."""
    held: Table | None = None
    for block in blocks:
        if held is not None and isinstance(block, Table) and _goes_on(held, block):
            held = _joined(held, block)
            continue
        if held is not None:
            yield held
        held = block if isinstance(block, Table) else None
        if held is None:
            yield block
    if held is not None:
        yield held


def _goes_on(above: Table, below: Table) -> bool:
    if not above.rows or not below.rows:
        return False
    first, last = below.rows[0], above.rows[-1]
    return first.page != last.page and len(first.cells) == len(last.cells)


def _joined(above: Table, below: Table) -> Table:
    rows = list(below.rows)
    repeated = 0
    while repeated < min(len(rows), len(above.rows)) and _same(rows[repeated], above.rows[repeated]):
        repeated += 1
    rows = rows[repeated:]
    if rows and not any(rows[0].cells):
        rows = rows[1:]
    if rows and _is_rest(above.rows[-1], rows[0]):
        last = replace(above.rows[-1], cells=tuple(map(_glued, above.rows[-1].cells, rows[0].cells)))
        return replace(above, rows=(*above.rows[:-1], last, *rows[1:]))
    return replace(above, rows=(*above.rows, *rows))


def _same(one: Row, other: Row) -> bool:
    return any(one.cells) and [c.split() for c in one.cells] == [c.split() for c in other.cells]


def _is_rest(above: Row, below: Row) -> bool:
    """Whether a row without a number is the rest of the row that the page break cut.

    Its longest cell goes on in lower case; or it has few cells and that cell was left without a full stop. A row
    with most cells filled is one of its own whose number was not read.
    """
    filled = [at for at, cell in enumerate(below.cells) if cell]
    if not filled or 0 in filled:
        return False
    longest = max(filled, key=lambda at: len(below.cells[at]))
    few = 2 * len(filled) <= sum(map(bool, above.cells))
    return lower_start(below.cells[longest]) or (few and not TERMINAL.search(above.cells[longest]))


def _glued(above: str, below: str) -> str:
    return " ".join(filter(None, (above, below)))

"""DOCX tables on their grid: merged cells once, and whether a table is one or only places text."""

from collections.abc import Callable, Iterator

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from corpus.layout import Row

Element = etree._Element
_NOTHING = {"none", "nil"}


def read_rows(table: Element, text_of: Callable[[Element], str]) -> list[Row]:
    """The rows of a table, all as wide as its widest; see ``Row`` for merged cells."""
    drafts = [_row(row, text_of) for row in _rows(table)]
    width = max((len(cells) for cells, _ in drafts), default=0)
    return [Row(tuple(cells) + ("",) * (width - len(cells)), frozenset(merged)) for cells, merged in drafts]


def nested(table: Element) -> Iterator[Element]:
    """The cells of a table in reading order."""
    for row in _rows(table):
        yield from _cells(row)


def tables_within(table: Element) -> bool:
    """Whether a cell holds another table."""
    return any(cell.find(qn("w:tbl")) is not None for cell in nested(table))


def is_borderless(table: Element, document: Document) -> bool:
    """Whether no line is drawn: neither by the table, nor by its style, nor by any cell."""
    own = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    chosen = [own] if own is not None else list(_style_borders(table, document))
    return not any(_drawn(borders) for borders in (*chosen, *table.iter(qn("w:tcBorders"))))


def _row(row: Element, text_of: Callable[[Element], str]) -> tuple[list[str], set[int]]:
    cells = [""] * _number(row, "w:trPr", "w:gridBefore", 0)
    merged: set[int] = set()
    for cell in _cells(row):
        span = max(_number(cell, "w:tcPr", "w:gridSpan", 1), 1)
        continues = _continues(cell)
        if continues:
            merged.update(range(len(cells), len(cells) + span))
        cells += ["" if continues else text_of(cell)] + [""] * (span - 1)
    return cells, merged


def _rows(table: Element) -> Iterator[Element]:
    return _through(table, qn("w:tr"))


def _cells(row: Element) -> Iterator[Element]:
    return _through(row, qn("w:tc"))


def _through(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")}:
            yield from _through(child, tag)


def _continues(cell: Element) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _number(element: Element, parent: str, name: str, default: int) -> int:
    found = element.find(f"{qn(parent)}/{qn(name)}")
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), 200) if value.isdigit() else default


def _drawn(borders: Element) -> bool:
    return any(border.get(qn("w:val"), "nil") not in _NOTHING for border in borders)


def _style_borders(table: Element, document: Document) -> Iterator[Element]:
    named = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    wanted = named.get(qn("w:val")) if named is not None else None
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
    seen: set[str] = set()
    while wanted is not None and wanted in styles and wanted not in seen:
        seen.add(wanted)
        yield from styles[wanted].iterfind(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
        based = styles[wanted].find(qn("w:basedOn"))
        wanted = based.get(qn("w:val")) if based is not None else None

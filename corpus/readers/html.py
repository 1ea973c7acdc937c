"""HTML: block elements as paragraphs, lists with their numbers, tables with spanning cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html
from lxml.html import defs

from corpus.errors import UnreadableDocument
from corpus.layout import Layout, Paragraph, Row, Table
from corpus.readers.encoding import decode
from corpus.readers.limits import Limits
from corpus.readers.markup import plain
from corpus.readers.titles import join_titles

Element = etree._Element
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {*defs.block_tags, *_HEADINGS, "body", "tr", "section", "article", "main", "header", "footer", "figure"}
_IGNORED = {"script", "style", "head", "nav", "noscript", "template", "button", "select", "svg", "iframe"}
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class _Look:
    heading: int | None
    bold: bool
    centred: bool


def read_html(path: Path, limits: Limits) -> Layout:
    """The layout of a web page; tables of one or two columns only place text, so their text comes as paragraphs."""
    content = path.read_bytes()
    try:
        text = decode(content)
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(f"Trang “{path.name}” không có nội dung đọc được.") from error
    body = root.find("body")
    return Layout(tuple(join_titles(_blocks(root if body is None else body))))


def _blocks(element: Element, prefix: str = "") -> Iterator[tuple[Paragraph | Table, bool]]:
    """The blocks under an element, each with whether it is centred; text between blocks is a paragraph of its own."""
    look = _Look(_HEADINGS.get(str(element.tag)), _is_bold(element), _is_centred(element))
    pending = [_flat(element.text)]
    ordinal = int(element.get("start", "1")) if element.get("start", "1").isdigit() else 1
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _IGNORED:
            pending.append(_flat(child.tail))
        elif child.tag in _BLOCKS or _holds_blocks(child):
            lines = list(_paragraphs(prefix, pending, look))
            yield from lines
            prefix = "" if lines else prefix
            if child.tag == "table":
                yield from _table(child)
            else:
                yield from _blocks(child, _marker(element, child, ordinal) or prefix)
            ordinal += child.tag == "li"
            pending = [_flat(child.tail)]
        else:
            pending += ["\n" if child.tag == "br" else _inline(child), _flat(child.tail)]
    yield from _paragraphs(prefix, pending, look)


def _paragraphs(prefix: str, pending: list[str], look: _Look) -> Iterator[tuple[Paragraph, bool]]:
    for line in plain("".join(pending)).split("\n"):
        text = " ".join(line.split())
        if text:
            yield Paragraph(f"{prefix} {text}".strip(), look.heading, look.bold), look.centred
            prefix = ""


def _marker(parent: Element, child: Element, ordinal: int) -> str:
    """What the browser draws before a list item."""
    if child.tag != "li":
        return ""
    return f"{ordinal}." if parent.tag == "ol" else "-"


def _inline(element: Element) -> str:
    if element.tag in _IGNORED or not isinstance(element.tag, str):
        return ""
    inner = (("\n" if child.tag == "br" else _inline(child)) + _flat(child.tail) for child in element)
    return _flat(element.text) + "".join(inner)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def _holds_blocks(element: Element) -> bool:
    return any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))


def _is_bold(element: Element) -> bool:
    """Whether all text directly in or below a block without blocks of its own is bold."""
    if _holds_blocks(element) or not "".join(map(str, element.itertext())).strip():
        return False
    texts = element.xpath(".//text()[normalize-space() and not(ancestor::b or ancestor::strong)]")
    return not texts


def _is_centred(element: Element) -> bool:
    style = "".join((element.get("style") or "").lower().split())
    return (element.get("align") or "").lower() == "center" or "text-align:center" in style or element.tag == "center"


def _table(table: Element) -> Iterator[tuple[Paragraph | Table, bool]]:
    rows = [row for row in table.iter("tr") if _owner(row) is table]
    drawn = _grid(rows)
    if max((sum(map(bool, row.cells)) for row in drawn), default=0) > 2:
        yield Table(tuple(drawn)), False
        return
    for row in rows:
        for cell in row:
            if cell.tag in {"td", "th"}:
                yield from ((block, False) for block, _ in _blocks(cell))


def _owner(element: Element) -> Element | None:
    return next(element.iterancestors("table"), None)


def _grid(rows: list[Element]) -> list[Row]:
    """Rows on a common grid: ``colspan`` and ``rowspan`` give a text once, in the first position."""
    hanging: dict[int, int] = {}
    drafts: list[tuple[list[str], set[int]]] = []
    for row in rows:
        cells: list[str] = []
        merged: set[int] = set()
        for cell in (child for child in row if child.tag in {"td", "th"}):
            _fill(cells, merged, hanging)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            hanging.update({len(cells) + offset: height - 1 for offset in range(width) if height > 1})
            text = "\n".join(block.text for block, _ in _blocks(cell) if isinstance(block, Paragraph))
            cells += [text] + [""] * (width - 1)
        _fill(cells, merged, hanging)
        drafts.append((cells, merged))
    widest = max((len(cells) for cells, _ in drafts), default=0)
    return [Row((*cells, *[""] * (widest - len(cells))), frozenset(merged)) for cells, merged in drafts]


def _fill(cells: list[str], merged: set[int], hanging: dict[int, int]) -> None:
    while hanging.get(len(cells), 0) > 0:
        hanging[len(cells)] -= 1
        merged.add(len(cells))
        cells.append("")


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), _WIDEST) if value.isdigit() else 1

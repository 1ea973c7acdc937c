"""HTML: block elements as paragraphs, lists with their numbers, tables with spanning cells."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from corpus.errors import UnreadableDocument
from corpus.layout import Layout, Paragraph, Row, Table
from corpus.readers.encoding import decode
from corpus.readers.limits import Limits
from corpus.readers.markup import plain

Element = etree._Element
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {*_HEADINGS, "p", "div", "li", "ul", "ol", "table", "section", "article", "main", "body", "blockquote", "tr",
           "header", "footer", "center", "pre", "dl", "dt", "dd", "figure", "form", "fieldset", "hr"}
_IGNORED = {"script", "style", "head", "nav", "noscript", "template", "button", "select", "svg", "iframe"}
_BOLD = {"b", "strong"}
_WIDEST = 100


def read_html(path: Path, limits: Limits) -> Layout:
    """The layout of a web page; tables of one or two columns only place text, so their text comes as paragraphs."""
    content = path.read_bytes()
    try:
        text = decode(content)
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(f"Trang “{path.name}” không có nội dung đọc được.") from error
    body = root.find("body")
    return Layout(tuple(_blocks(root if body is None else body)))


def _blocks(element: Element, prefix: str = "") -> Iterator[Paragraph | Table]:
    """The blocks under an element; text between block elements is a paragraph of its own."""
    pending: list[str] = [element.text or ""]
    ordinal = int(element.get("start", "1")) if element.get("start", "1").isdigit() else 1
    level = _HEADINGS.get(str(element.tag))
    bold = level is None and _all_bold(element)
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _IGNORED:
            pending.append(child.tail or "")
        elif child.tag in _BLOCKS or _holds_blocks(child):
            yield from _paragraphs(prefix, pending, level, bold)
            prefix = "" if any(map(str.strip, pending)) else prefix
            number = f"{ordinal}." if element.tag == "ol" else "-" if element.tag == "ul" else prefix
            ordinal += child.tag == "li"
            yield from _table(child) if child.tag == "table" else _blocks(child, number if child.tag == "li" else prefix)
            pending = [child.tail or ""]
        else:
            pending += ["\n" if child.tag == "br" else _inline(child), child.tail or ""]
    yield from _paragraphs(prefix, pending, level, bold)


def _paragraphs(prefix: str, pending: list[str], level: int | None, bold: bool) -> Iterator[Paragraph]:
    for line in plain(_collapsed("".join(pending))).split("\n"):
        text = " ".join(line.split())
        if text:
            yield Paragraph(f"{prefix} {text}".strip(), level, bold)
            prefix = ""


def _collapsed(text: str) -> str:
    return text


def _inline(element: Element) -> str:
    if element.tag in _IGNORED or not isinstance(element.tag, str):
        return ""
    inner = (("\n" if child.tag == "br" else _inline(child)) + _flat(child.tail) for child in element)
    return _flat(element.text) + "".join(inner)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def _holds_blocks(element: Element) -> bool:
    return any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))


def _all_bold(element: Element) -> bool:
    if (element.text or "").strip():
        return False
    inline = [child for child in element if isinstance(child.tag, str)]
    return bool(inline) and all(child.tag in _BOLD and not (child.tail or "").strip() for child in inline)


def _table(table: Element) -> Iterator[Paragraph | Table]:
    rows = [row for row in table.iter("tr") if _owner(row) is table]
    drawn = _grid(rows)
    if max((len(row.cells) for row in drawn), default=0) > 2:
        yield Table(tuple(drawn))
        return
    for row in rows:
        for cell in row:
            if cell.tag in {"td", "th"}:
                yield from _blocks(cell)


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
            text = "\n".join(b.text for b in _blocks(cell) if isinstance(b, Paragraph))
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

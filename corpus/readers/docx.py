"""DOCX: paragraphs with their numbers rebuilt, tables with merged cells, footnotes, legacy fonts."""

from collections.abc import Iterator
from pathlib import Path

from docx import Document as open_docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from corpus.errors import UnreadableDocument
from corpus.layout import Layout, Paragraph, Table
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_runs import Runs
from corpus.readers.docx_tables import is_borderless, nested, read_rows, tables_within
from corpus.readers.limits import Limits
from corpus.readers.titles import join_titles
from corpus.readers.wrapping import lower_start, rejoined

Element = etree._Element
_TRANSPARENT = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo"), qn("w:smartTag")}
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def read_docx(path: Path, limits: Limits) -> Layout:
    """The layout of a DOCX file. Tables without borders only place text, so their text comes as paragraphs."""
    try:
        document = open_docx(str(path))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError) as error:
        raise UnreadableDocument(f"Tệp “{path.name}” không phải văn bản Word hoàn chỉnh.") from error
    return Layout(tuple(_Body(document).blocks()))


class _Body:
    """One document's walk in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._runs = Runs(document)
        self._numbering = Numbering(document)

    def blocks(self) -> Iterator[Paragraph | Table]:
        """All blocks of the body, then the footnotes."""
        yield from rejoined(join_titles(self._walk(self._document.element.body)))
        yield from self._footnotes()

    def _walk(self, parent: Element) -> Iterator[tuple[Paragraph | Table, bool]]:
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraphs(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _TRANSPARENT:
                yield from self._walk(child)

    def _paragraphs(self, element: Element) -> Iterator[tuple[Paragraph | Table, bool]]:
        """A paragraph with its number; a line break within it ends it where a new sentence or item begins."""
        look = self._runs.look(element)
        lines: list[str] = []
        for line in filter(None, (" ".join(line.split()) for line in self._runs.text(element).split("\n"))):
            if lines and lower_start(line):
                lines[-1] += f" {line}"
            else:
                lines.append(line)
        for at, line in enumerate(lines):
            number = self._numbering.next(element, look.style) if at == 0 else ""
            text = f"{number} {line}" if number else line
            heading = None if text.startswith(("-", "+", "•")) or text.endswith((";", ".")) else look.heading
            yield Paragraph(text, heading, look.bold), look.centred
        for box in self._runs.boxes(element):
            yield from self._walk(box)

    def _table(self, element: Element) -> Iterator[tuple[Paragraph | Table, bool]]:
        rows = read_rows(element, self._cell_text)
        placed = is_borderless(element, self._document) and max((len(row.cells) for row in rows), default=0) <= 3
        if placed or (tables_within(element) and len(rows) == 1):
            for cell in nested(element):
                yield from ((block, False) for block, _ in self._walk(cell))
        elif rows:
            yield Table(tuple(rows)), False

    def _cell_text(self, cell: Element) -> str:
        """The paragraphs of a cell on lines of their own; a table inside gives a line per row."""
        lines = []
        for block, _ in self._walk(cell):
            if isinstance(block, Paragraph):
                lines.append(block.text)
            else:
                lines += [" ".join(filter(None, row.cells)) for row in block.rows]
        return "\n".join(filter(None, lines))

    def _footnotes(self) -> Iterator[Paragraph]:
        part = next((r.target_part for r in self._document.part.rels.values() if r.reltype == _FOOTNOTES), None)
        if part is None:
            return
        notes = [n for n in etree.fromstring(part.blob) if n.get(qn("w:type")) in {None, "normal"}]
        for number, note in enumerate(notes, 1):
            text = " ".join(" ".join(self._runs.text(p) for p in note.iter(qn("w:p"))).split())
            if text:
                yield Paragraph(f"[{number}] {text}")

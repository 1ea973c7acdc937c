"""One entrance to all readers: tell the kind of a file, then read it, in a child process if its parser is complex."""

from collections.abc import Callable
from pathlib import Path

from corpus.errors import UnreadableDocument
from corpus.layout import Layout, Paragraph
from corpus.readers.child import read_in_child
from corpus.readers.encoding import decode
from corpus.readers.kind import Kind, kind_of
from corpus.readers.limits import DEFAULT, Limits
from corpus.readers.plain import read_plain

Reader = Callable[[Path, Limits], Layout]


def read_layout(path: Path, limits: Limits = DEFAULT) -> Layout:
    """The layout of a file of any readable kind, told by its content.

    Plain text is read here; every other kind in a child process with bounds on time and memory, so that a
    hostile or broken file costs no more than one sentence: ``UnreadableDocument``.
    """
    kind = kind_of(path, limits)
    layout = read_text(path, limits) if kind is Kind.TEXT else read_in_child(path, kind, limits)
    if not any(
        (isinstance(block, Paragraph) and block.text.strip()) or hasattr(block, "rows") for block in layout.blocks
    ):
        raise UnreadableDocument(f"Không đọc được chữ nào trong tệp “{path.name}”.")
    return layout


def read_text(path: Path, limits: Limits = DEFAULT) -> Layout:
    """The layout of a plain text or markdown file in any Vietnamese encoding."""
    return read_plain(decode(path.read_bytes()))


def reader_of(kind: Kind) -> Reader:
    """The reader of a kind; its library is loaded only now, in the process that uses it."""
    match kind:
        case Kind.DOCX:
            from corpus.readers.docx import read_docx as reader
        case Kind.XLSX:
            from corpus.readers.xlsx import read_xlsx as reader
        case Kind.PDF:
            from corpus.readers.pdf import read_pdf as reader
        case Kind.PICTURE:
            from corpus.readers.picture import read_picture as reader
        case Kind.HTML:
            from corpus.readers.html import read_html as reader
        case Kind.OFFICE:
            from corpus.readers.office import read_office as reader
        case Kind.TEXT:
            return read_text
    return reader

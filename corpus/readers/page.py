"""One page of a PDF or one picture: its words and tables, from the text layer where it can be believed, else by OCR."""

from collections.abc import Iterable
from dataclasses import dataclass

from pdfplumber.page import Page as PdfPage
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import curve_to_edges, line_to_edge, rect_to_edges
from PIL import Image

from corpus.errors import UnreadableDocument
from corpus.readers.grid import Box, RuledTable
from corpus.readers.limits import Limits
from corpus.readers.ocr import Edge, OcrUnavailable, check_ocr, read_words, ruled_edges
from corpus.readers.vietnamese import is_vietnamese
from corpus.readers.word import Word

_POINTS = 72
_OCR_SECONDS = 120
_TOLERANCE = 4
_FEWEST_WORDS = 5
_SMALLEST_CELL = 6
_THIN = 3


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in points from its top left corner."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[RuledTable, ...]
    ocr: bool


def text_page(page: PdfPage, number: int) -> Page | None:
    """The page as its text layer gives it; ``None`` where that is missing or not Vietnamese."""
    drawn = page.extract_words(x_tolerance=2, y_tolerance=3, return_chars=True)
    words = tuple(
        Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"], _is_bold(word["chars"]))
        for word in drawn
    )
    if len(words) < _FEWEST_WORDS and page.images or not words:
        return None
    if len(words) >= _FEWEST_WORDS and not is_vietnamese(" ".join(word.text for word in words)):
        return None
    return Page(number, page.width, page.height, words, tables_of(_ruled(page)), ocr=False)


def tables_of(edges: Iterable[Edge]) -> tuple[RuledTable, ...]:
    """The tables that ruled lines form: two columns or more; a box around text is none."""
    merged = merge_edges(list(edges), _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    cells: list[Box] = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    cells = [cell for cell in cells if cell[2] - cell[0] > _SMALLEST_CELL and cell[3] - cell[1] > _SMALLEST_CELL]
    found = (RuledTable(tuple(table)) for table in cells_to_tables(cells))
    return tuple(sorted((table for table in found if len(table.columns) > 1), key=lambda table: table.box[1]))


class OcrPages:
    """Reads page pictures of one file and remembers which pages it read and which it could not."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._read: list[int] = []
        self._failed: list[int] = []

    def read(self, picture: Image.Image, dpi: int, number: int) -> Page | None:
        """The page in a picture; ``None`` and a doubt where tesseract fails on it."""
        try:
            check_ocr()
        except OcrUnavailable as error:
            raise UnreadableDocument(f"“{self._name}” là bản quét, phải nhận dạng chữ: {error}") from error
        try:
            words = read_words(picture, dpi, seconds=min(_OCR_SECONDS, self._limits.seconds))
        except (RuntimeError, OSError):
            self._failed.append(number)
            return None
        self._read.append(number)
        scale = _POINTS / dpi
        tables = tables_of(ruled_edges(picture, dpi))
        return Page(number, picture.width * scale, picture.height * scale, tuple(words), tables, ocr=True)

    def doubts(self) -> tuple[str, ...]:
        """One sentence for the pages read by OCR, one for those that could not be."""
        sentences = []
        if self._read:
            sentences.append(f"Chữ ở trang {_listed(self._read)} do máy nhận dạng từ ảnh, cần đối chiếu số và ngày.")
        if self._failed:
            sentences.append(f"Không nhận dạng được chữ ở trang {_listed(self._failed)}.")
        return tuple(sentences)


def _ruled(page: PdfPage) -> list[Edge]:
    """The edges of drawn lines and boxes; the box of a highlighted word is no line of a table."""
    thin = [rect for rect in page.rects if min(rect["width"], rect["height"]) < _THIN or rect["stroke"]]
    edges = [edge for rect in thin for edge in rect_to_edges(rect)] + [line_to_edge(line) for line in page.lines]
    edges += [edge for curve in page.curves for edge in curve_to_edges(curve)]
    return [edge for edge in edges if edge["orientation"] in {"h", "v"}]


def _is_bold(characters: list[dict[str, str]]) -> bool:
    return all(
        "bold" in character["fontname"].lower() or "black" in character["fontname"].lower() for character in characters
    )


def _listed(numbers: list[int]) -> str:
    """Page numbers as people write them: "1-3, 5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)

"""One page of a PDF: its words and tables as the text layer gives them, where that can be believed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page as PdfPage
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import curve_to_edges, line_to_edge, rect_to_edges

from corpus.readers.grid import Box, Edge, RuledTable
from corpus.readers.vietnamese import is_vietnamese
from corpus.readers.word import Word

_TOLERANCE = 4
_FEWEST_LETTERS = 20
_SMALLEST_CELL = 6
_THIN = 3
_RAISED = 0.75
_LINE = 3
"""Points by which the tops of letters on one line may differ."""
_COVERED = 1
"""Points by which something must lie over a blank; letters set close overlap by less."""


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
    drawn = _without_covered_blanks(page).extract_words(x_tolerance=2, y_tolerance=3, return_chars=True)
    words = tuple(
        Word(
            _without_marks(word["chars"]), word["x0"], word["x1"], word["top"], word["bottom"], _is_bold(word["chars"])
        )
        for word in drawn
    )
    text = " ".join(word.text for word in words)
    judged = sum(map(str.isalpha, text)) >= _FEWEST_LETTERS
    if not words or (page.images and not judged) or (judged and not is_vietnamese(text)):
        return None
    return Page(number, page.width, page.height, words, tables_of(_ruled(page)), ocr=False)


def _without_covered_blanks(page: PdfPage) -> PdfPage:
    """The page without the blanks that something else is written over: "Số:      /UBND-XD" with a stamped number."""
    letters = [char for char in page.chars if not char["text"].isspace()]
    lines: dict[int, list[tuple[float, float]]] = {}
    for char in letters:
        lines.setdefault(round(char["top"] / _LINE), []).append((char["x0"], char["x1"]))

    def is_free(thing: dict[str, Any]) -> bool:
        if thing["object_type"] != "char" or not thing["text"].isspace():
            return True
        line = round(thing["top"] / _LINE)
        near = (span for at in (line - 1, line, line + 1) for span in lines.get(at, ()))
        return not any(min(end, thing["x1"]) - max(start, thing["x0"]) > _COVERED for start, end in near)

    return page.filter(is_free)


def tables_of(edges: Iterable[Edge]) -> tuple[RuledTable, ...]:
    """The tables that ruled lines form: two columns or more; a box around text is none."""
    merged = merge_edges(list(edges), _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    cells: list[Box] = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    cells = [cell for cell in cells if cell[2] - cell[0] > _SMALLEST_CELL and cell[3] - cell[1] > _SMALLEST_CELL]
    found = (RuledTable(tuple(table)) for table in cells_to_tables(cells))
    return tuple(sorted((table for table in found if len(table.columns) > 1), key=lambda table: table.box[1]))


def _ruled(page: PdfPage) -> list[Edge]:
    """The edges of drawn lines and boxes; the box of a highlighted word is no line of a table."""
    thin = [rect for rect in page.rects if min(rect["width"], rect["height"]) < _THIN or rect["stroke"]]
    edges = [edge for rect in thin for edge in rect_to_edges(rect)] + [line_to_edge(line) for line in page.lines]
    edges += [edge for curve in page.curves for edge in curve_to_edges(curve)]
    return [edge for edge in edges if edge["orientation"] in {"h", "v"}]


def _without_marks(characters: list[dict[str, Any]]) -> str:
    """A word without the small raised number of a footnote at its end."""
    usual = max(character["size"] for character in characters)
    kept = len(characters)
    while kept and characters[kept - 1]["text"].isdigit() and characters[kept - 1]["size"] < _RAISED * usual:
        kept -= 1
    return "".join(character["text"] for character in characters[: kept or len(characters)])


def _is_bold(characters: list[dict[str, str]]) -> bool:
    return all(
        "bold" in character["fontname"].lower() or "black" in character["fontname"].lower() for character in characters
    )

"""Reading a picture of a page with tesseract: its words with their places, and its ruled lines."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import pytesseract
from numpy.typing import NDArray
from PIL import Image, ImageOps
from scipy import ndimage

from corpus.readers.grid import Edge, RuledTable, inside
from corpus.readers.vietnamese import marked_words
from corpus.readers.word import Word

LANGUAGE = "vie"
_POINTS = 72
_SURE = 10
_LINE_LEVEL, _WORD_LEVEL = 4, 5
_PAGE, _BLOCK = 4, 6
"""Tesseract's page segmentation: a column of text of various sizes; one block."""
_FRAME = 20
_NARROW = 42
_NUMBERS = " -c tessedit_char_whitelist=0123456789IVXSTabcdeghi.)"
"""What a column too narrow for words holds: row numbers under STT."""
_STEEP, _LONG_INCHES = 0.086, 1.5
"""Degrees by which ruled lines may slope; inches from which a line tells its slope."""
_TILTED, _FARTHEST, _STEP, _COARSE_DPI = 0.4, 5.0, 0.5, 75
"""Degrees by which lines of text may slope, how far a page is turned to level them, and in which steps."""
_SPECKS = "|_~'`."
_DARK = 150
_LINE_INCHES = 0.35
_THICK_INCHES = 0.04


class OcrUnavailable(Exception):
    """Tesseract or its Vietnamese data is not installed; the message says what to install."""


@cache
def check_ocr() -> None:
    """``OcrUnavailable`` where pictures cannot be read on this machine."""
    try:
        languages = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, OSError) as error:
        raise OcrUnavailable("Máy này chưa cài tesseract (gói tesseract-ocr và tesseract-ocr-vie).") from error
    if LANGUAGE not in languages:
        raise OcrUnavailable("Tesseract trên máy này thiếu tiếng Việt (gói tesseract-ocr-vie).")


def read_words(picture: Image.Image, dpi: int, tables: Sequence[RuledTable], *, seconds: int) -> list[Word]:
    """The words of a page picture, boxes in points; columns of its tables are read one by one, as lone numbers in
    narrow columns are lost otherwise. ``RuntimeError`` where tesseract fails or takes too long."""
    clean = _without_lines(picture, dpi)
    frame = _FRAME * _POINTS / dpi
    words = _read(clean, dpi, (0, 0), f"--psm {_PAGE}", seconds)
    for table in tables:
        for cells in table.column_cells():
            words = [word for word in words if not any(inside(word, cell) for cell in cells)]
            x0, top = min(cell[0] for cell in cells), min(cell[1] for cell in cells)
            x1, bottom = max(cell[2] for cell in cells), max(cell[3] for cell in cells)
            strip = clean.crop(tuple(round(edge * dpi / _POINTS) for edge in (x0, top, x1, bottom)))  # type: ignore[arg-type]
            mode = f"--psm {_BLOCK}" + (_NUMBERS if x1 - x0 < _NARROW else "")
            found = _read(ImageOps.expand(strip, _FRAME, fill=255), dpi, (x0 - frame, top - frame), mode, seconds)
            words += [word for word in found if any(inside(word, cell) for cell in cells)]
    return words


def _read(picture: Image.Image, dpi: int, origin: tuple[float, float], mode: str, seconds: int) -> list[Word]:
    """The words of a picture whose top left corner lies at ``origin`` on the page."""
    output = pytesseract.Output.DICT
    config = f"{mode} --dpi {dpi}"
    data = pytesseract.image_to_data(picture, lang=LANGUAGE, config=config, timeout=seconds, output_type=output)
    return [_moved(word, *origin) for word in _words(data, _POINTS / dpi)]


def _moved(word: Word, right: float, down: float) -> Word:
    return Word(word.text, word.x0 + right, word.x1 + right, word.top + down, word.bottom + down)


def _words(data: dict[str, list[Any]], scale: float) -> Iterator[Word]:
    """Words as high as the line they stand in: a hyphen's own box lies below the middle of its neighbours."""
    line = (0.0, 0.0)
    for at, level in enumerate(data["level"]):
        top, bottom = data["top"][at] * scale, (data["top"][at] + data["height"][at]) * scale
        if level == _LINE_LEVEL:
            line = (top, bottom)
        text = data["text"][at].strip()
        if level == _WORD_LEVEL and text.strip(_SPECKS) and float(data["conf"][at]) >= _SURE:
            left, right = data["left"][at] * scale, (data["left"][at] + data["width"][at]) * scale
            yield Word(text, left, right, *line)


def straightened(picture: Image.Image, dpi: int) -> Image.Image:
    """The picture turned so that its ruled lines, or else its lines of text, are level; scans lie askew by a degree
    or so."""
    dark = _dark(picture)
    level, _ = _line_masks(dark, dpi)
    labels, _ = ndimage.label(level)
    slopes = []
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), 1):
        width = columns.stop - columns.start
        if width > _LONG_INCHES * dpi:
            stroke = labels[rows, columns] == number
            ends = [
                np.nonzero(stroke[:, part])[0].mean() for part in (slice(0, width // 20), slice(-width // 20, None))
            ]
            slopes.append((ends[1] - ends[0]) / width)
    slope = float(np.median(slopes)) if slopes else 0.0
    angle = math.degrees(math.atan(slope)) if slopes else _text_angle(dark, dpi)
    if abs(angle) < (_STEEP if slopes else _TILTED):
        return picture
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")


def _text_angle(dark: NDArray[np.bool_], dpi: int) -> float:
    """The degrees to turn a page by so that the rows of its picture are most unlike each other: lines and blanks."""
    size = (max(dark.shape[1] * _COARSE_DPI // dpi, 1), max(dark.shape[0] * _COARSE_DPI // dpi, 1))
    small = Image.fromarray(dark.astype(np.uint8) * 255).resize(size, Image.Resampling.BOX)

    def contrast(angle: float) -> float:
        rows = np.asarray(small.rotate(angle, resample=Image.Resampling.BILINEAR), dtype=np.float64).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    best = max(np.arange(-_FARTHEST, _FARTHEST + _STEP, _STEP), key=contrast)
    return float(max(np.arange(best - _STEP, best + _STEP, _STEP / 5), key=contrast))


def upright(picture: Image.Image, dpi: int, *, seconds: int) -> Image.Image:
    """The picture turned by quarters as it reads best at half its resolution; ``RuntimeError`` as ``read_words``."""
    half = picture.resize((max(picture.width // 2, 1), max(picture.height // 2, 1)))

    def reads(quarters: int) -> int:
        words = _read(half.rotate(90 * quarters, expand=True), dpi // 2, (0, 0), f"--psm {_PAGE}", seconds)
        return marked_words(" ".join(word.text for word in words))

    return picture.rotate(90 * max(range(4), key=reads), expand=True)


def ruled_edges(picture: Image.Image, dpi: int) -> list[Edge]:
    """The ruled lines of a page picture, as edges in points for pdfplumber's table finder."""
    scale = _POINTS / dpi
    edges: list[Edge] = []
    for orientation, mask in zip("hv", _line_masks(_dark(picture), dpi), strict=True):
        labels, _ = ndimage.label(mask)
        for place in ndimage.find_objects(labels):
            edges.append(_edge(orientation, place[0], place[1], scale))
    return edges


def _edge(orientation: str, rows: slice, columns: slice, scale: float) -> Edge:
    middle = (rows.start + rows.stop) / 2 * scale, (columns.start + columns.stop) / 2 * scale
    top, bottom = (middle[0],) * 2 if orientation == "h" else (rows.start * scale, rows.stop * scale)
    x0, x1 = (middle[1],) * 2 if orientation == "v" else (columns.start * scale, columns.stop * scale)
    return {
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "object_type": "line",
    }


def _dark(picture: Image.Image) -> NDArray[np.bool_]:
    return np.asarray(picture.convert("L")) < _DARK


def _line_masks(dark: NDArray[np.bool_], dpi: int) -> Iterator[NDArray[np.bool_]]:
    """Where long horizontal and long vertical strokes are: what survives an opening by a line."""
    length, gap = int(_LINE_INCHES * dpi), max(int(0.01 * dpi), 1)
    for axis in (1, 0):
        closed = ndimage.maximum_filter1d(dark, 2 * gap + 1, axis=axis)
        kept = ndimage.maximum_filter1d(ndimage.minimum_filter1d(closed, length, axis=axis), length, axis=axis)
        joined = ndimage.maximum_filter1d(kept, 3, axis=1 - axis)
        yield joined & _thin(joined, dpi, axis)


def _thin(mask: NDArray[np.bool_], dpi: int, axis: int) -> NDArray[np.bool_]:
    """False within areas too thick for a ruled line, such as pictures and dark edges of a scan."""
    thick = int(_THICK_INCHES * dpi) + 3
    core = ndimage.minimum_filter1d(mask, thick, axis=1 - axis)
    return ~ndimage.maximum_filter1d(core, thick, axis=1 - axis)


def _without_lines(picture: Image.Image, dpi: int) -> Image.Image:
    """The picture with its ruled lines painted white; tesseract reads them as letters otherwise."""
    grey = np.array(picture.convert("L"))
    horizontal, vertical = _line_masks(grey < _DARK, dpi)
    grey[horizontal | vertical] = 255
    return Image.fromarray(grey)

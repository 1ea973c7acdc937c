"""PDF: text layers that can be believed, OCR for the other pages, tables over page breaks."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException
from PIL import Image

from corpus.errors import UnreadableDocument
from corpus.layout import Layout
from corpus.readers.flow import layout_of
from corpus.readers.limits import Limits
from corpus.readers.page import Page, text_page
from corpus.readers.scanned import OcrPages

_STAMPED_BYTES = 64 * 2**20
"""A larger file is read without what is stamped on it, as a printed copy of it is held in memory."""
_POINTS = 72
_PASSWORD = "password"


def read_pdf(path: Path, limits: Limits) -> Layout:
    """The layout of a PDF. ``UnreadableDocument`` for one that is locked, damaged or has too many pages."""
    _check(path, limits)
    ocr = OcrPages(path.name, limits)
    try:
        return layout_of(list(_pages(_printed(path) or path, limits, ocr)), ocr.doubts())
    except (PdfminerException, PDFPasswordIncorrect, pypdfium2.PdfiumError) as error:
        raise UnreadableDocument(f"Tệp “{path.name}” hỏng giữa chừng, không đọc hết được.") from error


def _printed(path: Path) -> BytesIO | None:
    """The PDF as it prints, where something is stamped on it: number and day of a signed letter are often fields
    of its electronic signature, which lie over the page and not in it."""
    if path.stat().st_size > _STAMPED_BYTES:
        return None
    with pypdfium2.PdfDocument(path) as document:
        stamped = [number for number in range(len(document)) if _is_stamped(document, number)]
        if not stamped:
            return None
        for number in stamped:
            pypdfium2.raw.FPDFPage_Flatten(document[number], pypdfium2.raw.FLAT_PRINT)
        copy = BytesIO()
        document.save(copy)
        copy.seek(0)
        return copy


def _is_stamped(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether anything lies over a page; a page that cannot be opened is left for the reading to complain of."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return False
    stamped = bool(pypdfium2.raw.FPDFPage_GetAnnotCount(page))
    page.close()
    return stamped


def _check(path: Path, limits: Limits) -> None:
    try:
        with pypdfium2.PdfDocument(path) as document:
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise UnreadableDocument(f"Tệp “{path.name}” được đặt mật khẩu; hãy bỏ mật khẩu rồi thêm lại.") from error
        raise UnreadableDocument(f"Tệp “{path.name}” không phải PDF hoàn chỉnh, không mở được.") from error
    if not pages:
        raise UnreadableDocument(f"Tệp “{path.name}” không có trang nào.")
    if pages > limits.pages:
        raise UnreadableDocument(f"Tệp “{path.name}” có {pages} trang, vượt giới hạn {limits.pages} trang.")


def _pages(file: Path | BytesIO, limits: Limits, ocr: OcrPages) -> Iterator[Page]:
    """Page after page, so that memory does not grow with the document."""
    with pdfplumber.open(file) as document, pypdfium2.PdfDocument(file) as pictures:
        for number, source in enumerate(document.pages, 1):
            page = text_page(source, number)
            source.close()
            if page is None:
                page = ocr.read(*_drawn(pictures, number, limits), number)
            if page is not None:
                yield page


def _drawn(pictures: pypdfium2.PdfDocument, number: int, limits: Limits) -> tuple[Image.Image, int]:
    """The page as a picture with its resolution, lower for a page so large that its picture would not fit."""
    page = pictures[number - 1]
    width, height = page.get_size()
    dpi = limits.render_dpi
    while width * height * (dpi / _POINTS) ** 2 > limits.picture_pixels and dpi > _POINTS:
        dpi //= 2
    picture = page.render(scale=dpi / _POINTS).to_pil()
    page.close()
    return picture, dpi

"""PDF: text layers that can be believed, OCR for the other pages, tables over page breaks."""

from collections.abc import Iterator
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

_POINTS = 72
_PASSWORD = "password"


def read_pdf(path: Path, limits: Limits) -> Layout:
    """The layout of a PDF. ``UnreadableDocument`` for one that is locked, damaged or has too many pages."""
    _check(path, limits)
    ocr = OcrPages(path.name, limits)
    return layout_of(list(_pages(path, limits, ocr)), ocr.doubts())


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


def _pages(path: Path, limits: Limits, ocr: OcrPages) -> Iterator[Page]:
    """Page after page, so that memory does not grow with the document."""
    try:
        with pdfplumber.open(path) as document, pypdfium2.PdfDocument(path) as pictures:
            for number, source in enumerate(document.pages, 1):
                page = text_page(source, number)
                source.close()
                if page is None:
                    page = ocr.read(*_drawn(pictures, number, limits), number)
                if page is not None:
                    yield page
    except (PdfminerException, PDFPasswordIncorrect, pypdfium2.PdfiumError) as error:
        raise UnreadableDocument(f"Tệp “{path.name}” hỏng giữa chừng, không đọc hết được.") from error


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

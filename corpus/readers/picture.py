"""Pictures of pages (PNG, JPEG, TIFF): every frame is a page read by OCR."""

from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError

from corpus.errors import UnreadableDocument
from corpus.layout import Layout
from corpus.readers.flow import layout_of
from corpus.readers.limits import Limits
from corpus.readers.page import Page
from corpus.readers.scanned import OcrPages

_WIDTH_INCHES = 8.27


def read_picture(path: Path, limits: Limits) -> Layout:
    """The layout of a picture. A picture that does not say its resolution is taken for a page of A4."""
    Image.MAX_IMAGE_PIXELS = limits.picture_pixels
    ocr = OcrPages(path.name, limits)
    try:
        with Image.open(path) as picture:
            pages = [_page(frame, number, ocr) for number, frame in enumerate(ImageSequence.Iterator(picture), 1)]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableDocument(f"Ảnh “{path.name}” hỏng hoặc quá lớn, không mở được.") from error
    return layout_of([page for page in pages if page], ocr.doubts())


def _page(frame: Image.Image, number: int, ocr: OcrPages) -> Page | None:
    picture = frame.convert("RGB")
    return ocr.read(picture, max(round(picture.width / _WIDTH_INCHES), 70), number)

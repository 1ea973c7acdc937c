"""Pages without a text layer that can be believed: read from their picture, with a doubt that says so."""

from PIL import Image

from corpus.errors import UnreadableDocument
from corpus.readers.limits import Limits
from corpus.readers.page import Page, tables_of
from corpus.readers.vietnamese import is_vietnamese, marked_words

_POINTS = 72
_OCR_SECONDS = 120


class OcrPages:
    """Reads page pictures of one file and remembers which pages it read and which it could not."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._read: list[int] = []
        self._failed: list[int] = []

    def read(self, picture: Image.Image, dpi: int, number: int) -> Page | None:
        """The page in a picture; ``None`` and a doubt where tesseract fails on it."""
        from corpus.readers import ocr  # only now: its libraries take longer to load than most pages to read

        try:
            ocr.check_ocr()
        except ocr.OcrUnavailable as error:
            raise UnreadableDocument(f"“{self._name}” là bản quét, phải nhận dạng chữ: {error}") from error
        seconds = min(_OCR_SECONDS, self._limits.seconds)
        try:
            page = self._page(picture, dpi, number, seconds)
            if not is_vietnamese(_text(page)):
                turned = self._page(ocr.upright(picture, dpi, seconds=seconds), dpi, number, seconds)
                page = max(page, turned, key=lambda tried: marked_words(_text(tried)))
        except (RuntimeError, OSError):
            self._failed.append(number)
            return None
        self._read.append(number)
        return page

    @staticmethod
    def _page(picture: Image.Image, dpi: int, number: int, seconds: int) -> Page:
        from corpus.readers import ocr

        picture = ocr.straightened(picture, dpi)
        tables = tables_of(ocr.ruled_edges(picture, dpi))
        words = ocr.read_words(picture, dpi, tables, seconds=seconds)
        scale = _POINTS / dpi
        return Page(number, picture.width * scale, picture.height * scale, tuple(words), tables, ocr=True)

    def doubts(self) -> tuple[str, ...]:
        """One sentence for the pages read by OCR, one for those that could not be."""
        sentences = []
        if self._read:
            sentences.append(f"Chữ ở trang {_listed(self._read)} do máy nhận dạng từ ảnh, cần đối chiếu số và ngày.")
        if self._failed:
            sentences.append(f"Không nhận dạng được chữ ở trang {_listed(self._failed)}.")
        return tuple(sentences)


def _text(page: Page) -> str:
    return " ".join(word.text for word in page.words)


def _listed(numbers: list[int]) -> str:
    """Page numbers as people write them: "1-3, 5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)

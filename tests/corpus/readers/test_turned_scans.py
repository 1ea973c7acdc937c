"""Scans that lie on their side, upside down or askew are turned before they are read."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.readers import ocr
from corpus.readers.word import Word

DPI = 100
SENTENCE = "Thực hiện nhiệm vụ được giao, các đơn vị báo cáo kết quả trước ngày hẹn"


@pytest.fixture
def sheet() -> Image.Image:
    """A page of lines of dark words, the first line with one more at its left."""
    picture = Image.new("L", (600, 800), 255)
    draw = ImageDraw.Draw(picture)
    for y in range(120, 700, 24):
        for x in range(90 if y > 120 else 60, 520, 30):
            draw.rectangle((x, y, x + 22, y + 9), fill=0)
    return picture


@pytest.mark.parametrize("angle", [-3.0, -1.0, 0.8, 2.5])
def test_lines_of_text_are_made_level(sheet: Image.Image, angle: float) -> None:
    askew = sheet.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    level = np.asarray(ocr.straightened(askew, DPI)) < 128
    assert level.sum(axis=1)[150:650].min() == 0


def test_a_level_page_stays_as_it_is(sheet: Image.Image) -> None:
    assert ocr.straightened(sheet, DPI) is sheet


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_page_is_turned_as_it_reads_best(sheet: Image.Image, angle: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(picture: Image.Image, *_: object) -> list[Word]:
        pixels = np.asarray(picture) < 128
        reads = pixels[61, 31] and picture.height > picture.width
        return [Word(text, 0, 1, 0, 1) for text in (SENTENCE if reads else "ou ọp Ịa nl ɐ").split()]

    monkeypatch.setattr(ocr, "_read", read)
    turned = ocr.upright(sheet.rotate(angle, expand=True), DPI, seconds=10)
    assert np.array_equal(np.asarray(turned), np.asarray(sheet))

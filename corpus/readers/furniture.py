"""Page numbers and running heads: what belongs to the paper, not to the text."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.page import Page
from corpus.readers.word import PrintedLine, Word, lines_of

_MARGIN = 0.1
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE)


def body_words(pages: Sequence[Page]) -> list[tuple[Word, ...]]:
    """The words of each page without page numbers and without lines that most pages repeat in their margins."""
    margins = [_margin_lines(page) for page in pages]
    heads = Counter(key for lines in margins for key in {_key(line) for line in lines})
    repeated = {key for key, count in heads.items() if count > 2 and count > len(pages) / 2}
    return [
        _without(page, [line for line in lines if _PAGE_NUMBER.fullmatch(line.text) or _key(line) in repeated])
        for page, lines in zip(pages, margins, strict=True)
    ]


def _margin_lines(page: Page) -> list[PrintedLine]:
    top, bottom = page.height * _MARGIN, page.height * (1 - _MARGIN)
    free = [word for word in page.words if not any(table.holds(word) for table in page.tables)]
    return [line for line in lines_of(free, page.number) if line.bottom < top or line.top > bottom]


def _key(line: PrintedLine) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def _without(page: Page, lines: Sequence[PrintedLine]) -> tuple[Word, ...]:
    gone = {id(word) for line in lines for word in line.words}
    return tuple(word for word in page.words if id(word) not in gone)

"""Words on a page with their places, and the lines that they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

_GAP = 12.0
_OUTLIER = 2.5
_WIDE_GAP = 40.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points from the top left corner of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words side by side. ``page`` counts from 1."""

    words: tuple[Word, ...]
    page: int
    ocr: bool = False

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Upper edge of its highest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower edge of its lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    def halves(self) -> "tuple[PrintedLine, PrintedLine] | None":
        """Left and right part where one gap is far wider than the others, as between two columns."""
        gaps = [right.x0 - left.x1 for left, right in zip(self.words, self.words[1:], strict=False)]
        if not gaps or max(gaps) < _GAP:
            return None
        at = gaps.index(max(gaps)) + 1
        rest = [gap for number, gap in enumerate(gaps, 1) if number != at]
        if max(gaps) < _WIDE_GAP and (not rest or max(gaps) < _OUTLIER * max(median(rest), 2.0)):
            return None
        return PrintedLine(self.words[:at], self.page, self.ocr), PrintedLine(self.words[at:], self.page, self.ocr)


def lines_of(words: Iterable[Word], page: int, *, ocr: bool = False) -> list[PrintedLine]:
    """Words grouped into lines, top to bottom: a word belongs to the line whose middle its box crosses."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle[1]):
        row = rows[-1] if rows else []
        if row and word.top < median(w.middle[1] for w in row) < word.bottom:
            row.append(word)
        else:
            rows.append([word])
    return [PrintedLine(tuple(sorted(row, key=lambda word: word.x0)), page, ocr) for row in rows]


def running_text(words: Sequence[Word]) -> str:
    """The text of a cell: its lines joined, a word cut by a hyphen at the line's end put together."""
    text = ""
    for line in lines_of(words, 0):
        glued = text.endswith(("-", "/")) and not text.endswith((" -", " /"))
        text += line.text if not text or glued else f" {line.text}"
    return text

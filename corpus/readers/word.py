"""Words on a page with their places, and the lines that they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


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

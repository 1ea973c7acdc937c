"""Stretches of a page in two columns: the header block, and the recipients beside the signature."""

from dataclasses import dataclass
from statistics import median

from corpus.readers.word import PrintedLine

_GAP = 12.0
_OUTLIER = 2.5
_WIDE_GAP = 40.0
_CAPITALS = 0.7
_NEAR = 60.0
_APART = 1.2
RECIPIENTS = "nơi nhận"


@dataclass(slots=True)
class Columns:
    """The lines of both columns, top to bottom."""

    left: list[PrintedLine]
    right: list[PrintedLine]

    @classmethod
    def opened(cls, line: PrintedLine) -> "Columns | None":
        """The columns that a line opens: an authority in capitals at the right, or the recipients at the left."""
        halves = _halves(line)
        if halves is None:
            return None
        left, right = halves
        if _in_capitals(right.text) or left.text.lower().startswith(RECIPIENTS):
            return cls([left], [right])
        return None

    def takes(self, line: PrintedLine) -> bool:
        """Adds a line that stays within the columns; false for one that runs across, stands in the middle, or stands
        apart below a header block (a signature's name stands apart, too)."""
        halves = _halves(line)
        apart = line.top - self._bottom > _APART * (line.bottom - line.top)
        if halves is not None and halves[0].x1 < self._right_edge and halves[1].x0 > self._left_edge:
            self.left.append(halves[0])
            self.right.append(halves[1])
        elif apart and not self._signed:
            return False
        elif line.x1 < self._right_edge and line.x0 < self._left_edge:
            self.left.append(line)
        elif line.x0 > self._left_edge and abs(_middle(line) - median(map(_middle, self.right))) < _NEAR:
            self.right.append(line)
        else:
            return False
        return True

    @property
    def _signed(self) -> bool:
        return self.left[0].text.lower().startswith(RECIPIENTS)

    @property
    def _bottom(self) -> float:
        return max(line.bottom for line in (*self.left, *self.right))

    @property
    def _left_edge(self) -> float:
        return max(line.x1 for line in self.left)

    @property
    def _right_edge(self) -> float:
        return min(line.x0 for line in self.right)


def _halves(line: PrintedLine) -> tuple[PrintedLine, PrintedLine] | None:
    """Left and right part where one gap is far wider than the others."""
    gaps = [right.x0 - left.x1 for left, right in zip(line.words, line.words[1:], strict=False)]
    if not gaps or max(gaps) < _GAP:
        return None
    at = gaps.index(max(gaps)) + 1
    rest = gaps[: at - 1] + gaps[at:]
    if max(gaps) < _WIDE_GAP and max(gaps) < _OUTLIER * max(median(rest) if rest else 0.0, 2.0):
        return None
    return PrintedLine(line.words[:at], line.page, line.ocr), PrintedLine(line.words[at:], line.page, line.ocr)


def _middle(line: PrintedLine) -> float:
    return (line.x0 + line.x1) / 2


def _in_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(map(str.isupper, letters)) > _CAPITALS * len(letters)

"""Hard-wrapped lines put back into paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.layout import Paragraph, Table
from corpus.readers.markup import Line
from corpus.words import label_of, structure, unit_head

BULLET = re.compile(r"[-+•–*]\s*(?=\S)|\*")
NUMBERING = re.compile(r"(?:\d+(?:\.\d+)*[.)]|[ivxlc]+[.)]|[IVXLC]+[.)]|[a-zđ][.)])\s*(?=\S)")
YEARS = re.compile(r"[-–] ?(?:19|20)\d{2}\b")
"""The second half of a period of years that a line break cut in two."""
TERMINAL = re.compile(r"[.;:!?…/][\"”’)\]]*$")
MOTTO = re.compile(r"độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc\W*$", re.IGNORECASE)
SPLIT_TOKEN = re.compile(r"[\w/]-$")
PRINTED = 100
"""Characters that a printed line has at most; a document has longer paragraphs unless each holds one line."""
FULL = 0.75
"""Share of the longest line that another one fills where a sentence may go on after it with a capital."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a file is wrapped: ``width`` of a full line, ``None`` where paragraphs stand on one line each."""

    width: int | None
    gap: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Wrapping":
        """Reads the wrapping off the lines: many lines of nearly the same greatest length mean a fixed width."""
        lengths = sorted(len(line.text) for line in lines)
        widest = lengths[int(len(lengths) * 0.95)] if lengths else 0
        full = sum(length >= 0.8 * widest for length in lengths)
        gaps = Counter(line.gap for line in lines[1:])
        tight = gaps[0] > 0.15 * len(lines)
        wrapped = 30 <= widest <= 140 and full >= 0.3 * len(lengths)
        return cls(widest if wrapped else None, 0 if tight or not gaps else gaps.most_common(1)[0][0])

    def continues(self, paragraph: str, last: Line, line: Line) -> bool:
        """Whether ``line`` goes on with the paragraph whose last line is ``last``."""
        ended = bool(TERMINAL.search(paragraph))
        if YEARS.match(line.text) and paragraph[-1:].isdigit():
            return True
        if opens(line.text) or line.heading or (last.heading and line.gap):
            return False
        if MOTTO.match(paragraph) or _two_names(paragraph, last, line):
            return False
        if line.gap > self.gap:
            return lower_start(line.text) and not ended
        if self.gap == 0:
            alike = _alike(last.text, line.text) or lower_start(line.text)
            return alike and (last.bold == line.bold or not ended)
        if self.width is None:
            return line.gap < self.gap or (lower_start(line.text) and not ended)
        return self._fills(last, line, ended)

    def _fills(self, last: Line, line: Line, ended: bool) -> bool:
        width = self.width or 0
        if lower_start(line.text):
            return not ended or len(last.text) >= 0.75 * width
        if not _alike(last.text, line.text):
            return False
        return len(last.text) >= (0.75 if ended else 0.5) * width


def opens(text: str) -> bool:
    """Whether a line begins a part of its own: a bullet, a number, an annex, a labelled line."""
    if BULLET.match(text) or structure().opener.match(text) or label_of(text):
        return True
    number = NUMBERING.match(text)
    return number is not None and not text[number.end() :][:1].islower()


def lower_start(text: str) -> bool:
    """Whether a line begins inside a sentence: lower case, a digit, a bracket or a quotation mark."""
    first = text[:1]
    return first.islower() or first.isdigit() or first in "(“\"'‘/–,;.)"


def _two_names(paragraph: str, last: Line, line: Line) -> bool:
    """Whether two lines in capitals stand one below the other as names do: of unlike weight, or each begun like one."""
    if not (paragraph.isupper() and line.text.isupper()):
        return False
    return last.bold != line.bold or bool(unit_head().match(paragraph) and unit_head().match(line.text))


def _alike(left: str, right: str) -> bool:
    """Whether two lines are both in capitals or both not; a word or two may go with either."""
    shares = [_capitals(text) for text in (left, right)]
    return None in shares or shares[0] == shares[1]


def _capitals(text: str) -> bool | None:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters) if len(letters) > 5 else None


def join(left: str, right: str) -> str:
    """Two parts of a paragraph: "57-" and "NQ/TW" meet without a space, words with one."""
    if SPLIT_TOKEN.search(left) and right[:1].isalnum():
        return left + right
    return f"{left} {right}"


def unwrap(lines: Sequence[Line], wrapping: Wrapping) -> list[Paragraph]:
    """The paragraphs that the lines make."""
    paragraphs: list[Paragraph] = []
    last: Line | None = None
    for line in lines:
        if last is not None and wrapping.continues(paragraphs[-1].text, last, line):
            head = paragraphs[-1]
            paragraphs[-1] = Paragraph(join(head.text, line.text), head.heading, head.bold and line.bold)
        else:
            paragraphs.append(Paragraph(line.text, line.heading, line.bold))
        last = line
    return paragraphs


def rejoined(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """The blocks, where every paragraph holds one printed line with those of one sentence put together: text that
    was pasted into Word comes so."""
    listed = list(blocks)
    width = max((len(block.text) for block in listed if isinstance(block, Paragraph)), default=0)
    held: Paragraph | None = None
    last = 0
    for block in listed:
        line = block if isinstance(block, Paragraph) else None
        if held and line and width <= PRINTED and _unfinished(held, line, full=last >= FULL * width):
            held = replace(held, text=join(held.text, line.text))
        else:
            if held:
                yield held
            held = line
            if line is None:
                yield block
        last = len(line.text) if line else 0
    if held:
        yield held


def _unfinished(above: Paragraph, below: Paragraph, *, full: bool) -> bool:
    """Whether a sentence goes on below: in lower case, or with a capital after a ``full`` line."""
    if TERMINAL.search(above.text) or opens(below.text) or above.heading != below.heading or above.bold != below.bold:
        return False
    return _alike(above.text, below.text) and (full or lower_start(below.text))

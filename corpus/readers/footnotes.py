"""Footnotes of printed pages: small lines at the foot, taken out of the running text and put after it."""

import re
from collections.abc import Sequence
from statistics import median

from corpus.layout import Paragraph
from corpus.readers.word import PrintedLine, Word, lines_of
from corpus.readers.wrapping import join

_SMALL = 0.9
_NUMBERED = re.compile(r"(\d{1,2})\s*(?=\D)")


def split_footnotes(words: Sequence[Word], page: int) -> tuple[tuple[Word, ...], list[Paragraph]]:
    """The words of a page without its footnotes, and the footnotes, "[1] …" each.

    Footnotes are the lines at the very foot that are smaller than most text and begin with a number.
    """
    lines = lines_of(words, page)
    usual = median(map(_height, lines)) if lines else 0.0
    start = len(lines)
    while start and _height(lines[start - 1]) < _SMALL * usual:
        start -= 1
    while start < len(lines) and not _NUMBERED.match(lines[start].text):
        start += 1
    gone = {id(word) for line in lines[start:] for word in line.words}
    return tuple(word for word in words if id(word) not in gone), _notes(lines[start:], page)


def _notes(lines: Sequence[PrintedLine], page: int) -> list[Paragraph]:
    texts: list[str] = []
    for line in lines:
        number = _NUMBERED.match(line.text)
        if number and (not texts or int(number[1]) == _number_of(texts[-1]) + 1):
            texts.append(f"[{number[1]}] {line.text[number.end() :]}")
        else:
            texts[-1] = join(texts[-1], line.text)
    return [Paragraph(text, page=page) for text in texts]


def _number_of(note: str) -> int:
    return int(note[1 : note.index("]")])


def _height(line: PrintedLine) -> float:
    return median(word.bottom - word.top for word in line.words)

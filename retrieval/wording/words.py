"""Words of a question with their places, and phrases found among them whether typed with diacritics or without."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from retrieval.wording.clean import fold, place_tones

WORD = re.compile(r"[^\W\d_]+|\d+")
_PATTERN_WORD = re.compile(r"\\.|[^\W\d_]+")
Payload = TypeVar("Payload")


class Word(NamedTuple):
    """One run of letters or of digits: ``key`` is lower case, ``plain`` has no diacritics either."""

    text: str
    key: str
    plain: str
    start: int
    end: int

    def is_same(self, key: str, plain: str) -> bool:
        """Whether this can be the word ``key``: typed exactly so, or typed without any diacritics."""
        return self.key == key or (self.plain == plain and self.key == self.plain)


@lru_cache(maxsize=64)
def words(text: str) -> tuple[Word, ...]:
    """The words of a clean text in order. The last few texts are remembered, as many readers share one question."""
    lower, plain = text.lower(), fold(text)
    if not len(lower) == len(plain) == len(text):
        return tuple(_word(match) for match in WORD.finditer(text))
    spans = (match.span() for match in WORD.finditer(text))
    return tuple(Word(text[start:end], lower[start:end], plain[start:end], start, end) for start, end in spans)


def _word(match: re.Match[str]) -> Word:
    written = match.group()
    return Word(written, written.lower(), fold(written), *match.span())


def loose(pattern: str) -> re.Pattern[str]:
    """A pattern written with diacritics, compiled to match each of its words also without them, in any case."""
    return re.compile(_PATTERN_WORD.sub(_either, pattern), re.IGNORECASE)


def _either(match: re.Match[str]) -> str:
    word = match.group()
    plain = fold(word)
    return word if word.startswith("\\") or plain == word.lower() else f"(?:{word}|{plain})"


@dataclass(frozen=True, slots=True)
class Found(Generic[Payload]):
    """A phrase found in a text: its place, first and last word (half-open), and what it stands for."""

    start: int
    end: int
    first: int
    last: int
    payload: Payload


class Phrases(Generic[Payload]):
    """A table of phrases, each standing for something; the longest phrase at a place wins."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        self._entries: defaultdict[str, list[tuple[tuple[tuple[str, str], ...], Payload]]] = defaultdict(list)
        for phrase, payload in entries:
            parts = tuple((word.key, word.plain) for word in words(place_tones(phrase)))
            if parts:
                self._entries[parts[0][1]].append((parts, payload))
        for choices in self._entries.values():
            choices.sort(key=lambda entry: -len(entry[0]))

    def find(self, question: tuple[Word, ...]) -> Iterator[Found[Payload]]:
        """Phrases of the question from left to right, none overlapping another."""
        end = 0
        for first, word in enumerate(question):
            if first >= end and word.plain in self._entries and (found := self._at(question, first)):
                yield found
                end = found.last

    def _at(self, question: tuple[Word, ...], first: int) -> Found[Payload] | None:
        for parts, payload in self._entries[question[first].plain]:
            last = first + len(parts)
            if last <= len(question) and all(
                word.is_same(*part) for word, part in zip(question[first:last], parts, strict=True)
            ):
                return Found(question[first].start, question[last - 1].end, first, last, payload)
        return None

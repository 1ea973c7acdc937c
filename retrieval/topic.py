"""What a question is about: its telling words, how rare they are, and how much of them an entry covers."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from index.entries import Entry
from retrieval.wording.abbreviations import find_abbreviations, spell_out
from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.words import words

WORD = re.compile(r"[^\W_]+")
SYNONYM = 0.85
"""What a synonym counts against the word itself."""
UNKNOWN = 1.15
"""How much rarer than the rarest known word a word is that no document has."""

Phrase = tuple[str, frozenset[str]]
"""Words between blanks, and the set of them: looking for the set first saves reading most texts."""


@dataclass(frozen=True, slots=True)
class Term:
    """A telling word: its weight (inverse document frequency), the phrases that may stand for it, each between
    blanks as it is sought in the form of ``spaced``, and whether any document has it or one of them."""

    word: str
    weight: float
    synonyms: tuple[str, ...]
    known: bool = True


@dataclass(frozen=True)
class Topic:
    """The telling words of a question in order."""

    terms: tuple[Term, ...]

    @cached_property
    def weight(self) -> float:
        """The weight of all terms together."""
        return sum(term.weight for term in self.terms)

    @property
    def unknown(self) -> float:
        """The share of the topic's weight in words that no document has: 0 to 1."""
        return sum(term.weight for term in self.terms if not term.known) / self.weight if self.terms else 0.0

    def without(self, phrases: Iterable[str]) -> "Topic":
        """The topic without the words of some phrases."""
        left_out = _all_parts(phrases)
        return Topic(tuple(term for term in self.terms if term.word not in left_out))

    def coverage(self, text: str) -> float:
        """The share of the topic's weight that a text covers (in the form of ``spaced``), synonyms in part: 0 to 1."""
        covered, held = 0.0, _words_of(text)
        for word, weight, synonyms in self._sought:
            if word in held:
                covered += weight
            else:
                for phrase, parts in synonyms:
                    if parts <= held and phrase in text:
                        covered += SYNONYM * weight
                        break
        return covered / self.weight if self.terms else 0.0

    def pairs(self, text: str) -> float:
        """The share of neighbouring terms that are neighbours in the text too: 0 to 1."""
        held = _words_of(text)
        beside = [pair in text for pair, parts in self._neighbours if parts <= held]
        return sum(beside) / len(self._neighbours) if self._neighbours else 0.0

    @cached_property
    def _sought(self) -> list[tuple[str, float, list[Phrase]]]:
        """Each word, its weight, and what may stand for it."""
        return [(term.word, term.weight, list(map(_phrase, term.synonyms))) for term in self.terms]

    @cached_property
    def _neighbours(self) -> list[Phrase]:
        return [_phrase(f" {left.word} {right.word} ") for left, right in pairwise(self.terms)]


class Vocabulary:
    """The words of all entries: how rare each is, what stands for what, and each entry's words for looking up."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.texts = [_sought_in(entry) for entry in entries]
        self._has_ocr = any(entry.ocr for entry in entries)
        self._count = Counter(word for text in self.texts for word in set(text.split()))
        self._folded = frozenset(map(fold, self._count))
        self._size = max(1, len(entries))
        self._rarest = math.log(1 + self._size / 1.5)

    def knows(self, word: str) -> bool:
        """Whether some entry has a word, given without diacritics."""
        return word in self._folded

    def weight(self, word: str) -> float:
        """The inverse document frequency of a word; one that no entry has weighs most."""
        known = self._count.get(word)
        return math.log(1 + self._size / (known + 0.5)) if known else UNKNOWN * self._rarest

    def topic(self, question: str, left_out: Iterable[str]) -> Topic:
        """The topic of a question in full words with diacritics; ``left_out`` are words that say how it asks."""
        text = spaced(question)
        skipped = _all_parts(left_out)
        telling = [word for word in text.split() if word not in skipped and is_telling(word)]
        return Topic(tuple(self._term(word, text) for word in dict.fromkeys(telling)))

    def _term(self, word: str, question: str) -> Term:
        synonyms = _synonyms(word, question)
        if self._has_ocr:
            synonyms = (*synonyms, f" {unmarked(word)} ")
        known = word in self._count or any(all(part in self._count for part in phrase.split()) for phrase in synonyms)
        return Term(word, self.weight(word), synonyms, known)


def is_telling(word: str) -> bool:
    """Whether a word (lower case, with diacritics) says what something is about: no number, no function word."""
    return word not in _function_words() and not word.isdigit() and len(word) > 1


@lru_cache(maxsize=8192)
def spaced(text: str) -> str:
    """Lower-case words between single spaces, with one at each end; labels and issuers come again and again."""
    return _between_spaces(clean(text))


def unmarked(word: str) -> str:
    """The form that stands for a word where its marks may be wrong: "nổ" is "~no" in what OCR read as "nô"."""
    return f"~{fold(word)}"


def spaced_of_picture(text: str) -> str:
    """A text that OCR read, in the form of ``spaced``, each word also without its marks."""
    words_read = spaced(text)
    return f"{words_read}{' '.join(map(unmarked, words_read.split()))} "


def in_words(text: str) -> str:
    """A text in clean words, and again with its abbreviations spelled out where it has any."""
    cleaned = clean(text)
    found = find_abbreviations(cleaned, words(cleaned))
    return f"{cleaned} {spell_out(cleaned, found)}" if found else cleaned


def _sought_in(entry: Entry) -> str:
    """An entry's words in the form of ``spaced``."""
    whole = in_words(entry.text)
    return spaced_of_picture(whole) if entry.ocr else _between_spaces(whole)


def _between_spaces(cleaned: str) -> str:
    return f" {' '.join(WORD.findall(cleaned.lower()))} "


def _phrase(phrase: str) -> Phrase:
    return phrase, frozenset(phrase.split())


@lru_cache(maxsize=1024)
def _words_of(text: str) -> frozenset[str]:
    """The words of a text in the form of ``spaced``; those of the entries that are asked for most are remembered."""
    return frozenset(text.split())


@lru_cache(maxsize=8192)
def _parts(phrase: str) -> frozenset[str]:
    """The words of a phrase in the form of ``spaced``."""
    return frozenset(spaced(phrase).split())


def _all_parts(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(_parts, phrases))


def _synonyms(word: str, question: str) -> tuple[str, ...]:
    """The other phrases of every group of which the question has a phrase with this word."""
    found: dict[str, None] = {}
    for phrase, others in _groups().get(word, ()):
        if phrase in question:
            found |= dict.fromkeys(others)
    return tuple(found)


@cache
def _function_words() -> frozenset[str]:
    data = load("function_words")
    return frozenset((*data["words"], *data["extra"]))


@cache
def _groups() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Word → the phrases with it, each with the phrases that may stand for it."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for group in load("synonyms")["groups"]:
        phrases = tuple(dict.fromkeys(spaced(phrase) for phrase in group))
        for phrase in phrases:
            others = tuple(other for other in phrases if other != phrase)
            for word in phrase.split():
                table.setdefault(word, []).append((phrase, others))
    return table

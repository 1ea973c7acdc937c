"""What a question is about: its telling words, how rare they are, and how much of them an entry covers."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Term:
    """A telling word: its weight (inverse document frequency), the phrases that may stand for it, and whether any
    document has it or one of them."""

    word: str
    weight: float
    synonyms: tuple[str, ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Topic:
    """The telling words of a question in order, with diacritics where ``marked``."""

    terms: tuple[Term, ...]
    marked: bool = True

    @property
    def weight(self) -> float:
        """The weight of all terms together."""
        return sum(term.weight for term in self.terms)

    @property
    def unknown(self) -> float:
        """The share of the topic's weight in words that no document has: 0 to 1."""
        return sum(term.weight for term in self.terms if not term.known) / self.weight if self.terms else 0.0

    def coverage(self, text: str) -> float:
        """The share of the topic's weight that a text covers (in the form of ``spaced``): 0 to 1."""
        return sum(_share(term, text) * term.weight for term in self.terms) / self.weight if self.terms else 0.0

    def pairs(self, text: str) -> float:
        """The share of neighbouring terms that are neighbours in the text too: 0 to 1."""
        neighbours = list(zip(self.terms, self.terms[1:], strict=False))
        if not neighbours:
            return 0.0
        return sum(f" {left.word} {right.word} " in text for left, right in neighbours) / len(neighbours)


def _share(term: Term, text: str) -> float:
    if f" {term.word} " in text:
        return 1.0
    return SYNONYM if any(f" {phrase} " in text for phrase in term.synonyms) else 0.0


class Form:
    """The words of all entries in one form, with diacritics or without: how rare each is, what stands for what."""

    def __init__(self, texts: Sequence[str], *, marked: bool) -> None:
        self.marked = marked
        self.texts = [spaced(text, marked=marked) for text in texts]
        self._count = Counter(word for text in self.texts for word in set(text.split()))
        self._rarest = math.log(1 + max(1, len(texts)) / 1.5)
        self._size = max(1, len(texts))

    def knows(self, word: str) -> bool:
        """Whether some entry has the word."""
        return word in self._count

    def weight(self, word: str) -> float:
        """The inverse document frequency of a word; one that no entry has weighs most."""
        known = self._count.get(word)
        return math.log(1 + self._size / (known + 0.5)) if known else UNKNOWN * self._rarest

    def topic(self, question: str, left_out: Iterable[str]) -> Topic:
        """The topic of a question whose abbreviations are spelled out; ``left_out`` are words that say how it asks."""
        text = spaced(question, marked=self.marked)
        skipped = _function_words(self.marked) | {
            word for phrase in left_out for word in spaced(phrase, marked=self.marked).split()
        }
        telling = [word for word in text.split() if word not in skipped and not word.isdigit() and len(word) > 1]
        return Topic(tuple(self._term(word, text) for word in dict.fromkeys(telling)), self.marked)

    def _term(self, word: str, question: str) -> Term:
        synonyms = self._synonyms(word, question)
        known = word in self._count or any(all(part in self._count for part in phrase.split()) for phrase in synonyms)
        return Term(word, self.weight(word), synonyms, known)

    def _synonyms(self, word: str, question: str) -> tuple[str, ...]:
        """The other phrases of every group of which the question has a phrase with this word."""
        found: dict[str, None] = {}
        for phrase, others in _groups(self.marked).get(word, ()):
            if f" {phrase} " in question:
                found |= dict.fromkeys(others)
        return tuple(found)


class Vocabulary:
    """The words of all entries: with diacritics for questions typed with them, without for the others."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        texts = [f"{entry.text} {spelled_out(entry.text)}" for entry in entries]
        self._marked = Form(texts, marked=True)
        self._folded = Form(texts, marked=False)

    def form(self, *, marked: bool) -> Form:
        """The form that fits a question."""
        return self._marked if marked else self._folded


def spelled_out(text: str) -> str:
    """A text's lines with abbreviations in words, where it has any; "" where it has none."""
    cleaned = clean(text)
    found = find_abbreviations(cleaned, words(cleaned))
    return spell_out(cleaned, found) if found else ""


def spaced(text: str, *, marked: bool) -> str:
    """Lower-case words between single spaces, with one at each end; without diacritics unless ``marked``."""
    cleaned = clean(text)
    return f" {' '.join(WORD.findall(cleaned.lower() if marked else fold(cleaned)))} "


@cache
def _function_words(marked: bool) -> frozenset[str]:
    data = load("function_words")
    return frozenset(word if marked else fold(word) for word in (*data["words"], *data["extra"]))


@cache
def _groups(marked: bool) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Word → the phrases with it, each with the phrases that may stand for it."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for group in load("synonyms")["groups"]:
        phrases = tuple(dict.fromkeys(spaced(phrase, marked=marked).strip() for phrase in group))
        for phrase in phrases:
            others = tuple(other for other in phrases if other != phrase)
            for word in phrase.split():
                table.setdefault(word, []).append((phrase, others))
    return table

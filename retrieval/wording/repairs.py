"""What a misspelt word may have been, each guess with its cost."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import OSA

from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.language import Language
from retrieval.wording.typing import decode_word

_TYPED_RAW = 0.5
_SOUND = 1.0
_MISSING_MARK = 0.7
_WRONG_MARK = 2.0
_REPEATED = 0.5
_EDIT = 4.0
_SWAP = 2.5
_SHORTEST_EDITED = 3
_VOWELS = frozenset("aeiouy")


class Guess(NamedTuple):
    """A word that may have been meant; ``cost`` is how much likelihood (natural logarithm) the error takes.

    An ``edited`` guess changes letters, so that it needs support by the words beside it.
    """

    word: str
    cost: float
    edited: bool = False


class Repairs:
    """Guesses among the words that a language knows."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._shortened: defaultdict[str, list[str]] = defaultdict(list)
        for plain in language.plain_words:
            for form in _shorter(plain):
                self._shortened[form].append(plain)

    def guesses(self, word: str) -> list[Guess]:
        """What an impossible or unknown word (lower case) may be, each guess once at its lowest cost."""
        best: dict[str, Guess] = {}
        for guess in self._all(word):
            if guess.word not in best or guess.cost < best[guess.word].cost:
                best[guess.word] = guess
        return list(best.values())

    def slips(self, word: str) -> list[Guess]:
        """Known words that are easily typed for this one: others in diacritics or, by their sound, in the onset."""
        return [*self.variants(word), *(guess for guess in self._by_sound(word) if guess.word != word)]

    def variants(self, word: str) -> list[Guess]:
        """Known words that differ from this one in diacritics only."""
        return [Guess(form, _mark_cost(word, form)) for form in self._language.forms(fold(word)) if form != word]

    def _all(self, word: str) -> Iterator[Guess]:
        yield from self.variants(word)
        yield from self._typed_raw(word)
        yield from self._by_sound(word)
        yield from self._repeated(word)
        if len(word) >= _SHORTEST_EDITED:
            yield from self._edited(word)

    def _typed_raw(self, word: str) -> Iterator[Guess]:
        decoded = decode_word(word)
        if decoded is not None and self._language.knows(decoded):
            yield Guess(decoded, _TYPED_RAW)

    def _by_sound(self, word: str) -> Iterator[Guess]:
        for typed, meant in load("chat_words")["sounds"].items():
            if word.startswith(typed):
                for onset in meant:
                    heard = onset + word[len(typed) :]
                    for form in self._language.forms(fold(heard)):
                        yield Guess(form, _SOUND + _mark_cost(heard, form))

    def _repeated(self, word: str) -> Iterator[Guess]:
        """Letters held down or typed twice: "hạnnn", "dùnng"."""
        once = "".join(char for char, _ in groupby(word))
        if once != word:
            forms = [once] if self._language.knows(once) else self._language.forms(fold(once))
            yield from (Guess(form, _REPEATED + _mark_cost(once, form)) for form in forms)

    def _edited(self, word: str) -> Iterator[Guess]:
        """Known words one letter away; two swapped letters are surer, and what has no vowel can only lack one."""
        plain = fold(word)
        near = {known for form in _shorter(plain) for known in self._shortened.get(form, ())}
        if not _VOWELS & set(plain):
            near = {known for known in near if len(known) > len(plain)}
        for known in near:
            if known != plain and OSA.distance(plain, known, score_cutoff=1) <= 1:
                swapped = sorted(plain) == sorted(known)
                for form in self._language.forms(known):
                    yield Guess(form, (_SWAP if swapped else _EDIT) + _mark_cost(word, form), not swapped)


def _shorter(plain: str) -> set[str]:
    """The word, and the word without each of its letters: two words one edit apart share one of these."""
    return {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))}


def _mark_cost(typed: str, meant: str) -> float:
    """Cost of the marks that were left out, and of those that were typed and are not meant."""
    given, wanted = _marks(typed), _marks(meant)
    missing = sum(wanted.get(mark, 0) > given.get(mark, 0) for mark in wanted)
    wrong = sum(given.get(mark, 0) > wanted.get(mark, 0) for mark in given)
    return missing * _MISSING_MARK + wrong * _WRONG_MARK


@cache
def _marks(word: str) -> dict[str, int]:
    marks: dict[str, int] = {}
    for char in unicodedata.normalize("NFD", word):
        if unicodedata.combining(char) or char == "đ":
            marks[char] = marks.get(char, 0) + 1
    return marks

"""Typing errors repaired and missing diacritics restored, as far as the language of the plans makes them likely."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.wording.abbreviations import short_forms
from retrieval.wording.clean import fold
from retrieval.wording.english import english_words, is_english
from retrieval.wording.language import Language
from retrieval.wording.numbers import find_numbers
from retrieval.wording.repairs import Guess, Repairs
from retrieval.wording.syllables import by_plain, syllables
from retrieval.wording.words import Word, words

_MOSTLY_UNMARKED = 0.35
_DOUBT = 6.0
_RARE = 3.0
_MOST_FORMS = 8
_LONGEST_ABBREVIATION = 6
_SHORTEST_GLUED = 5
_LONGEST_WORD = 14
_SURE_EDIT_LENGTH = 5
_ROMAN = re.compile(r"[ivx]{2,}")
_GLUED = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_CLOSE = re.compile(r"[ ]*")


@dataclass(frozen=True, slots=True)
class Repaired:
    """``text`` with errors repaired, and ``restored`` with the missing diacritics too; equally long."""

    text: str
    restored: str


class Spelling:
    """Reads words in their context; what is possible and known stays as it was typed."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._repairs = Repairs(language)

    def repair(self, text: str) -> Repaired:
        """The clean text repaired; diacritics are restored where most of the words lack them."""
        text = self._parted(text)
        question = words(text)
        guarded = self._guarded(text, question)
        restoring = _is_unmarked(question, guarded)
        options = [
            [Guess(word.key, 0.0)] if word in guarded else self._options(question, at, restoring)
            for at, word in enumerate(question)
        ]
        chosen = self._likeliest(text, question, options)
        typed = [_as_typed(word, meant, restoring) for word, meant in zip(question, chosen, strict=True)]
        return Repaired(_write(text, question, typed), _write(text, question, chosen))

    def _options(self, question: tuple[Word, ...], at: int, restoring: bool) -> list[Guess]:
        """What a word may be: itself if it is possible, else what it was meant to be."""
        word = question[at]
        unmarked = word.key == word.plain
        if restoring and unmarked and (forms := self._language.forms(word.plain)):
            return [Guess(form, 0.0) for form in forms[:_MOST_FORMS]]
        if word.key not in syllables():
            return self._guesses(question, at) or [Guess(word.key, 0.0)]
        common = self._language.is_common(word.key)
        if restoring or (common and not word.text.islower()) or not self._is_lonely(question, at):
            return [Guess(word.key, 0.0)]
        others = self._repairs.slips(word.key) if common else self._guesses(question, at)
        doubt = _DOUBT if common else _RARE
        return [Guess(word.key, 0.0), *(Guess(other.word, other.cost + doubt) for other in others)]

    def _guesses(self, question: tuple[Word, ...], at: int) -> list[Guess]:
        return [guess for guess in self._repairs.guesses(question[at].key) if self._is_supported(question, at, guess)]

    def _is_lonely(self, question: tuple[Word, ...], at: int) -> bool:
        """Whether a word was never seen beside its neighbours."""
        key = question[at].key
        seen_before = at > 0 and self._language.follows(question[at - 1].key, key)
        return not seen_before and not (at + 1 < len(question) and self._language.follows(key, question[at + 1].key))

    def _is_supported(self, question: tuple[Word, ...], at: int, guess: Guess) -> bool:
        """Whether a guess is seen beside a neighbour; others need it not, unless letters or a name are changed."""
        word = question[at]
        is_name = at > 0 and word.text[0].isupper() and word.key == word.plain
        if not is_name and (not guess.edited or len(word.plain) >= _SURE_EDIT_LENGTH):
            return True
        before = self._as_known(question[at - 1]) if at else ()
        after = self._as_known(question[at + 1]) if at + 1 < len(question) else ()
        follows = self._language.follows
        return any(follows(other, guess.word) for other in before) or any(follows(guess.word, other) for other in after)

    def _as_known(self, word: Word) -> Sequence[str]:
        """What a neighbour may be, without reading it: itself, or every word that its letters stand for."""
        return (word.key,) if word.key != word.plain else self._language.forms(word.plain)

    def _likeliest(self, text: str, question: tuple[Word, ...], options: list[list[Guess]]) -> list[str]:
        """The likeliest choice for all words together (Viterbi over pairs of neighbours)."""
        scores: list[dict[str, tuple[float, str | None]]] = []
        for at, guesses in enumerate(options):
            joined = at > 0 and _CLOSE.fullmatch(text, question[at - 1].end, question[at].start) is not None
            scores.append({guess.word: self._best(guess, scores[-1] if scores else {}, joined) for guess in guesses})
        chosen: list[str] = []
        current = max(scores[-1], key=lambda word: scores[-1][word][0]) if scores else None
        for column in reversed(scores):
            if current is None:
                break
            chosen.append(current)
            current = column[current][1]
        return chosen[::-1]

    def _best(
        self, guess: Guess, before: dict[str, tuple[float, str | None]], joined: bool
    ) -> tuple[float, str | None]:
        if not before:
            return self._language.after(None, guess.word) - guess.cost, None
        after = self._language.after
        score, previous = max(
            (score + after(word if joined else None, guess.word), word) for word, (score, _) in before.items()
        )
        return score - guess.cost, previous

    def _guarded(self, text: str, question: tuple[Word, ...]) -> frozenset[Word]:
        """Words that are never touched: codes, numbers, abbreviations, English words, foreign names."""
        codes = [(mention.start, mention.end) for mention in find_numbers(text)]
        english = is_english(text)
        return frozenset(
            word
            for word in question
            if not word.text.isalpha()
            or len(word.text) > _LONGEST_WORD
            or (_ROMAN.fullmatch(word.plain) and word.plain not in by_plain())
            or _GLUED.match(text, max(0, word.start - 1))
            or _GLUED.match(text, word.end - 1)
            or (word.text.isupper() and 1 < len(word.text) <= _LONGEST_ABBREVIATION and not text.isupper())
            or any(start < word.start < end and re.search(r"\d", text[start : word.start]) for start, end in codes)
            or self._is_foreign(word, english)
        )

    def _is_foreign(self, word: Word, english: bool) -> bool:
        """Whether a word is English, or an abbreviation in small letters."""
        return word.key in english_words() | short_forms() and (english or not self._language.forms(word.plain))

    def _parted(self, text: str) -> str:
        """The text with a blank put between two words typed as one: "kếhoạch"."""
        for word in reversed(words(text)):
            long = _SHORTEST_GLUED <= len(word.key) <= _LONGEST_WORD
            glued = long and word.text.isalpha() and not self._language.forms(word.plain)
            at = self._seam(word.key) if glued and word.key not in english_words() | short_forms() else None
            if at is not None:
                text = f"{text[: word.start + at]} {text[word.start + at :]}"
        return text

    def _seam(self, key: str) -> int | None:
        """Where a word falls into two known ones that are seen side by side, most likely; ``None`` if nowhere."""
        seams = [
            (self._language.after(None, first) + self._language.after(first, second), at)
            for at in range(1, len(key))
            for first in self._parts(key[:at])
            for second in self._parts(key[at:])
            if self._language.follows(first, second)
        ]
        return max(seams)[1] if seams else None

    def _parts(self, typed: str) -> Sequence[str]:
        plain = fold(typed)
        forms = self._language.forms(plain)
        return forms if typed == plain else [form for form in forms if form == typed]


def _is_unmarked(question: tuple[Word, ...], guarded: frozenset[Word]) -> bool:
    letters = [word for word in question if word not in guarded]
    marked = sum(word.key != word.plain for word in letters)
    return bool(letters) and marked < _MOSTLY_UNMARKED * len(letters)


def _as_typed(word: Word, meant: str, restoring: bool) -> str:
    """A repaired word with no more diacritics than the question was typed with."""
    if not restoring or word.key != word.plain:
        return meant
    return word.key if fold(meant) == word.plain else fold(meant)


def _write(text: str, question: tuple[Word, ...], chosen: Sequence[str]) -> str:
    for word, meant in zip(reversed(question), reversed(chosen), strict=True):
        if meant != word.key:
            text = text[: word.start] + _in_case(meant, word.text) + text[word.end :]
    return text


def _in_case(meant: str, typed: str) -> str:
    if len(typed) > 1 and typed.isupper():
        return meant.upper()
    return meant[0].upper() + meant[1:] if typed[0].isupper() else meant

"""Typing errors repaired and missing diacritics restored, as far as the language of the plans makes them likely."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.wording.clean import fold
from retrieval.wording.guarded import guarded
from retrieval.wording.language import Language
from retrieval.wording.likeliest import likeliest
from retrieval.wording.repairs import Guess, Repairs
from retrieval.wording.seams import part_words
from retrieval.wording.syllables import syllables
from retrieval.wording.words import Word, words

_MOSTLY_UNMARKED = 0.35
_DOUBT = 6.0
_RARE = 3.0
_MOST_FORMS = 8
_SURE_EDIT_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Repaired:
    """``text`` with errors repaired, and ``restored`` with the missing diacritics too; equally long.

    ``unmarked`` tells that most words were typed without diacritics.
    """

    text: str
    restored: str
    unmarked: bool


class Spelling:
    """Reads words in their context; what is possible and known stays as it was typed."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._repairs = Repairs(language)

    def repair(self, text: str) -> Repaired:
        """The clean text repaired; diacritics are restored where most of the words lack them."""
        text = part_words(text, self._language)
        question = words(text)
        kept = guarded(text, self._language)
        unmarked = _is_unmarked([word for word in question if word not in kept])
        options = [
            [Guess(word.key, 0.0)] if word in kept else self._options(question, at, unmarked)
            for at, word in enumerate(question)
        ]
        chosen = likeliest(options, _joined(text, question), self._language)
        typed = [_as_typed(word, meant, unmarked) for word, meant in zip(question, chosen, strict=True)]
        return Repaired(_write(text, question, typed), _write(text, question, chosen), unmarked)

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
        """What a word was meant to be; its neighbours bear out a changed name, or changed letters of a short word."""
        word = question[at]
        is_name = at > 0 and word.text[0].isupper() and word.key == word.plain
        is_short = len(word.plain) < _SURE_EDIT_LENGTH
        before, after = self._as_known(question, at - 1), self._as_known(question, at + 1)
        return [
            guess
            for guess in self._repairs.guesses(word.key)
            if not (is_name or (guess.edited and is_short)) or self._is_seen(before, guess.word, after)
        ]

    def _is_lonely(self, question: tuple[Word, ...], at: int) -> bool:
        """Whether a word was never seen beside its neighbours."""
        key = question[at].key
        seen_before = at > 0 and self._language.follows(question[at - 1].key, key)
        return not seen_before and not (at + 1 < len(question) and self._language.follows(key, question[at + 1].key))

    def _is_seen(self, before: Sequence[str], word: str, after: Sequence[str]) -> bool:
        """Whether a word was ever seen beside what may stand before or after it."""
        follows = self._language.follows
        return any(follows(other, word) for other in before) or any(follows(word, other) for other in after)

    def _as_known(self, question: tuple[Word, ...], at: int) -> Sequence[str]:
        """What a neighbour may be, without reading it: itself, or every word that its letters stand for."""
        if not 0 <= at < len(question):
            return ()
        word = question[at]
        return (word.key,) if word.key != word.plain else self._language.forms(word.plain)


def _is_unmarked(question: list[Word]) -> bool:
    marked = sum(word.key != word.plain for word in question)
    return bool(question) and marked < _MOSTLY_UNMARKED * len(question)


def _joined(text: str, question: tuple[Word, ...]) -> list[bool]:
    """For each word, whether only blanks part it from the one before."""
    ends = (0, *(word.end for word in question))
    return [text[end : word.start].isspace() for end, word in zip(ends, question, strict=False)]


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

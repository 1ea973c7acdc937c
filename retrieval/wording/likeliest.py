"""The likeliest words of a whole question, when each may be one of several."""

from collections.abc import Sequence

from retrieval.wording.language import Language
from retrieval.wording.repairs import Guess

_Column = dict[str, tuple[float, str | None]]


def likeliest(options: Sequence[Sequence[Guess]], joined: Sequence[bool], language: Language) -> list[str]:
    """One of the guesses for each word, the best together (Viterbi over pairs of neighbours).

    ``joined`` tells for each word whether nothing but a blank parts it from the one before.
    """
    if all(len(guesses) == 1 for guesses in options):
        return [guess.word for (guess,) in options]
    columns: list[_Column] = []
    for guesses, is_joined in zip(options, joined, strict=True):
        before = columns[-1] if columns else {}
        columns.append({guess.word: _best(guess, before, is_joined, language) for guess in guesses})
    return _traced(columns)


def _best(guess: Guess, before: _Column, joined: bool, language: Language) -> tuple[float, str | None]:
    """The best score that ends in a guess, and the word before it on that way."""
    if not before:
        return language.alone(guess.word) - guess.cost, None
    steps = language.after_each(before, guess.word) if joined else [language.alone(guess.word)] * len(before)
    ways = zip(steps, before.items(), strict=True)
    score, previous = max([(score + step, word) for step, (word, (score, _)) in ways])
    return score - guess.cost, previous


def _traced(columns: list[_Column]) -> list[str]:
    chosen: list[str] = []
    current = max(columns[-1], key=lambda word: columns[-1][word][0]) if columns else None
    for column in reversed(columns):
        if current is not None:
            chosen.append(current)
            current = column[current][1]
    return chosen[::-1]

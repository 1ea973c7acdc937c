"""Blanks that were not typed: "kếhoạch" is "kế hoạch"."""

from collections.abc import Sequence

from retrieval.wording.clean import fold
from retrieval.wording.guarded import LONGEST_WORD, left_alone
from retrieval.wording.language import Language
from retrieval.wording.words import words

_SHORTEST = 5


def part_words(text: str, language: Language) -> str:
    """The clean text with a blank put into each unknown word that is two words often seen side by side."""
    for word in reversed(words(text)):
        if not _SHORTEST <= len(word.key) <= LONGEST_WORD or not word.text.isalpha():
            continue
        if language.forms(word.plain) or word.key in left_alone():
            continue
        at = _seam(word.key, language)
        if at is not None:
            text = f"{text[: word.start + at]} {text[word.start + at :]}"
    return text


def _seam(key: str, language: Language) -> int | None:
    """Where a word most likely falls into two; ``None`` if nowhere."""
    seams = [
        (language.alone(first) + language.after_each((first,), second)[0], at)
        for at in range(1, len(key))
        for first in _forms(key[:at], language)
        for second in _forms(key[at:], language)
        if language.follows(first, second)
    ]
    return max(seams)[1] if seams else None


def _forms(typed: str, language: Language) -> Sequence[str]:
    """The words that a part may be: all that lack its marks only, or itself."""
    plain = fold(typed)
    forms = language.forms(plain)
    return forms if typed == plain else [form for form in forms if form == typed]

"""Words of a question that no repair touches: codes, numbers, abbreviations, English words, roman numerals."""

import re
from functools import cache

from retrieval.wording.abbreviations import short_forms
from retrieval.wording.english import english_words, is_english
from retrieval.wording.language import Language
from retrieval.wording.numbers import find_numbers
from retrieval.wording.syllables import by_plain
from retrieval.wording.words import Word, words

LONGEST_WORD = 14
_LONGEST_ABBREVIATION = 6
_ROMAN = re.compile(r"[ivx]{2,}")
_DIGIT = re.compile(r"\d")


@cache
def left_alone() -> frozenset[str]:
    """English words and abbreviations, lower case: no typing errors, however they look."""
    return english_words() | short_forms()


def guarded(text: str, language: Language) -> frozenset[Word]:
    """The words of a clean text that are to stay as they are."""
    numbers = [(mention.start, mention.end) for mention in find_numbers(text)]
    english = is_english(text)
    shouted = text.isupper()
    return frozenset(
        word
        for word in words(text)
        if not word.text.isalpha()
        or len(word.text) > LONGEST_WORD
        or _stands_by_digit(text, word)
        or _is_roman(word)
        or (_is_abbreviation(word) and not shouted)
        or any(start < word.start < end and _DIGIT.search(text, start, word.start) for start, end in numbers)
        or (word.key in left_alone() and (english or not language.forms(word.plain)))
    )


def _stands_by_digit(text: str, word: Word) -> bool:
    """Whether a digit touches the word: "T6", "QH15"."""
    return text[word.start - 1 : word.start].isdecimal() or text[word.end : word.end + 1].isdecimal()


def _is_roman(word: Word) -> bool:
    return _ROMAN.fullmatch(word.plain) is not None and word.plain not in by_plain()


def _is_abbreviation(word: Word) -> bool:
    return word.text.isupper() and 1 < len(word.text) <= _LONGEST_ABBREVIATION

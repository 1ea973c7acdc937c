"""Names of units word by word, as they are compared: spelled out, without the province and words that do not count."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.provinces import find_provinces
from retrieval.wording.syllables import by_plain
from retrieval.wording.words import Phrases, Word, words

_BREAK = re.compile(r"[,;.?!:()\"“”]")


class UnitWord(NamedTuple):
    """A word of a spelled-out name with the place that it was read from; a break has an empty key.

    ``before`` are the two words that stand before it in the text, skipped ones too.
    """

    key: str
    plain: str
    start: int
    end: int
    before: str = ""

    def is_same(self, key: str, plain: str) -> bool:
        """Whether this can be the word ``key``, typed with its diacritics or without any."""
        return self.key == key or (self.plain == plain and self.key == self.plain)


@lru_cache(maxsize=256)
def spelled_out(text: str) -> tuple[UnitWord, ...]:
    """The words of a clean text as units are compared: spelled out, without the province and the words skipped."""
    question = words(text)
    inside = {at for place in find_provinces(text, question) for at in range(place.start, place.end)}
    tokens: list[UnitWord] = []
    shorts = (found for found in _spelling().find(question) if _is_short(question[found.first : found.last]))
    spelled = {found.first: found for found in shorts}
    at = 0
    while at < len(question):
        word, found = question[at], spelled.get(at)
        if at and _BREAK.search(text, question[at - 1].end, word.start):
            tokens.append(UnitWord("", "", word.start, word.start))
        if word.start in inside or (found is None and word.key in _skipped() and not _is_kept(question, at)):
            at += 1
            continue
        spelling = found.payload if found else ((word.key, word.plain),)
        start, end = (found.start, found.end) if found else (word.start, word.end)
        before = "".join(f" {word.plain}" for word in question[max(0, at - 2) : at])
        tokens += [UnitWord(key, plain, start, end, before) for key, plain in spelling]
        at = found.last if found else at + 1
    return tuple(tokens)


def name_words(name: str) -> tuple[tuple[str, str], ...]:
    """The words by which a name is compared, each with and without diacritics."""
    return tuple((token.key, token.plain) for token in spelled_out(clean(name)) if token.key)


def name_key(name: str) -> str:
    """The same words without diacritics, as one text: equal for all spellings of a name."""
    return " ".join(plain for _, plain in name_words(name))


def _is_kept(question: tuple[Word, ...], at: int) -> bool:
    following = question[at + 1].plain if at + 1 < len(question) else ""
    return f"{question[at].plain} {following}" in _kept()


@cache
def _spelling() -> Phrases[tuple[tuple[str, str], ...]]:
    return Phrases((short, _long_words(long)) for short, long in load("units")["spelling"].items())


def _long_words(long: str) -> tuple[tuple[str, str], ...]:
    question = words(clean(long))
    kept = (word for at, word in enumerate(question) if word.key not in _skipped() or _is_kept(question, at))
    return tuple((word.key, word.plain) for word in kept)


def _is_short(found: tuple[Word, ...]) -> bool:
    """Whether an abbreviation stands here: "TU" is Tỉnh ủy, "tu" may be "từ" or "tư"."""
    return len(found) > 1 or found[0].text.isupper() or found[0].plain not in by_plain()


@cache
def _skipped() -> frozenset[str]:
    """The words skipped, with and without diacritics."""
    return frozenset(form for word in load("units")["skipped"]["words"] for form in (word, fold(word)))


@cache
def _kept() -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in load("units")["skipped"]["kept"])

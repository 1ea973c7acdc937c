"""Search keys of Vietnamese text: syllables, syllable pairs, and the same without diacritics. Never shown."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

VERSION = 4
PAIR_WEIGHT = 0.55
WEAK_WORDS = Path(__file__).with_name("weak_words.txt")

_WORD = re.compile(r"[^\W_]+")
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def words(text: str) -> list[str]:
    """Lower-case words of letters or digits, composed (NFC); punctuation is dropped."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def fold(text: str) -> str:
    """The text without diacritics, ``đ`` as ``d``, otherwise unchanged."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).replace("đ", "d").replace("Đ", "D")


@lru_cache(maxsize=65_536)
def syllable_key(word: str) -> str:
    """One key for all spellings of a word: the tone is moved to the end, so that ``hoà`` is ``hòa``
    and ``uỷ`` is ``ủy``; numbers lose leading zeros, so that ``01`` is ``1``."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(_TONES.get(c, "") for c in decomposed)
    letters = "".join(c for c in decomposed if c not in _TONES)
    return unicodedata.normalize("NFC", letters) + tone


@lru_cache(maxsize=65_536)
def folded_key(word: str) -> str:
    """The key of a word typed without diacritics."""
    return syllable_key(fold(word))


def syllables(text: str) -> list[str]:
    """The syllable keys of a text, in order."""
    return [syllable_key(word) for word in words(text)]


def folded(text: str) -> list[str]:
    """The syllable keys of a text without diacritics, in order."""
    return [folded_key(word) for word in words(text)]


def pairs(keys: Sequence[str]) -> list[str]:
    """Neighbouring keys joined by a space: ``chủ trì thực`` gives ``chủ trì`` and ``trì thực``."""
    return [f"{left} {right}" for left, right in pairwise(keys)]


def key_weight(key: str) -> float:
    """How much a key counts: a pair less than a syllable, as its two syllables count already."""
    return PAIR_WEIGHT if " " in key else 1.0


def typed_without_marks(text: str) -> bool:
    """Whether the text carries so few diacritics that it must have been typed without them.

    Two of three syllables of ordinary Vietnamese carry a mark; one in eight is the border here.
    """
    letters = [word for word in words(text) if word.isalpha()]
    marked = sum(not word.isascii() for word in letters)
    return len(letters) > 1 and marked * 8 <= len(letters)


def marked_terms(text: str) -> list[str]:
    """What a text is indexed under: its syllables and their pairs."""
    found = syllables(text)
    return found + pairs(found)


def folded_terms(text: str) -> list[str]:
    """The same without diacritics."""
    found = folded(text)
    return found + pairs(found)


def asked(terms: Sequence[str]) -> list[str]:
    """The keys of a query that say what is asked for: without weak words and pairs of them, unless that is all."""
    weak = _weak_keys()
    strong = [term for term in terms if not weak.issuperset(term.split())]
    return strong or list(terms)


@cache
def _weak_keys() -> frozenset[str]:
    lines = WEAK_WORDS.read_text(encoding="utf-8").splitlines()
    found = [word for line in lines if not line.startswith("#") for word in words(line)]
    return frozenset(map(syllable_key, found)) | frozenset(map(folded_key, found))

"""Vietnamese as it comes from a keyboard: raw TELEX without an input method, and fingers that slip."""

import unicodedata
from random import Random

_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"
_SHORTEST = 4
"""Letters of a word that a finger may slip in: a shorter one would become another word."""
_SLIPS = 0.2
"""The share of such words that come out wrong."""


def telex(text: str) -> str:
    """The keys that would have typed a text: "đơn vị" becomes "ddown vij"."""
    return " ".join(_keys(word) for word in text.split(" "))


def typos(text: str, chance: Random) -> str:
    """The text with letters swapped, missing or doubled inside some of its words; figures and short words stay."""
    return " ".join(_slipped(word, chance) for word in text.split(" "))


def _keys(word: str) -> str:
    letters, tone = "", ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        elif char in "đĐ":
            letters += "dd" if char == "đ" else "DD"
        elif char == _CIRCUMFLEX:
            letters += letters[-1:]
        else:
            letters += _SHAPES.get(char, char)
    core = letters.rstrip('.,;:?!”")')
    return core + tone + letters[len(core) :]


def _slipped(word: str, chance: Random) -> str:
    if len(word) < _SHORTEST or not word.isalpha() or chance.random() >= _SLIPS:
        return word
    at = chance.randrange(1, len(word) - 1)
    here, after = word[at], word[at + 1]
    return word[:at] + chance.choice((after + here, after, here + here + after)) + word[at + 2 :]

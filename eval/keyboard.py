"""Vietnamese as it comes from a keyboard without an input method: raw TELEX."""

import unicodedata

_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"


def telex(text: str) -> str:
    """The keys that would have typed a text: "đơn vị" becomes "ddown vij"."""
    return " ".join(_keys(word) for word in text.split(" "))


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
